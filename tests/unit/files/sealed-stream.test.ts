import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openStream, SealedFileError, sealStream } from "@/lib/files/sealed-stream";

const key = randomBytes(32);
const piece = 64 * 1024;
const sealedPiece = piece + 16;
const head = 33;

async function gathered(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const bytes of stream) pieces.push(bytes);
  return Buffer.concat(pieces);
}

/** The bytes in a rhythm of their own, as a network gives them. */
async function* inParts(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

const seal = (plain: Uint8Array, rhythm = 10_000) => gathered(sealStream(key, inParts(plain, rhythm)));
const open = (sealed: Uint8Array, rhythm = 10_000, by = key) =>
  gathered(openStream(by, inParts(sealed, rhythm)));

test.each([0, 1, piece - 1, piece, piece + 1, 3 * piece, 3 * piece + 17])(
  "a file of %s bytes comes back, whatever the rhythm",
  async (size) => {
    const plain = randomBytes(size);
    const pieces = Math.max(1, Math.ceil(size / piece));
    for (const rhythm of [977, piece, sealedPiece, 1_000_000]) {
      const sealed = await seal(plain, rhythm);
      expect(sealed.length).toBe(head + size + 16 * pieces);
      expect((await open(sealed, rhythm)).equals(plain)).toBe(true);
    }
  },
);

test("any changed bit, anywhere, is refused", async () => {
  const sealed = await seal(randomBytes(piece + 500));
  await fc.assert(
    fc.asyncProperty(fc.nat(sealed.length - 1), fc.nat(7), async (at, bit) => {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ (1 << bit);
      await expect(open(changed)).rejects.toBeInstanceOf(SealedFileError);
    }),
    { numRuns: 60 },
  );
});

test("pieces that were swapped, repeated, dropped or cut off are refused", async () => {
  const sealed = await seal(randomBytes(3 * piece));
  const parts = [0, 1, 2].map((at) =>
    sealed.subarray(head + at * sealedPiece, head + (at + 1) * sealedPiece),
  );
  const [first, second, third] = parts as [Buffer, Buffer, Buffer];
  const begin = sealed.subarray(0, head);
  for (const others of [
    [second, first, third],
    [first, first, second, third],
    [first, third],
    [first, second],
    [first],
    [],
    [first, second, third, third],
  ]) {
    await expect(open(Buffer.concat([begin, ...others]))).rejects.toBeInstanceOf(SealedFileError);
  }
  await expect(open(sealed.subarray(0, 10))).rejects.toBeInstanceOf(SealedFileError);
});

test("another key opens nothing, and the same file is never the same bytes", async () => {
  const plain = Buffer.from("x");
  const sealed = await seal(plain);
  await expect(open(sealed, 100, randomBytes(32))).rejects.toBeInstanceOf(SealedFileError);
  expect((await seal(plain)).equals(sealed)).toBe(false);
});

test("no piece is given before it is proven", async () => {
  const sealed = await seal(randomBytes(2 * piece));
  sealed[sealed.length - 1] = (sealed[sealed.length - 1] ?? 0) ^ 1;
  const given: number[] = [];
  await expect(
    (async () => {
      for await (const bytes of openStream(key, inParts(sealed, 5000))) given.push(bytes.length);
    })(),
  ).rejects.toBeInstanceOf(SealedFileError);
  expect(given).toEqual([piece]);
});
