import { createHash, randomBytes } from "node:crypto";

/** 256 random bits, as they stand in a cookie or a mailed link. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** Only this is stored: a copy of the database opens no session and no link. */
export function tokenHash(token: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(createHash("sha256").update(token).digest());
}

/** The same in hexadecimal, as a command's input carries it. */
export function tokenHashHex(token: string): string {
  return Buffer.from(tokenHash(token)).toString("hex");
}
