import * as fontkit from "fontkit";
import { PDFDocument, PDFName, PDFString, rgb, type PDFFont, type PDFPage, type RGB } from "pdf-lib";
import { fontBytes, serifCovers, type FontName } from "./fonts";
import { wrap } from "./text";

/** Points, as every figure in this folder. */
const papers = { letter: [612, 792], a4: [595.28, 841.89] } as const;
export const margin = 54;
export const foot = 66;
export const leading = 1.42;

/** The tokens of the sheet: ink in three voices, hairlines, teal for what can be followed. */
export const colour = {
  ink: rgb(0.11, 0.102, 0.086),
  second: rgb(0.278, 0.259, 0.22),
  quiet: rgb(0.384, 0.357, 0.306),
  hairline: rgb(0.871, 0.839, 0.776),
  teal: rgb(0.043, 0.337, 0.357),
};

export type Voice = { font: PDFFont; size: number; colour: RGB };

export type Pen = {
  pdf: PDFDocument;
  page: PDFPage;
  paper: readonly [number, number];
  /** Between the margins. */
  width: number;
  /** Where the next line's top is. */
  y: number;
  voice: {
    title: Voice;
    under: Voice;
    heading: Voice;
    text: Voice;
    strong: Voice;
    number: Voice;
    cell: Voice;
    cellStrong: Voice;
    total: Voice;
    small: Voice;
    mark: Voice;
    link: Voice;
  };
};

/** A pen on the first, empty page. @param text everything the document says, by which its font is chosen */
export async function takePen(paper: keyof typeof papers, text: string): Promise<Pen> {
  const pdf = await PDFDocument.create();
  pdf.registerFontkit(fontkit);
  // Ligatures would read back as one odd letter in some readers; a contract is searched and copied.
  const embed = (name: FontName) =>
    pdf.embedFont(fontBytes(name), { subset: true, features: { liga: false, dlig: false } });
  const [sans, sansBold] = [await embed("sans"), await embed("sansBold")];
  const covered = serifCovers(text);
  const [serif, serifBold] = covered ? [await embed("serif"), await embed("serifBold")] : [sans, sansBold];
  // DejaVu is a tenth wider and taller than Source Serif at the same size.
  const body = covered ? 10.5 : 9.5;
  const paperSize = papers[paper];
  return {
    pdf,
    page: pdf.addPage([...paperSize]),
    paper: paperSize,
    width: paperSize[0] - 2 * margin,
    y: paperSize[1] - margin,
    voice: {
      title: { font: serifBold, size: 24, colour: colour.ink },
      under: { font: serif, size: 14, colour: colour.second },
      heading: { font: serifBold, size: 12.5, colour: colour.ink },
      text: { font: serif, size: body, colour: colour.ink },
      strong: { font: serifBold, size: body, colour: colour.ink },
      number: { font: serif, size: body, colour: colour.quiet },
      cell: { font: sans, size: 9, colour: colour.ink },
      cellStrong: { font: sansBold, size: 9, colour: colour.ink },
      total: { font: sansBold, size: 12, colour: colour.ink },
      small: { font: sans, size: 7.8, colour: colour.quiet },
      mark: { font: sansBold, size: 84, colour: colour.hairline },
      link: { font: sans, size: 9, colour: colour.teal },
    },
  };
}

export const heightOf = (voice: Voice, lines = 1): number => lines * voice.size * leading;

export function fit(text: string, voice: Voice, width: number): string[] {
  return text === "" ? [] : wrap(text, voice.font, voice.size, width);
}

/** Writes one line whose top is the pen's height. `right` puts its end at x. */
export function put(pen: Pen, line: string, x: number, voice: Voice, align: "left" | "right" = "left"): void {
  const shown = line.normalize("NFC");
  if (shown === "") return;
  const shift = align === "right" ? voice.font.widthOfTextAtSize(shown, voice.size) : 0;
  const style = { size: voice.size, font: voice.font, color: voice.colour };
  pen.page.drawText(shown, { ...style, x: x - shift, y: pen.y - voice.size });
}

/** Writes lines one under the other; no page begins with the last line alone, or ends with the first. */
export function putLines(pen: Pen, lines: readonly string[], voice: Voice, x = margin): void {
  for (const [index, line] of lines.entries()) {
    makeRoom(pen, heightOf(voice, together(index, lines.length)));
    put(pen, line, x, voice);
    pen.y -= heightOf(voice);
  }
}

/** How many lines must fit where line `index` of `count` is to stand: of three none can be left alone. */
export function together(index: number, count: number): number {
  if (index === 0) return count === 3 ? 3 : Math.min(2, count);
  return index === count - 2 ? 2 : 1;
}

export function rule(pen: Pen, thickness: number, shade: RGB): void {
  const [start, end] = [margin, margin + pen.width];
  pen.page.drawLine({ start: { x: start, y: pen.y }, end: { x: end, y: pen.y }, thickness, color: shade });
}

export function fits(pen: Pen, height: number): boolean {
  return pen.y - height >= foot;
}

export function makeRoom(pen: Pen, height: number): void {
  if (!fits(pen, height)) turnPage(pen);
}

export function turnPage(pen: Pen): void {
  pen.page = pen.pdf.addPage([...pen.paper]);
  pen.y = pen.paper[1] - margin;
}

/** What fits on an empty page. */
export const fullPage = (pen: Pen): number => pen.paper[1] - margin - foot;

/** A line that leads to an address, underlined as on screen. */
export function putLink(pen: Pen, line: string, href: string): void {
  const voice = pen.voice.link;
  makeRoom(pen, heightOf(voice));
  put(pen, line, margin, voice);
  const end = margin + voice.font.widthOfTextAtSize(line.normalize("NFC"), voice.size);
  const under = pen.y - voice.size - 2;
  pen.page.drawLine({
    start: { x: margin, y: under },
    end: { x: end, y: under },
    thickness: 0.6,
    color: voice.colour,
  });
  const context = pen.pdf.context;
  const annotation = context.register(
    context.obj({
      Type: "Annot",
      Subtype: "Link",
      Rect: [margin, under, end, pen.y],
      Border: [0, 0, 0],
      A: { Type: "Action", S: "URI", URI: PDFString.of(href) },
    }),
  );
  const others = pen.page.node.Annots();
  if (others) others.push(annotation);
  else pen.page.node.set(PDFName.of("Annots"), context.obj([annotation]));
  pen.y -= heightOf(voice) + 8;
}
