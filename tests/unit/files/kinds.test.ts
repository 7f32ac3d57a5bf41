import { expect, test } from "vitest";
import { sniffKind } from "@/lib/files/kinds";
import { entryOf } from "@/tests/support/files/office-file";

const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const office = (kind: string) =>
  entryOf("[Content_Types].xml", `<Types><Override PartName="/x" ContentType="${kind}.main+xml"/></Types>`);
const mp4 = (brand: string) => Buffer.from(`\0\0\0\x18ftyp${brand}\0\0\0\0${brand}isom`, "latin1");

test.each([
  ["a Word document", office(word), word],
  ["a voice memo of an iPhone", mp4("M4A "), "audio/x-m4a"],
  ["an MP3", Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x64]), Buffer.alloc(413)]), "audio/mpeg"],
])("%s is taken", async (_, bytes, kind) => expect(await sniffKind(bytes)).toBe(kind));

test.each([
  ["a spreadsheet", office(sheet)],
  ["a plain archive", entryOf("run.js", "alert(1)")],
  ["a film", mp4("isom")],
  ["an SVG", Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"></svg>')],
])("%s is not", async (_, bytes) => {
  await expect(sniffKind(bytes)).rejects.toMatchObject({ code: "FILE_KIND" });
});
