import type { PDFFont } from "pdf-lib";

/** Breaks a paragraph into lines that fit; a word that is wider than a line is broken by letters. */
export function wrap(text: string, font: PDFFont, size: number, width: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.normalize("NFC").replace(/\t/g, " ").split(/\r?\n/)) {
    let line = "";
    for (const word of paragraph.split(" ")) {
      const longer = line === "" ? word : `${line} ${word}`;
      if (font.widthOfTextAtSize(longer, size) <= width) {
        line = longer;
        continue;
      }
      if (line !== "") lines.push(line);
      line = word;
      while (font.widthOfTextAtSize(line, size) > width) {
        const fits = lettersThatFit(line, font, size, width);
        lines.push(line.slice(0, fits));
        line = line.slice(fits);
      }
    }
    lines.push(line);
  }
  return lines;
}

function lettersThatFit(word: string, font: PDFFont, size: number, width: number): number {
  let count = 0;
  for (const letter of word) {
    if (count > 0 && font.widthOfTextAtSize(word.slice(0, count + letter.length), size) > width) break;
    count += letter.length;
  }
  return count;
}
