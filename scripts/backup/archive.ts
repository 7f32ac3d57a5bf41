import { createReadStream, createWriteStream, readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { openStream, sealStream } from "@/lib/files/sealed-stream";

/**
 * A sealed file of entries, written and read as they come, so that a database of any size passes through little memory.
 * Before it is sealed an entry is: the length of its head (4 bytes), its head in JSON, then pieces, each with its length
 * before it (4 bytes), and a length of zero at the end. It is sealed as the portal's own files are: AES-256-GCM in pieces
 * that prove themselves, their order and the end.
 */
export type Entry = { head: unknown; bytes: AsyncIterable<Uint8Array> };

export async function writeArchive(
  file: string,
  key: Uint8Array,
  entries: AsyncIterable<Entry>,
): Promise<void> {
  await pipeline(
    Readable.from(sealStream(key, framed(entries))),
    createWriteStream(file, { flags: "wx", mode: 0o600, flush: true }),
  );
}

async function* framed(entries: AsyncIterable<Entry>): AsyncGenerator<Uint8Array> {
  for await (const { head, bytes } of entries) {
    const text = Buffer.from(JSON.stringify(head));
    yield lengthOf(text);
    yield text;
    for await (const piece of bytes) {
      if (piece.length === 0) continue;
      yield lengthOf(piece);
      yield piece;
    }
    yield lengthOf(Buffer.alloc(0));
  }
}

function lengthOf(bytes: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return length;
}

/**
 * The entries again. Each one's bytes are read to their end before the next is asked for.
 * @throws SealedFileError when the key is another, or a byte was changed or is missing
 */
export async function* readArchive(file: string, key: Uint8Array): AsyncGenerator<Entry> {
  const source = reader(openStream(key, createReadStream(file)));
  for (;;) {
    const length = await source.length();
    if (length === null) return;
    const head: unknown = JSON.parse((await source.take(length)).toString());
    const bytes = (async function* () {
      for (let piece = await source.length(); piece; piece = await source.length())
        yield await source.take(piece);
    })();
    yield { head, bytes };
  }
}

function reader(stream: AsyncIterable<Buffer>) {
  const source = stream[Symbol.asyncIterator]();
  let kept: Buffer[] = [];
  let size = 0;
  async function fill(length: number): Promise<boolean> {
    while (size < length) {
      const next = await source.next();
      if (next.done) return false;
      kept.push(next.value);
      size += next.value.length;
    }
    return true;
  }
  async function take(length: number): Promise<Buffer> {
    if (!(await fill(length))) throw new Error("The archive ends in the middle of an entry");
    const all = Buffer.concat(kept);
    kept = [all.subarray(length)];
    size -= length;
    return all.subarray(0, length);
  }
  return {
    take,
    /** null: the archive ends here. */
    length: async () => ((await fill(1)) ? (await take(4)).readUInt32BE() : null),
  };
}

/** The key of backups: a file with 32 bytes in base64 (`openssl rand -base64 32`), which lies neither here nor there. */
export function backupKey(file: string): Buffer {
  const text = readFileSync(file, "utf8").trim();
  if (!/^[A-Za-z0-9+/]{43}=$/.test(text))
    throw new Error(`${file} holds no key: 32 bytes in base64 are one.`);
  return Buffer.from(text, "base64");
}
