import { openText, sealText } from "@/lib/vault/seal";
import type { LoadScope } from "@/lib/workflow/define";

/** Seals words for a column, as Prisma takes bytes. @param place `Table:column:id` */
export async function sealed(
  scope: LoadScope,
  place: string,
  text: string,
): Promise<Uint8Array<ArrayBuffer>> {
  return Uint8Array.from(sealText(await scope.caseKey(), place, text));
}

/** The answers in words of an evaluation, by question; none is the empty record. */
export function openWords(key: Buffer, id: string, cipher: Uint8Array | null): Record<string, string> {
  if (!cipher) return {};
  const parsed: unknown = JSON.parse(openText(key, `Evaluation:wordsCipher:${id}`, cipher));
  if (typeof parsed !== "object" || parsed === null) return {};
  return Object.fromEntries(
    Object.entries(parsed).filter((pair): pair is [string, string] => typeof pair[1] === "string"),
  );
}
