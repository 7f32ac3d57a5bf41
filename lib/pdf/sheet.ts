import * as fontkit from "fontkit";
import { degrees, PDFDocument, rgb, type PDFFont, type PDFPage, type RGB } from "pdf-lib";
import type { Block, Column, Row, SheetSpec } from "./blocks";
import { fontBytes } from "./fonts";
import { wrap } from "./text";

/** US Letter in points; every figure below is in points too. */
const page = { width: 612, height: 792, margin: 54, foot: 66 };
const width = page.width - 2 * page.margin;
const size = { title: 20, heading: 11.5, text: 9.5, small: 8 };
const leading = 1.45;
const gutter = 22;
const ink = rgb(0.11, 0.102, 0.086);
const quiet = rgb(0.384, 0.357, 0.306);
const hairline = rgb(0.871, 0.839, 0.776);

type Pen = {
  pdf: PDFDocument;
  regular: PDFFont;
  bold: PDFFont;
  page: PDFPage;
  /** Where the next line's top is. */
  y: number;
};

/**
 * Lays a document out and gives its bytes. Fonts are embedded and cut down to the letters used.
 * @returns the PDF; the same spec gives the same bytes
 */
export async function renderSheet(spec: SheetSpec): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.registerFontkit(fontkit);
  const fonts = fontBytes();
  const pen: Pen = {
    pdf,
    regular: await pdf.embedFont(fonts.regular, { subset: true }),
    bold: await pdf.embedFont(fonts.bold, { subset: true }),
    page: pdf.addPage([page.width, page.height]),
    y: page.height - page.margin,
  };
  for (const block of spec.blocks) draw(pen, block);
  furnish(pen, spec);
  pdf.setTitle(spec.title, { showInWindowTitleBar: true });
  pdf.setLanguage(spec.language);
  pdf.setProducer("Justice in Motion case facilitation portal");
  pdf.setCreator("Justice in Motion case facilitation portal");
  pdf.setCreationDate(spec.date);
  pdf.setModificationDate(spec.date);
  return pdf.save();
}

function draw(pen: Pen, block: Block): void {
  switch (block.kind) {
    case "title":
      return drawTitle(pen, block);
    case "heading":
      room(pen, 60);
      pen.y -= 12;
      lines(pen, wrap(block.text, pen.bold, size.heading, width), pen.bold, size.heading);
      pen.y -= 4;
      return;
    case "paragraph": {
      const font = block.tone === "strong" ? pen.bold : pen.regular;
      const points = block.tone === "quiet" ? size.small : size.text;
      lines(pen, wrap(block.text, font, points, width), font, points, block.tone === "quiet" ? quiet : ink);
      pen.y -= 6;
      return;
    }
    case "columns":
      return drawColumns(pen, block.titles, block.texts);
    case "facts":
      return drawFacts(pen, block.facts);
    case "table":
      return drawTable(pen, block.columns, block.rows);
    case "rule":
      pen.y -= 4;
      rule(pen, 1, ink);
      pen.y -= 10;
      return;
    case "page":
      return turnPage(pen);
  }
}

function drawTitle(pen: Pen, block: Extract<Block, { kind: "title" }>): void {
  const top = pen.y;
  lines(pen, wrap(block.text, pen.bold, size.title, width * 0.62), pen.bold, size.title);
  if (block.under) lines(pen, wrap(block.under, pen.regular, 13, width * 0.62), pen.regular, 13, quiet);
  const left = pen.y;
  pen.y = top;
  for (const line of block.aside ?? []) {
    const x = page.width - page.margin - pen.regular.widthOfTextAtSize(line, size.small);
    text(pen, line, x, pen.regular, size.small, quiet);
    pen.y -= size.small * leading;
  }
  pen.y = Math.min(left, pen.y) - 10;
  rule(pen, 1, ink);
  pen.y -= 12;
}

/** Both languages line by line, so that a page's end cuts them at the same height. */
function drawColumns(pen: Pen, titles: [string, string], texts: [string, string]): void {
  const half = (width - gutter) / 2;
  const cells = [0, 1].map((side) => [
    ...wrap(titles[side] ?? "", pen.bold, size.text, half).map((line) => ({ line, font: pen.bold })),
    ...wrap(texts[side] ?? "", pen.regular, size.text, half).map((line) => ({ line, font: pen.regular })),
  ]);
  const height = size.text * leading;
  room(pen, height * 4);
  for (let row = 0; row < Math.max(cells[0]?.length ?? 0, cells[1]?.length ?? 0); row += 1) {
    room(pen, height);
    for (const [side, cell] of cells.entries()) {
      const entry = cell[row];
      if (entry) text(pen, entry.line, page.margin + side * (half + gutter), entry.font, size.text, ink);
    }
    const middle = page.margin + half + gutter / 2;
    pen.page.drawLine({
      start: { x: middle, y: pen.y },
      end: { x: middle, y: pen.y - height },
      thickness: 0.75,
      color: quiet,
      dashArray: [6, 3, 1.5, 3],
    });
    pen.y -= height;
  }
  pen.y -= 10;
}

function drawFacts(pen: Pen, facts: { term: string; fact: string }[]): void {
  const first = width * 0.32;
  for (const { term, fact } of facts) {
    const terms = wrap(term, pen.regular, size.text, first - 10);
    const words = wrap(fact, pen.regular, size.text, width - first);
    for (let row = 0; row < Math.max(terms.length, words.length); row += 1) {
      room(pen, size.text * leading);
      if (terms[row]) text(pen, terms[row] ?? "", page.margin, pen.regular, size.text, quiet);
      if (words[row]) text(pen, words[row] ?? "", page.margin + first, pen.regular, size.text, ink);
      pen.y -= size.text * leading;
    }
    pen.y -= 2;
  }
  pen.y -= 6;
}

function drawTable(pen: Pen, columns: Column[], rows: Row[]): void {
  const head = () => {
    drawCells(pen, columns, columns.map((column) => column.head), pen.regular, size.small, quiet);
    rule(pen, 1, ink);
    pen.y -= 5;
  };
  room(pen, 70);
  head();
  for (const row of rows) {
    if (pen.y < page.foot + 30) {
      turnPage(pen);
      head();
    }
    if (row.kind === "section") {
      pen.y -= 6;
      lines(pen, wrap(row.text, pen.bold, size.text, width), pen.bold, size.text);
      pen.y -= 2;
    } else if (row.kind === "total") {
      rule(pen, 1, ink);
      pen.y -= 6;
      drawCells(pen, columns, row.cells, pen.bold, size.heading, ink);
    } else {
      drawCells(pen, columns, row.cells, pen.regular, size.text, ink);
      rule(pen, 0.5, hairline);
      pen.y -= 4;
    }
  }
  pen.y -= 8;
}

function drawCells(pen: Pen, columns: Column[], cells: string[], font: PDFFont, points: number, colour: RGB): void {
  const gap = 8;
  const laid = columns.map((column, index) => wrap(cells[index] ?? "", font, points, width * column.share - gap));
  const tallest = Math.max(...laid.map((cell) => cell.length));
  for (let row = 0; row < tallest; row += 1) {
    let x = page.margin;
    for (const [index, column] of columns.entries()) {
      const line = laid[index]?.[row];
      const cellWidth = width * column.share;
      if (line) {
        const shift = column.right ? cellWidth - font.widthOfTextAtSize(line, points) : 0;
        text(pen, line, x + shift, font, points, colour);
      }
      x += cellWidth;
    }
    pen.y -= points * leading;
  }
  pen.y -= 1;
}

function lines(pen: Pen, all: string[], font: PDFFont, points: number, colour: RGB = ink): void {
  for (const line of all) {
    room(pen, points * leading);
    text(pen, line, page.margin, font, points, colour);
    pen.y -= points * leading;
  }
}

function text(pen: Pen, line: string, x: number, font: PDFFont, points: number, colour: RGB): void {
  if (line !== "") pen.page.drawText(line, { x, y: pen.y - points, size: points, font, color: colour });
}

function rule(pen: Pen, thickness: number, colour: RGB): void {
  const end = page.width - page.margin;
  pen.page.drawLine({ start: { x: page.margin, y: pen.y }, end: { x: end, y: pen.y }, thickness, color: colour });
}

function room(pen: Pen, height: number): void {
  if (pen.y - height < page.foot) turnPage(pen);
}

function turnPage(pen: Pen): void {
  pen.page = pen.pdf.addPage([page.width, page.height]);
  pen.y = page.height - page.margin;
}

/** Foot and mark, once it is known how many pages there are. */
function furnish(pen: Pen, spec: SheetSpec): void {
  const pages = pen.pdf.getPages();
  for (const [index, sheet] of pages.entries()) {
    const number = `${index + 1} / ${pages.length}`;
    const style = { y: 36, size: size.small, font: pen.regular, color: quiet };
    sheet.drawText(spec.footer.normalize("NFC"), { ...style, x: page.margin });
    const x = page.width - page.margin - pen.regular.widthOfTextAtSize(number, size.small);
    sheet.drawText(number, { ...style, x });
    if (spec.mark) {
      sheet.drawText(spec.mark, {
        x: 130,
        y: 260,
        size: 84,
        font: pen.bold,
        color: hairline,
        opacity: 0.55,
        rotate: degrees(40),
      });
    }
  }
}
