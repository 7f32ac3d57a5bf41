import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { folderShelf } from "@/lib/files/folder-shelf";
import { s3Shelf } from "@/lib/files/s3-shelf";
import { type FileStore, fileStore } from "@/lib/files/store";
import { startS3 } from "@/tests/support/s3";

const key = randomBytes(32);
const megabyte = 1024 * 1024;

let s3: Awaited<ReturnType<typeof startS3>>;
const folder = mkdtempSync(join(tmpdir(), "portal-shelf-"));
beforeAll(async () => {
  s3 = await startS3("portal-files");
});
afterAll(() => s3.stop());

/** A store, and the folder in which whoever runs it could look. */
const kinds: [string, () => { store: FileStore; lies: string }][] = [
  ["a folder", () => ({ store: fileStore(folderShelf(folder)), lies: folder })],
  ["a bucket of an S3 store", () => ({ store: fileStore(s3Shelf(s3.settings)), lies: s3.folder })],
];

const filesIn = (place: string) =>
  readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

async function all(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const kept: Uint8Array[] = [];
  for await (const piece of pieces) kept.push(piece);
  return Buffer.concat(kept);
}

describe.each(kinds)("%s", (_, open) => {
  test("gives back piece by piece what came piece by piece, and shows none of it", async () => {
    const { store, lies } = open();
    const bytes = Buffer.concat([Buffer.from("Zqxcanary"), randomBytes(3 * megabyte)]);
    async function* coming() {
      for (let at = 0; at < bytes.length; at += 100_000)
        yield Promise.resolve(bytes.subarray(at, at + 100_000));
    }
    const { address, size } = await store.put(coming(), key);
    expect(size).toBe(bytes.length);
    expect((await all(store.read(address, key))).equals(bytes)).toBe(true);
    expect(filesIn(lies).filter((file) => readFileSync(file).includes("Zqxcanary"))).toEqual([]);
  });

  test("stores nothing of what broke off", async () => {
    const { store, lies } = open();
    const before = filesIn(lies).length;
    async function* broken() {
      yield await Promise.resolve(randomBytes(megabyte));
      throw new Error("the line broke");
    }
    await expect(store.put(broken(), key)).rejects.toThrow("the line broke");
    expect(filesIn(lies)).toHaveLength(before);
  });

  test("gives nothing under another key, of a changed file, or of one that was removed", async () => {
    const { store, lies } = open();
    const { address } = await store.put(randomBytes(200_000), key);
    await expect(store.get(address, randomBytes(32))).rejects.toThrow();
    // The S3 server keeps a file's facts beside it; its bytes are what is long.
    const place = filesIn(lies).find((file) => file.includes(address) && statSync(file).size > 200_000) ?? "";
    const bytes = readFileSync(place);
    bytes[150_000] = (bytes[150_000] ?? 0) ^ 1;
    writeFileSync(place, bytes);
    await expect(store.read(address, key)[Symbol.asyncIterator]().next()).rejects.toThrow(/changed/);
    await store.remove(address);
    await store.remove(address);
    await expect(store.get(address, key)).rejects.toThrow();
    await expect(store.get("../../etc/passwd", key)).rejects.toThrow("Not an address");
  });

  test("keeps an empty file, and takes and gives ciphertext as it is", async () => {
    const { store } = open();
    const { address, size } = await store.put(Buffer.alloc(0), key);
    expect(size).toBe(0);
    expect(await store.get(address, key)).toHaveLength(0);
    const ciphertext = await all(store.sealed(address));
    await store.remove(address);
    async function* again() {
      yield await Promise.resolve(ciphertext);
    }
    expect(await store.putSealed(again())).toBe(address);
    expect(await store.get(address, key)).toHaveLength(0);
  });
});
