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

/** A data key was wrapped by a key that this process was not given. */
export class UnknownKeyError extends Error {
  constructor(readonly kekId: string) {
    super(`No setting holds the key-encryption key ${kekId}: is it missing in KEY_ENCRYPTION_KEYS_OLD?`);
    this.name = "UnknownKeyError";
  }
}

let keys: Map<string, KeyEncryptionKey> | undefined;

/** The installation's keys by id, from the environment: the first wraps, all of them unwrap. */
function known(): Map<string, KeyEncryptionKey> {
  const { KEY_ENCRYPTION_KEY: current, KEY_ENCRYPTION_KEYS_OLD: old } = env();
  keys ??= new Map([current, ...old].map(keyFromBase64).map((key) => [key.id, key]));
  return keys;
}

/** The key under which everything is wrapped from now on. */
export function keyEncryptionKey(): KeyEncryptionKey {
  const [current] = known().values();
  if (!current) throw new Error("No key-encryption key");
  return current;
}

/** @throws UnknownKeyError when the key that wrapped it is not among the settings; Error when a byte was changed */
export function unwrapKey(row: { wrapped: Uint8Array; kekId: string }): Buffer {
  const kek = known().get(row.kekId);
  if (!kek) throw new UnknownKeyError(row.kekId);
  return kek.unwrap(row.wrapped);
}
