import { createHmac } from "node:crypto";
import { purposeKeys } from "@/lib/vault/fingerprint";

/** A docket as it is compared: letters and digits alone, as clerks write the rest in many ways. Null: it is none. */
export function plainDocket(text: string): string | null {
  const docket = text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
  return docket.length >= 5 && /\d/.test(docket) ? docket : null;
}

/**
 * By this a docket is found again; without the installation's key nobody can guess from it. A docket is no name, but in
 * a public register it leads to one. Null: the text is no docket.
 */
export function docketMac(text: string): Uint8Array<ArrayBuffer> | null {
  return docketMacs(text)[0] ?? null;
}

/** The same under every key that is known, the current one first: a docket of before a rotation is found as well. */
export function docketMacs(text: string): Uint8Array<ArrayBuffer>[] {
  const docket = plainDocket(text);
  if (!docket) return [];
  return purposeKeys("dockets").map((key) =>
    Uint8Array.from(createHmac("sha256", key).update(docket, "utf8").digest()),
  );
}
