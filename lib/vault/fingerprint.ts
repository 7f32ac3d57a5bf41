import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/**
 * HMAC-SHA-256 of a canonical text, in hex: tells whether an operation came twice with the same input, without
 * keeping the input. Keyed, because the input may be a name, and names are few enough to be guessed.
 */
export function fingerprint(secret: string | Uint8Array, canonicalText: string): string {
  return createHmac("sha256", secret).update(canonicalText, "utf8").digest("hex");
}

/** Compares two fingerprints without telling by its time how much of them agrees. */
export function sameFingerprint(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a, "utf8"), Buffer.from(b, "utf8")];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** SHA-256 in hex: the identity of a text or a file. */
export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
