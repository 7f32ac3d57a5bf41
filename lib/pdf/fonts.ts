import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as fontkit from "fontkit";

/**
 * DejaVu Sans, regular and bold, whole in one file each and free to embed. Never a built-in font: Helvetica prints
 * "?" for a letter it lacks, and says nothing.
 */
const folder = join(process.cwd(), "node_modules/@fontsource/dejavu-sans/files");
const read = (weight: 400 | 700) => readFileSync(join(folder, `dejavu-sans-latin-${weight}-normal.woff`));

let bytes: { regular: Buffer; bold: Buffer } | undefined;

export function fontBytes(): { regular: Buffer; bold: Buffer } {
  bytes ??= { regular: read(400), bold: read(700) };
  return bytes;
}

let letters: Set<number> | undefined;

/**
 * The letters of a text that the document font can't print, each once; empty when it can print them all. Asked
 * before anything is signed: what can't be printed is refused, never left blank.
 */
export function missingGlyphs(text: string): string[] {
  if (!letters) {
    const font = fontkit.create(fontBytes().regular);
    letters = new Set("characterSet" in font ? font.characterSet : []);
  }
  const known = letters;
  const found = [...text.normalize("NFC")].filter((letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return code > 0x1f && !known.has(code);
  });
  return [...new Set(found)];
}
