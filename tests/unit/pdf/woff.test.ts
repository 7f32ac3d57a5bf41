import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as fontkit from "fontkit";
import { expect, test } from "vitest";
import { unpackedFont } from "@/lib/pdf/woff";

const files = [
  "source-serif-4/files/source-serif-4-latin-600-normal.woff",
  "dejavu-sans/files/dejavu-sans-latin-400-normal.woff",
];

function opened(bytes: Buffer): fontkit.Font {
  const font = fontkit.create(bytes);
  if (!("glyphForCodePoint" in font)) throw new Error("Not one font");
  return font;
}

test.each(files)("%s unpacked is the font that it packs", (file) => {
  const woff = readFileSync(join("node_modules/@fontsource", file));
  const plain = unpackedFont(woff);
  expect(plain.readUInt32BE(0)).toBe(woff.readUInt32BE(4));
  expect(plain.length).toBe(woff.readUInt32BE(16));
  const [packed, free] = [opened(woff), opened(plain)];
  expect(free.characterSet).toEqual(packed.characterSet);
  expect(free.postscriptName).toBe(packed.postscriptName);
  for (const letter of ["g", "Ñ", "¿"]) {
    const [a, b] = [packed, free].map((font) => font.glyphForCodePoint(letter.codePointAt(0) ?? 0));
    expect(b?.path.toSVG()).toBe(a?.path.toSVG());
    expect(b?.advanceWidth).toBe(a?.advanceWidth);
  }
});
