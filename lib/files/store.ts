import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { openStream, sealStream } from "./sealed-stream";

/** The address that finds a file again, and facts of its plain bytes. */
export type StoredFile = { address: string; sha256: string; size: number };

/** Where files lie, encrypted. */
export type FileStore = {
  /** Encrypts under the key, as the bytes come. Where they end with an error nothing is stored. */
  put(plain: Uint8Array | AsyncIterable<Uint8Array>, key: Uint8Array): Promise<StoredFile>;
  /** @throws Error when it is not there, the key is another, or a byte was changed */
  get(address: string, key: Uint8Array): Promise<Buffer>;
  /** As `get`, piece by piece: for what is too large to stand in memory. */
  read(address: string, key: Uint8Array): AsyncIterable<Buffer>;
  remove(address: string): Promise<void>;
  /** The ciphertext itself, proven to be what the address says; for backups, which have no key. */
  sealed(address: string): AsyncIterable<Buffer>;
  /** Stores ciphertext as it is. @returns the address, which follows from its bytes */
  putSealed(sealed: AsyncIterable<Uint8Array>): Promise<string>;
};

/** What keeps whole, encrypted files under their addresses: a folder, or an object store. */
export type Shelf = {
  /** A folder of this machine for files on their way. */
  incoming: string;
  /** Takes the file at `path` under the address; what answers has it to stay. */
  keep(address: string, path: string): Promise<void>;
  /** A path of this machine that holds the file until `done`. @throws Error when there is none */
  fetch(address: string): Promise<{ path: string; done(): Promise<void> }>;
  remove(address: string): Promise<void>;
};

/**
 * Content-addressed by the ciphertext, so that what is stored can be checked without a key. Written beside and brought to
 * the disk, then kept whole: a crash leaves no half file under an address, and nothing that was answered for is lost.
 */
export function fileStore(shelf: Shelf): FileStore {
  /** Writes pieces to a file beside and hands it to the shelf. */
  async function keepAll(pieces: AsyncIterable<Uint8Array>): Promise<string> {
    await mkdir(shelf.incoming, { recursive: true, mode: 0o700 });
    const beside = join(shelf.incoming, randomUUID());
    const hash = createHash("sha256");
    try {
      const file = await open(beside, "wx", 0o600);
      try {
        for await (const piece of pieces) {
          hash.update(piece);
          await file.appendFile(piece);
        }
        await file.sync();
      } finally {
        await file.close();
      }
      const address = hash.digest("hex");
      await shelf.keep(address, beside);
      return address;
    } finally {
      await rm(beside, { force: true });
    }
  }
  /** Reads twice: the whole is proven to be the file of this address before its first byte is given. */
  async function* proven(
    address: string,
    give: (bytes: AsyncIterable<Buffer>) => AsyncIterable<Buffer>,
  ): AsyncGenerator<Buffer> {
    const { path, done } = await shelf.fetch(checked(address));
    try {
      const hash = createHash("sha256");
      for await (const bytes of createReadStream(path)) hash.update(bytes as Buffer);
      if (hash.digest("hex") !== address) throw new Error("A stored file was changed");
      yield* give(createReadStream(path));
    } finally {
      await done();
    }
  }
  const read = (address: string, key: Uint8Array) => proven(address, (bytes) => openStream(key, bytes));
  return {
    read,
    sealed: (address) => proven(address, (bytes) => bytes),
    putSealed: keepAll,
    async put(plain, key) {
      const facts = { plain: createHash("sha256"), size: 0 };
      const counted = async function* () {
        for await (const bytes of plain instanceof Uint8Array ? [plain] : plain) {
          facts.plain.update(bytes);
          facts.size += bytes.length;
          yield bytes;
        }
      };
      const address = await keepAll(sealStream(key, counted()));
      return { address, sha256: facts.plain.digest("hex"), size: facts.size };
    },
    async get(address, key) {
      const pieces: Buffer[] = [];
      for await (const piece of read(address, key)) pieces.push(piece);
      return Buffer.concat(pieces);
    },
    remove: async (address) => shelf.remove(checked(address)),
  };
}

function checked(address: string): string {
  if (!/^[0-9a-f]{64}$/.test(address)) throw new Error("Not an address");
  return address;
}
