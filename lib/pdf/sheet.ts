import { degrees } from "pdf-lib";
import type { Block, SheetSpec } from "./blocks";
import { drawColumns } from "./columns";
import { drawFacts } from "./facts";
import {
  colour,
  fit,
  heightOf,
  makeRoom,
  margin,
  put,
  putLines,
  putLink,
  rule,
  takePen,
  turnPage,
  type Pen,
} from "./pen";
import { drawRoute } from "./route";
import { drawTable } from "./table";

const maker = "Justice in Motion case facilitation portal";

/**
 * Lays a document out and gives its bytes. Fonts are embedded and cut down to the letters used.
 * @returns the PDF; the same spec gives the same bytes
 */
export async function renderSheet(spec: SheetSpec): Promise<Uint8Array> {
  // The blocks as JSON hold every letter that will be set, and besides them only ASCII, which every font has.
  const pen = await takePen(spec.paper ?? "letter", JSON.stringify([spec.blocks, spec.footer]));
  for (const block of spec.blocks) draw(pen, block);
  furnish(pen, spec);
  const { pdf } = pen;
  pdf.setTitle(spec.title, { showInWindowTitleBar: true });
  pdf.setLanguage(spec.language);
  pdf.setProducer(maker);
  pdf.setCreator(maker);
  pdf.setCreationDate(spec.date);
  pdf.setModificationDate(spec.date);
  return pdf.save();
}

function draw(pen: Pen, block: Block): void {
  switch (block.kind) {
    case "title":
      return drawTitle(pen, block);
    case "heading":
      return drawHeading(pen, block.text);
    case "paragraph": {
      const { text, strong, small } = pen.voice;
      const voice = block.tone === "quiet" ? small : block.tone === "strong" ? strong : text;
      putLines(pen, fit(block.text, voice, pen.width), voice);
      pen.y -= 7;
      return;
    }
    case "columns":
      return drawColumns(pen, block);
    case "facts":
      return drawFacts(pen, block);
    case "table":
      return drawTable(pen, block.columns, block.rows);
    case "route":
      return drawRoute(pen, block);
    case "link":
      return putLink(pen, block.text, block.href);
    case "rule":
      // It parts what follows from what was: it goes with what follows.
      makeRoom(pen, 90);
      pen.y -= 4;
      rule(pen, 0.9, colour.ink);
      pen.y -= 12;
      return;
    case "page":
      return turnPage(pen);
  }
}

function drawTitle(pen: Pen, block: Extract<Block, { kind: "title" }>): void {
  const top = pen.y;
  const { title, under, small } = pen.voice;
  for (const [text, voice] of [
    [block.text, title],
    [block.under ?? "", under],
  ] as const) {
    for (const line of fit(text, voice, pen.width * (block.aside ? 0.7 : 1))) {
      put(pen, line, margin, voice);
      pen.y -= voice.size * 1.25;
    }
  }
  const left = pen.y;
  pen.y = top - 2;
  for (const line of block.aside ?? []) {
    put(pen, line, margin + pen.width, small, "right");
    pen.y -= heightOf(small);
  }
  pen.y = Math.min(left, pen.y) - 14;
  rule(pen, 1, colour.ink);
  pen.y -= 14;
}

function drawHeading(pen: Pen, text: string): void {
  const { heading } = pen.voice;
  const lines = fit(text, heading, pen.width);
  // A heading takes the beginning of what it heads with it.
  makeRoom(pen, heightOf(heading, lines.length) + 50);
  pen.y -= 10;
  putLines(pen, lines, heading);
  pen.y -= 4;
}

/** Foot and mark, once it is known how many pages there are. */
function furnish(pen: Pen, spec: SheetSpec): void {
  const pages = pen.pdf.getPages();
  const { small, mark } = pen.voice;
  for (const [index, page] of pages.entries()) {
    pen.page = page;
    pen.y = 44;
    put(pen, spec.footer, margin, small);
    put(pen, `${index + 1} / ${pages.length}`, margin + pen.width, small, "right");
    if (spec.mark) {
      const style = { size: mark.size, font: mark.font, color: mark.colour, opacity: 0.55 };
      page.drawText(spec.mark.normalize("NFC"), { ...style, x: 130, y: 260, rotate: degrees(40) });
    }
  }
}
