import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DomainError } from "@/lib/errors";
import { sniffKind } from "@/lib/files/kinds";
import { reencodeImage } from "@/lib/files/reencode";
import { folderShelf } from "@/lib/files/folder-shelf";
import { fileStore } from "@/lib/files/store";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "files-"));
});
afterAll(() => rm(folder, { recursive: true }));

const key = randomBytes(32);

test("a stored file comes back as it was, and lies encrypted", async () => {
  const store = fileStore(folderShelf(folder));
  const bytes = Buffer.from("the name of Hilda Tzoc stands in here");
  const { address, size } = await store.put(bytes, key);
  expect(size).toBe(bytes.length);
  expect((await store.get(address, key)).equals(bytes)).toBe(true);
  for (const path of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (path.isFile())
      expect(await readFile(join(path.parentPath, path.name), "latin1")).not.toContain("Hilda");
  }
});

test("another key, a changed byte and an address that is a path are refused", async () => {
  const store = fileStore(folderShelf(folder));
  const { address } = await store.put(Buffer.from("x"), key);
  await expect(store.get(address, randomBytes(32))).rejects.toThrow();
  await expect(store.get("../../etc/passwd", key)).rejects.toThrow(/address/);
  const path = join(folder, address.slice(0, 2), address.slice(2, 4), address);
  await writeFile(path, randomBytes(40));
  await expect(store.get(address, key)).rejects.toThrow(/changed/);
  await store.remove(address);
  await expect(store.get(address, key)).rejects.toThrow();
});

const photograph = () =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: "#0b565b" } })
    .jpeg()
    .withExif({ IFD0: { Artist: "a phone" }, IFD3: { GPSLatitude: "15/1 18/1 0/1", GPSLatitudeRef: "N" } })
    .toBuffer();

test("a photograph loses the place where it was taken", async () => {
  const taken = await photograph();
  expect((await sharp(taken).metadata()).exif).toBeDefined();
  const { kind, bytes } = await reencodeImage("image/jpeg", taken);
  const facts = await sharp(bytes).metadata();
  expect(kind).toBe("image/jpeg");
  expect(facts.exif).toBeUndefined();
  expect([facts.width, facts.height]).toEqual([60, 40]);
});

test("what only says that it is an image is refused", async () => {
  await expect(reencodeImage("image/jpeg", Buffer.from("no pixels"))).rejects.toThrow(DomainError);
});

test.each([
  ["a PDF", Buffer.from("%PDF-1.7\n%âãÏÓ\n"), "application/pdf"],
  [
    "a sound file",
    Buffer.from("OggS\0\x02\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x13OpusHead", "latin1"),
    "audio/ogg",
  ],
])("%s is taken by its bytes", async (_, bytes, kind) => expect(await sniffKind(bytes)).toBe(kind));

test.each([
  ["HTML", Buffer.from("<html><script>alert(1)</script>")],
  ["a program", Buffer.concat([Buffer.from("MZ"), randomBytes(200)])],
  ["nothing", Buffer.alloc(0)],
])("%s is not taken", async (_, bytes) => {
  await expect(sniffKind(bytes)).rejects.toMatchObject({ code: "FILE_KIND" });
});
