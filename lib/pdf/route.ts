import { rgb } from "pdf-lib";
import type { Block } from "./blocks";
import { colour, fit, heightOf, makeRoom, margin, put, type Pen, type Voice } from "./pen";

type Route = Extract<Block, { kind: "route" }>;

const step = 26;
const levels = { north: 0, border: step, south: 2 * step } as const;
const radius = 8.5;
const gap = 12;
/** Where between two stations the line leaves its height, and where it has reached the next one. */
const [leaves, arrives] = [0.3, 0.66];

/** A line over a border as on the first page, with what happens at each station under it. It stands on one page. */
export function drawRoute(pen: Pen, { sides, stops }: Route): void {
  const { strong, small, cell } = pen.voice;
  const text: Voice = { ...cell, size: 8.2, colour: colour.second };
  const width = (pen.width - gap * (stops.length - 1)) / stops.length;
  const columns = stops.map((stop, index) => ({
    x: margin + index * (width + gap),
    level: levels[stop.height],
    lines: [
      ...fit(stop.title, strong, width).map((line) => ({ line, voice: strong })),
      ...fit(stop.under, small, width).map((line) => ({ line, voice: small })),
      { line: "", voice: { ...small, size: 4 } },
      ...fit(stop.text, text, width).map((line) => ({ line, voice: text })),
    ],
  }));
  const heights = columns.map(({ lines }) => lines.reduce((sum, { voice }) => sum + heightOf(voice), 0));
  const map = levels.south + 2 * radius + 12;
  makeRoom(pen, map + Math.max(...heights));

  const top = pen.y - radius;
  drawBorder(pen, top - levels.border, sides);
  for (const [index, from] of columns.entries()) {
    const to = columns[index + 1];
    if (to) drawLeg(pen, from, to, top);
  }
  for (const [index, { x, level }] of columns.entries()) drawStation(pen, x, top - level, index + 1);

  const under = pen.y - map;
  for (const { x, lines } of columns) {
    pen.y = under;
    for (const { line, voice } of lines) {
      put(pen, line, x, voice);
      pen.y -= heightOf(voice);
    }
  }
  pen.y = under - Math.max(...heights) - 12;
}

/** The border, and on which side of it each country lies, where no station is. */
function drawBorder(pen: Pen, y: number, [north, south]: Route["sides"]): void {
  const end = margin + pen.width;
  const dashes = { thickness: 0.8, color: colour.quiet, dashArray: [7, 3, 1.5, 3] };
  pen.page.drawLine({ start: { x: margin, y }, end: { x: end, y }, ...dashes });
  const { small } = pen.voice;
  const before = pen.y;
  pen.y = y + small.size + 6;
  put(pen, north, end, small, "right");
  pen.y = y - 3;
  put(pen, south, end, small, "right");
  pen.y = before;
}

function drawLeg(
  pen: Pen,
  from: { x: number; level: number },
  to: { x: number; level: number },
  top: number,
): void {
  const at = (share: number) => from.x + radius + (to.x - from.x) * share;
  const [high, low] = [top - from.level, top - to.level];
  const corners = [
    { x: at(0), y: high },
    { x: at(leaves), y: high },
    { x: at(arrives), y: low },
    { x: at(1), y: low },
  ];
  for (const [index, start] of corners.entries()) {
    const end = corners[index + 1];
    if (end) pen.page.drawLine({ start, end, thickness: 2.2, color: colour.ink, lineCap: 1 });
  }
}

function drawStation(pen: Pen, x: number, y: number, number: number): void {
  const circle = { x: x + radius, y, size: radius, borderWidth: 2, borderColor: colour.ink };
  pen.page.drawCircle({ ...circle, color: rgb(1, 1, 1) });
  const voice = pen.voice.cellStrong;
  const shown = `${number}`;
  const shift = voice.font.widthOfTextAtSize(shown, voice.size) / 2;
  pen.page.drawText(shown, {
    x: x + radius - shift,
    y: y - voice.size * 0.36,
    size: voice.size,
    font: voice.font,
    color: voice.colour,
  });
}
