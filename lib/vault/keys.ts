import { createHash, randomBytes } from "node:crypto";
import { associatedData, keyBytes, openBytes, sealBytes, UnsealError } from "@/lib/vault/sealed";

/**
 * The key outside the database that wraps the keys inside it. A key management service fits behind the same three;
 * `wrap` may then cost a network call, so nobody may count on it being quick.
 */
export interface KeyEncryptionKey {
  /** Stands in front of everything it wrapped, so that rotation knows what is left to do. Tells nothing of the key. */
  readonly id: string;
  wrap(plain: Uint8Array): Buffer<ArrayBuffer>;
  /** @throws UnsealError */
  unwrap(wrapped: Uint8Array): Buffer<ArrayBuffer>;
}

const idBytes = 8;

/** The id of the key that wrapped this, read without opening it. @throws UnsealError where it is too short to be one. */
export function wrappingKeyId(wrapped: Uint8Array): string {
  if (wrapped.length <= idBytes) throw new UnsealError();
  return Buffer.from(wrapped.subarray(0, idBytes)).toString("hex");
}

/**
 * A key-encryption key given as base64 of 32 bytes, from the environment or a file.
 * @throws RangeError where it is not that; the message never holds the value.
 */
export function environmentKey(base64: string): KeyEncryptionKey {
  const key = Buffer.from(base64, "base64");
  if (key.length !== keyBytes || key.toString("base64") !== base64.trim()) {
    throw new RangeError("the key-encryption key is base64 of 32 bytes");
  }
  const id = createHash("sha256").update("key-encryption-key:").update(key).digest().subarray(0, idBytes);
  const name = id.toString("hex");
  const aad = associatedData("data_key", "wrapped", name);
  return {
    id: name,
    wrap: (plain) => Buffer.concat([id, sealBytes(key, aad, plain)]),
    unwrap: (wrapped) => {
      if (wrappingKeyId(wrapped) !== name) throw new UnsealError();
      return openBytes(key, aad, wrapped.subarray(idBytes));
    },
  };
}

/** Rotation while running: wraps with `current`, opens what it or any of the retired keys wrapped. */
export function keyRing(current: KeyEncryptionKey, retired: readonly KeyEncryptionKey[]): KeyEncryptionKey {
  return {
    id: current.id,
    wrap: (plain) => current.wrap(plain),
    unwrap: (wrapped) => {
      const name = wrappingKeyId(wrapped);
      const key = [current, ...retired].find((candidate) => candidate.id === name);
      if (!key) throw new UnsealError();
      return key.unwrap(wrapped);
    },
  };
}

/** A new key for one person, case or Defender. It is stored wrapped, and lives in memory only while it is used. */
export function newDataKey(): Buffer<ArrayBuffer> {
  return Buffer.from(randomBytes(keyBytes));
}
