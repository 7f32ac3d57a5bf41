import type { Cell, Column, Row } from "./blocks";
import {
  colour,
  fit,
  fits,
  fullPage,
  heightOf,
  makeRoom,
  margin,
  put,
  putLines,
  rule,
  turnPage,
  type Pen,
  type Voice,
} from "./pen";

const gap = 8;
type Line = { line: string; voice: Voice };

/** Rows with hairlines, money right; the head stands again on every page the table reaches. */
export function drawTable(pen: Pen, columns: Column[], rows: Row[]): void {
  const { small, cell, cellStrong, total } = pen.voice;
  const head = () => {
    drawRow(
      pen,
      columns,
      layRow(
        pen,
        columns,
        columns.map((column) => column.head),
        small,
      ),
    );
    pen.y -= 1;
    rule(pen, 0.9, colour.ink);
    pen.y -= 6;
  };
  const turn = () => {
    turnPage(pen);
    head();
  };
  makeRoom(pen, heightOf(small) + heightOf(cell, 3) + 20);
  head();
  for (const [index, row] of rows.entries()) {
    if (row.kind === "section") {
      // With the first row it heads, or not on this page.
      if (!fits(pen, heightOf(cellStrong) + heightOf(cell, 2) + 24)) turn();
      pen.y -= index === 0 ? 2 : 8;
      putLines(pen, fit(row.text, cellStrong, pen.width), cellStrong);
      pen.y -= 4;
      continue;
    }
    const voice = row.kind === "total" ? total : cell;
    const laid = layRow(pen, columns, row.cells, voice);
    const height = heightOf(voice, tallest(laid)) + 14;
    if (!fits(pen, height) && height < fullPage(pen) - 40) turn();
    if (row.kind === "total") {
      pen.y += 2;
      rule(pen, 1, colour.ink);
      pen.y -= 8;
    }
    drawRow(pen, columns, laid, turn);
    if (row.kind === "row") {
      pen.y -= 3;
      // The total brings a rule of its own.
      if (rows[index + 1]?.kind !== "total") rule(pen, 0.5, colour.hairline);
      pen.y -= 5;
    }
  }
  pen.y -= 12;
}

const tallest = (laid: Line[][]) => Math.max(1, ...laid.map((cell) => cell.length));

function layRow(pen: Pen, columns: Column[], cells: readonly Cell[], voice: Voice): Line[][] {
  return columns.map((column, index) => {
    const width = pen.width * column.share - gap;
    const cell = cells[index] ?? "";
    const { text, note } = typeof cell === "string" ? { text: cell, note: "" } : cell;
    return [
      ...fit(text, voice, width).map((line) => ({ line, voice })),
      ...fit(note, pen.voice.small, width).map((line) => ({ line, voice: pen.voice.small })),
    ];
  });
}

/** @param turn what to do where a row is taller than the page */
function drawRow(pen: Pen, columns: Column[], laid: Line[][], turn?: () => void): void {
  const step = Math.max(...laid.flat().map(({ voice }) => heightOf(voice)), 0);
  for (let row = 0; row < tallest(laid); row += 1) {
    if (turn && !fits(pen, step)) turn();
    let x = margin;
    for (const [index, column] of columns.entries()) {
      const entry = laid[index]?.[row];
      const width = pen.width * column.share;
      if (entry && column.right) put(pen, entry.line, x + width, entry.voice, "right");
      else if (entry) put(pen, entry.line, x, entry.voice);
      x += width;
    }
    pen.y -= step;
  }
}
