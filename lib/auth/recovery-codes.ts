import { createHash, randomBytes } from "node:crypto";

/** As many codes as are made at a time. */
export const codesAtATime = 10;

/** Crockford's alphabet: no letter that is read as a digit. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const length = 16;

/** A code of 80 bits, in groups as it is printed: more than anybody can guess from its hash. */
export function newRecoveryCode(): string {
  const letters = [...randomBytes(length)].map((byte) => alphabet.charAt(byte % alphabet.length)).join("");
  return letters.replace(/(.{4})(?=.)/g, "$1-");
}

/** As typed, read kindly: spaces, dashes and small letters don't matter, nor O for 0, nor I or L for 1. */
export function readRecoveryCode(typed: string): string | null {
  const letters = typed.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
  return letters.length === length && [...letters].every((letter) => alphabet.includes(letter))
    ? letters
    : null;
}

/** Only this is stored; with the person in it, equal codes of two people would not look equal. */
export function recoveryCodeHash(userId: string, letters: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(createHash("sha256").update(`recovery:${userId}:${letters}`).digest());
}
