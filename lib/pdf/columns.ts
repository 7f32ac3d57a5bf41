import type { Block } from "./blocks";
import { colour, fit, heightOf, makeRoom, margin, put, together, type Pen, type Voice } from "./pen";

type Line = { line: string; voice: Voice; indent?: number };

const gutter = 22;
const numberWidth = 24;

/**
 * A clause in both languages, line by line, so that a page's end cuts them at the same height and whoever reads one
 * finds the same passage of the other beside it.
 */
export function drawColumns(pen: Pen, block: Extract<Block, { kind: "columns" }>): void {
  const left = margin + (block.number === undefined ? 0 : numberWidth);
  const half = (margin + pen.width - left - gutter) / 2;
  const { text, strong, number } = pen.voice;
  const cells = ([0, 1] as const).map((side) => [
    ...fit(block.titles[side], strong, half).map((line) => ({ line, voice: strong })),
    ...block.texts[side].split("\n").flatMap((paragraph) => linesOf(paragraph, text, half)),
  ]);
  const rows = Math.max(...cells.map((cell) => cell.length));
  const height = heightOf(text);
  for (let row = 0; row < rows; row += 1) {
    // A title alone at a page's end would belong to nothing: it takes two lines with it.
    makeRoom(pen, row === 0 ? height * Math.min(3, rows) : height * together(row, rows));
    if (row === 0 && block.number !== undefined) put(pen, block.number, margin, number);
    for (const [side, cell] of cells.entries()) {
      const entry: Line | undefined = cell[row];
      if (entry) put(pen, entry.line, left + side * (half + gutter) + (entry.indent ?? 0), entry.voice);
    }
    seam(pen, left + half + gutter / 2, height);
    pen.y -= height;
  }
  pen.y -= 11;
}

/** The line between two languages, drawn as on screen: a border, not a wall. */
function seam(pen: Pen, x: number, height: number): void {
  pen.page.drawLine({
    start: { x, y: pen.y },
    end: { x, y: pen.y - height },
    thickness: 0.6,
    color: colour.quiet,
    dashArray: [6, 3, 1.5, 3],
  });
}

/** The lines of a paragraph; those of an item, "(a) …", hang under its first word, as on screen. */
function linesOf(paragraph: string, voice: Voice, width: number): Line[] {
  const letter = /^\(\p{L}\) /u.exec(paragraph)?.[0];
  if (!letter) return fit(paragraph, voice, width).map((line) => ({ line, voice }));
  const indent = voice.font.widthOfTextAtSize(letter, voice.size);
  const [first = "", ...rest] = fit(paragraph.slice(letter.length), voice, width - indent);
  return [{ line: letter + first, voice }, ...rest.map((line) => ({ line, voice, indent }))];
}
