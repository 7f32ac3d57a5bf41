import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/**
 * AES-256-GCM: one byte of format, 12 of nonce, the ciphertext, 16 of tag. The place (`Table:column:id`) is
 * associated data, so that a ciphertext moved to another row or column does not open.
 */
const format = 1;
const nonceLength = 12;
const tagLength = 16;

export function sealBytes(key: Uint8Array, place: string, bytes: Uint8Array): Buffer {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(Buffer.from(place, "utf8"));
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([Buffer.from([format]), nonce, body, cipher.getAuthTag()]);
}

/** @throws Error when the key, the place or a byte is not what it was */
export function openBytes(key: Uint8Array, place: string, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed);
  if (bytes[0] !== format || bytes.length < 1 + nonceLength + tagLength)
    throw new Error("Not a sealed value");
  const nonce = bytes.subarray(1, 1 + nonceLength);
  const decipher = createDecipheriv("aes-256-gcm", key, nonce);
  decipher.setAAD(Buffer.from(place, "utf8"));
  decipher.setAuthTag(bytes.subarray(bytes.length - tagLength));
  const body = bytes.subarray(1 + nonceLength, bytes.length - tagLength);
  return Buffer.concat([decipher.update(body), decipher.final()]);
}

export function sealText(key: Uint8Array, place: string, text: string): Buffer {
  return sealBytes(key, place, Buffer.from(text.normalize("NFC"), "utf8"));
}

export function openText(key: Uint8Array, place: string, sealed: Uint8Array): string {
  return openBytes(key, place, sealed).toString("utf8");
}
