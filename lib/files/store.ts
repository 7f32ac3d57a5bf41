import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { randomUUID } from "node:crypto";
import { openBytes, sealBytes } from "@/lib/vault/seal";

/** Where files lie. The folder is one kind; an object store can stand behind the same three calls. */
export type FileStore = {
  /** Encrypts under the key. @returns the address that finds it again, and facts of the plain bytes */
  put(bytes: Uint8Array, key: Uint8Array): Promise<{ address: string; sha256: string; size: number }>;
  /** @throws Error when it is not there, the key is another, or a byte was changed */
  get(address: string, key: Uint8Array): Promise<Buffer>;
  remove(address: string): Promise<void>;
};

const hex = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/**
 * Content-addressed by the ciphertext, so that what is stored can be checked without a key. Written beside and then
 * renamed: a crash leaves no half file under an address.
 */
export function folderStore(folder: string): FileStore {
  const pathOf = (address: string) => {
    if (!/^[0-9a-f]{64}$/.test(address)) throw new Error("Not an address");
    return join(folder, address.slice(0, 2), address.slice(2, 4), address);
  };
  return {
    async put(bytes, key) {
      const sealed = sealBytes(key, "File", bytes);
      const address = hex(sealed);
      const path = pathOf(address);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const beside = `${path}.${randomUUID()}`;
      await writeFile(beside, sealed, { mode: 0o600 });
      await rename(beside, path);
      return { address, sha256: hex(bytes), size: bytes.byteLength };
    },
    async get(address, key) {
      const sealed = await readFile(pathOf(address));
      if (hex(sealed) !== address) throw new Error("A stored file was changed");
      return openBytes(key, "File", sealed);
    },
    async remove(address) {
      await rm(pathOf(address), { force: true });
    },
  };
}
