import { readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { sniffKind } from "@/lib/files/kinds";
import { reencodeImage } from "@/lib/files/reencode";

const heic = readFileSync(join(import.meta.dirname, "../../support/files/photograph.heic"));
const flat = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#0b565b" } });

test("a HEIC becomes a JPEG of the same picture", async () => {
  expect(await sniffKind(heic)).toBe("image/heic");
  const { kind, bytes } = await reencodeImage("image/heic", heic);
  expect(kind).toBe("image/jpeg");
  expect(await sniffKind(bytes)).toBe("image/jpeg");
  const facts = await sharp(bytes).metadata();
  expect([facts.width, facts.height, facts.exif]).toEqual([96, 64, undefined]);
  const [red, green, blue] = (await sharp(bytes).stats()).channels.map((channel) => channel.mean);
  expect(Math.abs((red ?? 0) - 0x0b)).toBeLessThan(6);
  expect(Math.abs((green ?? 0) - 0x56)).toBeLessThan(6);
  expect(Math.abs((blue ?? 0) - 0x5b)).toBeLessThan(6);
});

test("half a HEIC, and bytes that only begin like one, are refused", async () => {
  await expect(reencodeImage("image/heic", heic.subarray(0, heic.length / 2))).rejects.toMatchObject({
    code: "FILE_BROKEN",
  });
  await expect(
    reencodeImage("image/heic", Buffer.concat([heic.subarray(0, 24), Buffer.alloc(400)])),
  ).rejects.toMatchObject({
    code: "FILE_BROKEN",
  });
});

test("a PNG stays a PNG and loses what is not pixels", async () => {
  const taken = await flat(30, 20)
    .png()
    .withExif({ IFD3: { GPSLatitude: "15/1 18/1 0/1" } })
    .toBuffer();
  expect((await sharp(taken).metadata()).exif).toBeDefined();
  const { kind, bytes } = await reencodeImage("image/png", taken);
  expect(kind).toBe("image/png");
  expect((await sharp(bytes).metadata()).exif).toBeUndefined();
});

test("a photograph that lies on its side is set upright before it forgets that it lay", async () => {
  const lying = await flat(60, 40).jpeg().withMetadata({ orientation: 6 }).toBuffer();
  const facts = await sharp((await reencodeImage("image/jpeg", lying)).bytes).metadata();
  expect([facts.width, facts.height, facts.orientation]).toEqual([40, 60, undefined]);
});

test("a small file of too many pixels is refused before it is unpacked", async () => {
  const bomb = await flat(8000, 6000).png().toBuffer();
  expect(bomb.length).toBeLessThan(1_000_000);
  await expect(reencodeImage("image/png", bomb)).rejects.toMatchObject({
    code: "IMAGE_TOO_LARGE",
    params: { limit: 40 },
  });
});
