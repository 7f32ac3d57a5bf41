import { openFor, purposeKey } from "@/lib/vault/fingerprint";
import { sealText } from "@/lib/vault/seal";

const place = (linkId: string) => `AccessLink:token:${linkId}`;

/** A token as a job may carry it: base64 of its ciphertext. */
export function sealLinkToken(linkId: string, token: string): string {
  return sealText(purposeKey("links"), place(linkId), token).toString("base64");
}

export function openLinkToken(linkId: string, sealed: string): string {
  return openFor("links", place(linkId), Buffer.from(sealed, "base64"));
}
