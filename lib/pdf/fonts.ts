import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as fontkit from "fontkit";
import { unpackedFont } from "./woff";

/**
 * Two families, both free to embed (their licences lie beside the files). Source Serif is the documents' own, in the
 * cut that holds the letters of English and Spanish. DejaVu Sans is whole in one file for each weight: it sets tables
 * and small print, and the entire document where Source Serif lacks one of its letters. Never a built-in font:
 * Helvetica prints "?" for a letter it lacks, and says nothing.
 */
const files = {
  serif: "source-serif-4/files/source-serif-4-latin-400-normal.woff",
  serifBold: "source-serif-4/files/source-serif-4-latin-600-normal.woff",
  sans: "dejavu-sans/files/dejavu-sans-latin-400-normal.woff",
  sansBold: "dejavu-sans/files/dejavu-sans-latin-700-normal.woff",
} as const;
export type FontName = keyof typeof files;

const kept = new Map<FontName, { bytes: Buffer; letters: ReadonlySet<number> }>();

function font(name: FontName): { bytes: Buffer; letters: ReadonlySet<number> } {
  let found = kept.get(name);
  if (!found) {
    const bytes = unpackedFont(readFileSync(join(process.cwd(), "node_modules/@fontsource", files[name])));
    const made = fontkit.create(bytes);
    found = { bytes, letters: new Set("characterSet" in made ? made.characterSet : []) };
    kept.set(name, found);
  }
  return found;
}

export function fontBytes(name: FontName): Buffer {
  return font(name).bytes;
}

function lacking(text: string, names: readonly FontName[]): string[] {
  const found = [...text.normalize("NFC")].filter((letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return code > 0x1f && !names.every((name) => font(name).letters.has(code));
  });
  return [...new Set(found)];
}

/**
 * The letters of a text that no document font can print, each once; empty when they all can be. Asked before
 * anything is signed: what can't be printed is refused, never left blank.
 */
export function missingGlyphs(text: string): string[] {
  return lacking(text, ["sans", "sansBold"]);
}

/** Whether the whole text can be set in Source Serif. */
export function serifCovers(text: string): boolean {
  return lacking(text, ["serif", "serifBold"]).length === 0;
}
