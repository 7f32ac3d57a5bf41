import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/**
 * AES-256-GCM. A sealed value is: version (1 byte, 1) · nonce (12, random) · ciphertext · tag (16).
 * The version and the associated data are authenticated, so a value moved to another row or column does not open.
 * A random 96-bit nonce is safe for some 2^32 values under one key; a key belongs to one person or one case.
 */
const version = 1;
const nonceBytes = 12;
const tagBytes = 16;
export const sealedOverhead = 1 + nonceBytes + tagBytes;

/** 32 bytes: the key of one person, one case, one Defender's bank details, or the one that wraps those. */
export const keyBytes = 32;

declare const associated: unique symbol;
/** What a sealed value is bound to. Make it with `associatedData`. */
export type AssociatedData = string & { readonly [associated]: true };

/** The value's place: table, column, id of the row. @throws RangeError where a part is empty or holds a colon. */
export function associatedData(table: string, column: string, id: string): AssociatedData {
  for (const part of [table, column, id]) {
    if (part === "" || part.includes(":"))
      throw new RangeError("a part of the associated data is empty or ambiguous");
  }
  return `${table}:${column}:${id}` as AssociatedData;
}

/** Wrong key, wrong place, or bytes that were changed: which of them is not known, and not said. */
export class UnsealError extends Error {
  constructor() {
    super("this value does not open with this key at this place");
    this.name = "UnsealError";
  }
}

const authenticated = (aad: AssociatedData) =>
  Buffer.concat([Buffer.from([version]), Buffer.from(aad, "utf8")]);

function checkKey(key: Uint8Array): void {
  if (key.length !== keyBytes) throw new RangeError("a key has 32 bytes");
}

export function sealBytes(key: Uint8Array, aad: AssociatedData, plain: Uint8Array): Buffer<ArrayBuffer> {
  checkKey(key);
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(authenticated(aad));
  return Buffer.concat([
    Buffer.from([version]),
    nonce,
    cipher.update(plain),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
}

/** @throws UnsealError */
export function openBytes(key: Uint8Array, aad: AssociatedData, sealed: Uint8Array): Buffer<ArrayBuffer> {
  checkKey(key);
  if (sealed.length < sealedOverhead || sealed[0] !== version) throw new UnsealError();
  const tagAt = sealed.length - tagBytes;
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(1, 1 + nonceBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(authenticated(aad));
  decipher.setAuthTag(sealed.subarray(tagAt));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(1 + nonceBytes, tagAt)), decipher.final()]);
  } catch {
    throw new UnsealError();
  }
}

export function sealText(key: Uint8Array, aad: AssociatedData, text: string): Buffer<ArrayBuffer> {
  return sealBytes(key, aad, Buffer.from(text, "utf8"));
}

/** @throws UnsealError */
export function openText(key: Uint8Array, aad: AssociatedData, sealed: Uint8Array): string {
  return openBytes(key, aad, sealed).toString("utf8");
}
