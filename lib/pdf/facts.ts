import type { Block } from "./blocks";
import { fit, heightOf, makeRoom, margin, put, type Pen } from "./pen";

const mostTogether = 6;

type Facts = Extract<Block, { kind: "facts" }>;

export function drawFacts(pen: Pen, block: Facts): void {
  if (block.across) drawAcross(pen, block.facts);
  else drawDown(pen, block.facts);
  pen.y -= 6;
}

function drawDown(pen: Pen, facts: Facts["facts"]): void {
  const { cell, small } = pen.voice;
  // What is left holds a SHA-256 of the widest letters on one line: it is read and copied whole.
  const first = pen.width * 0.27;
  const term = { ...small, size: 8.4 };
  for (const { term: name, fact } of facts) {
    const terms = fit(name, term, first - 10);
    const words = fit(fact, cell, pen.width - first);
    // A term stays with its fact at a page's end, unless they are longer than what is worth moving.
    makeRoom(pen, heightOf(cell, Math.min(mostTogether, Math.max(terms.length, words.length))));
    for (let row = 0; row < Math.max(terms.length, words.length); row += 1) {
      makeRoom(pen, heightOf(cell));
      put(pen, terms[row] ?? "", margin, term);
      put(pen, words[row] ?? "", margin + first, cell);
      pen.y -= heightOf(cell);
    }
    pen.y -= 2;
  }
}

/** As at the head of an invoice: who pays, then short facts. The first takes what the others leave. */
function drawAcross(pen: Pen, facts: Facts["facts"]): void {
  const { cell, cellStrong, small } = pen.voice;
  const shares = facts.length < 2 ? [1] : [1.9, ...facts.slice(1).map(() => 1)];
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const laid = facts.map(({ term, fact }, index) => {
    const width = (pen.width * (shares[index] ?? 1)) / whole - 10;
    const [head = "", ...rest] = fact.split("\n");
    const strong = fit(head, cellStrong, width).map((line) => ({ line, voice: cellStrong }));
    const plain = fit(rest.join("\n"), cell, width).map((line) => ({ line, voice: cell }));
    return { term, lines: [...strong, ...plain], width: width + 10 };
  });
  const tallest = Math.max(0, ...laid.map(({ lines }) => lines.length));
  makeRoom(pen, heightOf(small) + heightOf(cell, tallest));
  let x = margin;
  const top = pen.y;
  for (const { term, lines, width } of laid) {
    pen.y = top;
    put(pen, term, x, small);
    pen.y -= heightOf(small) + 1;
    for (const { line, voice } of lines) {
      put(pen, line, x, voice);
      pen.y -= heightOf(voice);
    }
    x += width;
  }
  pen.y = top - heightOf(small) - heightOf(cell, tallest) - 10;
}
