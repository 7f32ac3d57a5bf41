import { createHash } from "node:crypto";
import { env } from "@/lib/env";
import { openBytes, sealBytes } from "./seal";

/** Wraps data keys. It never lies in the database; a key service can stand behind the same interface. */
export type KeyEncryptionKey = {
  /** Says which key wrapped a data key, without saying anything of the key. */
  id: string;
  wrap(key: Uint8Array): Buffer;
  /** @throws Error when another key wrapped it, or a byte was changed */
  unwrap(wrapped: Uint8Array): Buffer;
};

/** @param base64 32 bytes */
export function keyFromBase64(base64: string): KeyEncryptionKey {
  const kek = Buffer.from(base64, "base64");
  if (kek.length !== 32) throw new Error("A key-encryption key has 32 bytes");
  const id = createHash("sha256").update("kek-id:").update(kek).digest("hex").slice(0, 16);
  const place = `DataKey:wrapped:${id}`;
  return {
    id,
    wrap: (key) => sealBytes(kek, place, key),
    unwrap: (wrapped) => openBytes(kek, place, wrapped),
  };
}

let current: KeyEncryptionKey | undefined;

/** The installation's key, from the environment. */
export function keyEncryptionKey(): KeyEncryptionKey {
  current ??= keyFromBase64(env().KEY_ENCRYPTION_KEY);
  return current;
}
