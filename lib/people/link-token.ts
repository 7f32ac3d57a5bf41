import { purposeKey, purposeKeys } from "@/lib/vault/fingerprint";
import { openText, sealText } from "@/lib/vault/seal";

const place = (linkId: string) => `AccessLink:token:${linkId}`;

/** A token as a job may carry it: base64 of its ciphertext. */
export function sealLinkToken(linkId: string, token: string): string {
  return sealText(purposeKey("links"), place(linkId), token).toString("base64");
}

/** A token that was sealed before the key-encryption key was rotated opens as well. */
export function openLinkToken(linkId: string, sealed: string): string {
  const [current, ...old] = purposeKeys("links");
  const bytes = Buffer.from(sealed, "base64");
  for (const key of old) {
    try {
      return openText(key, place(linkId), bytes);
    } catch {
      // Of another key.
    }
  }
  return openText(current ?? purposeKey("links"), place(linkId), bytes);
}
