import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { purposeKey } from "@/lib/vault/fingerprint";

/**
 * What a passkey is asked to sign: random bytes, until when, and our mark over both and over what it is for. So nothing
 * is written for a visitor who only looks, and an answer counts nowhere but where it was asked for. That it counts once
 * is kept by SpentChallenge.
 */
export type ChallengeUse =
  | { for: "enter" }
  /** The second step, adding one, and confirming who it is belong to one session each. */
  | { for: "second" | "add" | "confirm"; sessionId: string };

const life = 5 * 60_000;
const randomLength = 16;
const stampLength = 6;
const markLength = 32;

export function newChallenge(use: ChallengeUse, now: Date): Uint8Array<ArrayBuffer> {
  const stamp = Buffer.alloc(stampLength);
  stamp.writeUIntBE(now.getTime() + life, 0, stampLength);
  const head = Buffer.concat([randomBytes(randomLength), stamp]);
  return Uint8Array.from(Buffer.concat([head, markOf(head, use)]));
}

/**
 * @param challenge base64url, as the browser gives it back
 * @returns under which hash it is spent, and until when it is to be kept; null when it is not ours, of something else,
 *   or has run out
 */
export function readChallenge(
  challenge: string,
  use: ChallengeUse,
  now: Date,
): { hash: Uint8Array<ArrayBuffer>; expiresAt: Date } | null {
  const bytes = Buffer.from(challenge, "base64url");
  if (bytes.length !== randomLength + stampLength + markLength) return null;
  const head = bytes.subarray(0, randomLength + stampLength);
  if (!timingSafeEqual(bytes.subarray(head.length), markOf(head, use))) return null;
  const expiresAt = new Date(head.readUIntBE(randomLength, stampLength));
  if (expiresAt <= now) return null;
  return { hash: Uint8Array.from(createHash("sha256").update(bytes).digest()), expiresAt };
}

function markOf(head: Uint8Array, use: ChallengeUse): Buffer {
  const place = use.for === "enter" ? "enter" : `${use.for}:${use.sessionId}`;
  return createHmac("sha256", purposeKey("challenges")).update(place).update("\0").update(head).digest();
}
