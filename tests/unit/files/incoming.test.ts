import { expect, test } from "vitest";
import { incomingFile } from "@/lib/files/incoming";

const megabyte = 1024 * 1024;

/** A file of a size that comes in pieces, and how much of it was read. */
function coming(begin: string, size: number, piece = 64 * 1024) {
  const read = { bytes: 0 };
  async function* source(): AsyncGenerator<Uint8Array> {
    const first = Buffer.concat([
      Buffer.from(begin, "latin1"),
      Buffer.alloc(Math.min(piece, size) - begin.length),
    ]);
    read.bytes += first.length;
    yield first;
    while (read.bytes < size) {
      const length = Math.min(piece, size - read.bytes);
      read.bytes += length;
      yield Buffer.alloc(length);
    }
  }
  return { read, source: source() };
}

async function sizeOf(bytes: AsyncIterable<Uint8Array>): Promise<number> {
  let size = 0;
  for await (const piece of bytes) size += piece.length;
  return size;
}

test.each([
  ["a PDF", "%PDF-1.7\n", 25],
  ["a PNG", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\0\0\0\0\0\0\0\x01IDAT", 25],
  ["an archive", "PK\x03\x04", 25],
  ["a sound file", "OggS\0\x02" + "\0".repeat(20) + "\x01\x13OpusHead", 100],
])("%s may have %s MB, and is read no further", async (_, begin, limit) => {
  const whole = coming(begin, limit * megabyte);
  expect(await sizeOf((await incomingFile(whole.source)).bytes)).toBe(limit * megabyte);
  const long = coming(begin, 3 * limit * megabyte);
  const { bytes } = await incomingFile(long.source);
  await expect(sizeOf(bytes)).rejects.toMatchObject({ code: "FILE_TOO_LARGE", params: { limit } });
  expect(long.read.bytes).toBeLessThanOrEqual(limit * megabyte + 64 * 1024);
});

test("what is none of the kinds is refused by its first bytes, however it comes", async () => {
  for (const piece of [64, 64 * 1024]) {
    const { read, source } = coming("<html><script>", 50 * megabyte, piece);
    await expect(incomingFile(source)).rejects.toMatchObject({ code: "FILE_KIND" });
    expect(read.bytes).toBeLessThanOrEqual(64 * 1024);
  }
});

test("an empty file is of no kind", async () => {
  async function* nothing(): AsyncGenerator<Uint8Array> {}
  await expect(incomingFile(nothing())).rejects.toMatchObject({ code: "FILE_KIND" });
});

test("a line that breaks ends the file with its own error", async () => {
  async function* breaks(): AsyncGenerator<Uint8Array> {
    yield Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(20_000)]);
    throw new Error("the line broke");
  }
  const { bytes } = await incomingFile(breaks());
  await expect(sizeOf(bytes)).rejects.toThrow("the line broke");
});
