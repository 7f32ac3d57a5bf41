import { openText } from "@/lib/vault/seal";

/** The answers in words of an evaluation, by question; none is the empty record. */
export function openWords(key: Buffer, id: string, cipher: Uint8Array | null): Record<string, string> {
  if (!cipher) return {};
  const parsed: unknown = JSON.parse(openText(key, `Evaluation:wordsCipher:${id}`, cipher));
  if (typeof parsed !== "object" || parsed === null) return {};
  return Object.fromEntries(
    Object.entries(parsed).filter((pair): pair is [string, string] => typeof pair[1] === "string"),
  );
}
