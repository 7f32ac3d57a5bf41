import { readdir } from "node:fs/promises";
import { Readable } from "node:stream";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { downloadFor } from "@/lib/cases/download";
import { takeUpload } from "@/lib/cases/upload";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { actorOf } from "@/lib/auth/actor-of";
import { enter } from "@/tests/support/enter";
import { proven } from "@/tests/support/proof";
import { refusal, run } from "@/tests/support/run";
import { draftCase, type AtCase } from "@/tests/support/walk/review";
import { officeFile } from "@/tests/support/files/office-file";
import { makeWorld, type World } from "@/tests/support/world";

let world: World;
let at: AtCase;
beforeAll(async () => {
  world = await makeWorld();
  at = await draftCase(world);
});

const stored = async () =>
  (await readdir(env().FILES_FOLDER ?? "", { recursive: true, withFileTypes: true })).filter((one) =>
    one.isFile(),
  ).length;
const rows = () => db().document.count({ where: { caseId: at.caseId } });

/** The pieces one after the other, as a network brings them; then, perhaps, the line breaks. */
function comes(pieces: readonly Uint8Array[], breaks = false): AsyncIterable<Uint8Array> {
  async function* source() {
    yield* pieces;
    if (breaks) throw new Error("aborted");
  }
  return source();
}
const take = (name: string, bytes: AsyncIterable<Uint8Array>, actor = world.lawyer) =>
  takeUpload(async () => actor, at.caseId, "intake", { name, bytes });

describe("a file that comes in", () => {
  test("lies as it was", async () => {
    const bytes = Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(300_000, 7)]);
    const pieces = [bytes.subarray(0, 3), bytes.subarray(3, 70_000), bytes.subarray(70_000)];
    const { documentId, size } = await take("paper.pdf", comes(pieces));
    expect(size).toBe(bytes.length);
    expect((await downloadFor(world.lawyer, documentId)).bytes.equals(bytes)).toBe(true);
  });

  test("is not kept when whoever brings it may no longer, once it is here", async () => {
    const token = await enter(world.assistant.userId);
    const before = [await stored(), await rows()];
    async function* slowly() {
      yield Buffer.from("%PDF-1.7\n");
      await run(world.director, "disablePerson", world.assistant.userId, { reason: "Left the firm" });
      yield Buffer.from("the rest of it");
    }
    const taken = takeUpload(() => actorOf(token), at.caseId, "intake", {
      name: "paper.pdf",
      bytes: slowly(),
    });
    expect(await refusal(taken)).toBe("SIGNED_OUT");
    expect([await stored(), await rows()]).toEqual(before);
    await run(await proven(world.director), "enablePerson", world.assistant.userId, { reason: "Came back" });
  });

  test("of pixels is made anew, and as it came it is gone", async () => {
    const flat = sharp({ create: { width: 60, height: 40, channels: 3, background: "#0b565b" } });
    const taken = await flat
      .jpeg()
      .withExif({ IFD3: { GPSLatitude: "15/1 18/1 0/1" } })
      .toBuffer();
    const before = await stored();
    const { documentId } = await take("photo.jpg", Readable.from([taken]));
    const { bytes, kind } = await downloadFor(world.lawyer, documentId);
    const facts = await sharp(bytes).metadata();
    expect([kind, facts.width, facts.exif]).toEqual(["image/jpeg", 60, undefined]);
    expect(await stored()).toBe(before + 1);
  });

  test.each([
    ["that names its kinds first", "first"],
    ["that names them last", "last"],
  ] as const)("an office document %s is told from any other archive", async (_, where) => {
    const document = officeFile("wordprocessingml.document", where);
    const { documentId } = await take(
      "letter.docx",
      comes([document.subarray(0, 9_000), document.subarray(9_000)]),
    );
    expect((await downloadFor(world.lawyer, documentId)).kind).toMatch(/wordprocessingml\.document$/);
    const [files, few] = [await stored(), await rows()];
    const sheet = officeFile("spreadsheetml.sheet", where);
    expect(await refusal(take("sheet.docx", comes([sheet])))).toBe("FILE_KIND");
    expect([await stored(), await rows()]).toEqual([files, few]);
  });
});

describe("what is refused leaves nothing", () => {
  const none = Buffer.from("%PDF-1.7\n");
  const long = Array.from({ length: 27 }, () => Buffer.alloc(1024 * 1024));
  const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46, 0, 1]);
  test.each([
    ["a document beyond its size", [none, ...long], false, "FILE_TOO_LARGE"],
    ["a photograph beyond its size", [jpeg, ...long], false, "FILE_TOO_LARGE"],
    ["what only begins like a photograph", [jpeg, Buffer.alloc(9_000)], false, "FILE_BROKEN"],
    ["a page of another kind", [Buffer.from("<html>")], false, "FILE_KIND"],
  ] as const)("%s", async (_, pieces, breaks, code) => {
    const [files, few] = [await stored(), await rows()];
    expect(await refusal(take("x", comes(pieces, breaks)))).toBe(code);
    expect([await stored(), await rows()]).toEqual([files, few]);
  });

  test("a line that broke half way", async () => {
    const [files, few] = [await stored(), await rows()];
    for (const begin of [none, jpeg]) {
      await expect(take("x", comes([begin, Buffer.alloc(90_000)], true))).rejects.toThrow("aborted");
    }
    expect([await stored(), await rows()]).toEqual([files, few]);
  });

  test("what somebody else brings, who is not even read", async () => {
    let read = 0;
    async function* watched() {
      read += 1;
      yield none;
    }
    expect(await refusal(take("x", watched(), world.stranger))).toBe("NOT_FOUND");
    expect(read).toBe(0);
  });
});
