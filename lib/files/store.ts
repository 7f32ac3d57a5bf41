import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { openStream, sealStream } from "./sealed-stream";

/** The address that finds a file again, and facts of its plain bytes. */
export type StoredFile = { address: string; sha256: string; size: number };

/** Where files lie. The folder is one kind; an object store can stand behind the same four calls. */
export type FileStore = {
  /** Encrypts under the key, as the bytes come. Where they end with an error nothing is stored. */
  put(plain: Uint8Array | AsyncIterable<Uint8Array>, key: Uint8Array): Promise<StoredFile>;
  /** @throws Error when it is not there, the key is another, or a byte was changed */
  get(address: string, key: Uint8Array): Promise<Buffer>;
  /** As `get`, piece by piece: for what is too large to stand in memory. */
  read(address: string, key: Uint8Array): AsyncIterable<Buffer>;
  remove(address: string): Promise<void>;
};

/**
 * Content-addressed by the ciphertext, so that what is stored can be checked without a key. Written beside, brought to
 * the disk, then renamed: a crash leaves no half file under an address, and nothing that was answered for is lost.
 */
export function folderStore(folder: string): FileStore {
  const pathOf = (address: string) => {
    if (!/^[0-9a-f]{64}$/.test(address)) throw new Error("Not an address");
    return join(folder, address.slice(0, 2), address.slice(2, 4), address);
  };
  async function* read(address: string, key: Uint8Array): AsyncGenerator<Buffer> {
    const path = pathOf(address);
    // Read twice: the whole is proven to be the file of this address before its first byte is given.
    const hash = createHash("sha256");
    for await (const bytes of createReadStream(path)) hash.update(bytes as Buffer);
    if (hash.digest("hex") !== address) throw new Error("A stored file was changed");
    yield* openStream(key, createReadStream(path));
  }
  return {
    read,
    async put(plain, key) {
      const incoming = join(folder, "incoming");
      await mkdir(incoming, { recursive: true, mode: 0o700 });
      const beside = join(incoming, randomUUID());
      const facts = { sealed: createHash("sha256"), plain: createHash("sha256"), size: 0 };
      const counted = async function* () {
        for await (const bytes of plain instanceof Uint8Array ? [plain] : plain) {
          facts.plain.update(bytes);
          facts.size += bytes.length;
          yield bytes;
        }
      };
      try {
        const file = await open(beside, "wx", 0o600);
        try {
          for await (const piece of sealStream(key, counted())) {
            facts.sealed.update(piece);
            await file.appendFile(piece);
          }
          await file.sync();
        } finally {
          await file.close();
        }
        const address = facts.sealed.digest("hex");
        const path = pathOf(address);
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        await rename(beside, path);
        return { address, sha256: facts.plain.digest("hex"), size: facts.size };
      } catch (error) {
        await rm(beside, { force: true });
        throw error;
      }
    },
    async get(address, key) {
      const pieces: Buffer[] = [];
      for await (const piece of read(address, key)) pieces.push(piece);
      return Buffer.concat(pieces);
    },
    async remove(address) {
      await rm(pathOf(address), { force: true });
    },
  };
}
