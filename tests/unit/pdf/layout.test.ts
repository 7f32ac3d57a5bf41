import { PDFDict, PDFDocument, PDFName, PDFRawStream } from "pdf-lib";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { expect, test } from "vitest";
import type { Block, Row, SheetSpec } from "@/lib/pdf/blocks";
import { missingGlyphs, serifCovers } from "@/lib/pdf/fonts";
import { renderSheet } from "@/lib/pdf/sheet";

const sheet = (blocks: Block[], more: Partial<SheetSpec> = {}) =>
  renderSheet({
    title: "Invoice 2026-0118",
    language: "en",
    footer: "CF-2026-0019",
    date: new Date("2026-11-24T12:00:00Z"),
    blocks,
    ...more,
  });

type Placed = { text: string; x: number; y: number; end: number };

async function placed(
  bytes: Uint8Array,
): Promise<{ items: Placed[]; width: number; height: number; links: string[] }[]> {
  const pdf = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise;
  const pages = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const items = (await page.getTextContent()).items.flatMap((item): Placed[] => {
      if (!("str" in item) || item.str.trim() === "") return [];
      const [x, y] = [Number(item.transform[4]), Number(item.transform[5])];
      return [{ text: item.str, x, y, end: x + item.width }];
    });
    const annotations: unknown[] = await page.getAnnotations();
    const links = annotations.flatMap((one) =>
      typeof one === "object" && one !== null && "url" in one ? [String(one.url)] : [],
    );
    const { width, height } = page.getViewport({ scale: 1 });
    pages.push({ items, width, height, links });
  }
  return pages;
}

/** Names of all fonts in the file, and whether each brings its own program. */
async function fontsOf(bytes: Uint8Array): Promise<{ name: string; embedded: boolean }[]> {
  const pdf = await PDFDocument.load(bytes);
  return pdf.context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (!(object instanceof PDFDict)) return [];
    if (object.get(PDFName.of("Type")) !== PDFName.of("FontDescriptor")) {
      const simple = object.get(PDFName.of("Subtype")) === PDFName.of("Type1");
      return simple ? [{ name: String(object.get(PDFName.of("BaseFont"))), embedded: false }] : [];
    }
    const file = object.get(PDFName.of("FontFile2")) ?? object.get(PDFName.of("FontFile3"));
    const embedded = pdf.context.lookup(file) instanceof PDFRawStream;
    return [{ name: String(object.get(PDFName.of("FontName"))), embedded }];
  });
}

const columns = [
  { head: "Date", share: 0.12 },
  { head: "Description", share: 0.53 },
  { head: "Quantity", share: 0.15, right: true as const },
  { head: "USD", share: 0.2, right: true as const },
];
const row = (text: string): Row => ({ kind: "row", cells: ["3 Sep", text, "3 h 00", "240.00"] });

test("every font is embedded; none is one that a reader has to supply", async () => {
  const fonts = await fontsOf(
    await sheet([
      { kind: "heading", text: "Total" },
      { kind: "paragraph", text: "María José Núñez Güell" },
      {
        kind: "table",
        columns,
        rows: [row("Interview"), { kind: "total", cells: ["Total", "", "", "1.00"] }],
      },
    ]),
  );
  expect(fonts.length).toBe(4);
  for (const { name, embedded } of fonts) {
    expect(name).toMatch(/SourceSerif4|DejaVuSans/);
    expect(embedded).toBe(true);
  }
});

test("a letter that Source Serif lacks sets the whole document in DejaVu, and is printed", async () => {
  const text = "Tujaal ꞌixim, № 7";
  expect(serifCovers(text)).toBe(false);
  expect(missingGlyphs(text)).toEqual([]);
  const bytes = await sheet([{ kind: "paragraph", text }]);
  for (const { name } of await fontsOf(bytes)) expect(name).toContain("DejaVuSans");
  expect((await placed(bytes))[0]?.items.map((item) => item.text).join(" ")).toContain(text);
});

test("words with fi, fl and ffi read back as they were written", async () => {
  const text = "The office files a final affidavit of flight.";
  const pages = await placed(await sheet([{ kind: "paragraph", text }]));
  expect(pages[0]?.items.map((item) => item.text).join("")).toContain(text);
});

test("money ends at the margin, to a hundredth of a point", async () => {
  const bytes = await sheet([
    { kind: "table", columns, rows: [row("a"), { kind: "row", cells: ["", "b", "", "−1,175.00"] }] },
  ]);
  const [page] = await placed(bytes);
  for (const amount of ["240.00", "−1,175.00"]) {
    const found = page?.items.find((item) => item.text === amount);
    expect(found?.end).toBeCloseTo(612 - 54, 1);
  }
});

test("nothing is set below the foot's line or outside the margins, however tall a row is", async () => {
  const tall = "word ".repeat(400);
  const rows = [
    row("short"),
    row(tall),
    row(`${tall} ${tall} ${tall} ${tall}`),
    ...Array.from({ length: 70 }, (_, i) => row(`line ${i}`)),
  ];
  const pages = await placed(await sheet([{ kind: "table", columns, rows }]));
  expect(pages.length).toBeGreaterThan(3);
  for (const { items, width } of pages) {
    // The head stands again on each page the table reaches.
    expect(items.filter((item) => item.text === "Description")).toHaveLength(1);
    for (const item of items) {
      const inFoot = item.text === "CF-2026-0019" || / \/ /.test(item.text);
      if (!inFoot) expect(item.y).toBeGreaterThan(60);
      expect(item.x).toBeGreaterThanOrEqual(53.9);
      expect(item.end).toBeLessThanOrEqual(width - 53.5);
    }
  }
  const words = pages.flatMap(({ items }) => items.flatMap((item) => item.text.match(/\bword\b/g) ?? []));
  expect(words).toHaveLength(5 * 400);
});

test("both languages of a clause stay level across a page's end, and its number stands in the margin", async () => {
  const clauses = Array.from({ length: 12 }, (_, index): Block => ({
    kind: "columns",
    number: `${index + 1}`,
    titles: ["Scope", "Alcance"],
    texts: ["english ".repeat(90), "español ".repeat(90)],
  }));
  const pages = await placed(await sheet(clauses));
  expect(pages.length).toBeGreaterThan(1);
  for (const { items } of pages) {
    const level = (word: string) => items.filter((item) => item.text.includes(word)).map((item) => item.y);
    expect(level("Scope")).toEqual(level("Alcance"));
    const [left, right] = [Math.min(...level("english")), Math.min(...level("español"))];
    expect(Math.abs(left - right)).toBeLessThanOrEqual(10.5 * 1.42 * 3);
  }
  expect(pages[0]?.items.find((item) => item.text === "1")?.x).toBeCloseTo(54, 1);
});

test("an address can be followed, and A4 is A4", async () => {
  const href = "https://portal.example.org/verify/CF-2026-0019";
  const [page] = await placed(await sheet([{ kind: "link", text: href, href }], { paper: "a4" }));
  expect(page?.links).toEqual([href]);
  expect([page?.width, page?.height]).toEqual([595.28, 841.89]);
});

test("facts stand across in the order given", async () => {
  const facts = [
    { term: "Bill to", fact: "Lakeside Workers’ Law Project\nRebecca Lindqvist" },
    { term: "Case", fact: "CF-2026-0042" },
    { term: "Due", fact: "30 Nov 2026" },
  ];
  const [page] = await placed(await sheet([{ kind: "facts", facts, across: true }]));
  const at = (text: string) => page?.items.find((item) => item.text === text);
  expect(at("Bill to")?.y).toBe(at("Due")?.y);
  expect(at("CF-2026-0042")?.y).toBe(at("30 Nov 2026")?.y);
  expect(at("CF-2026-0042")?.x ?? 0).toBeLessThan(at("30 Nov 2026")?.x ?? 0);
  expect(at("Rebecca Lindqvist")?.y ?? 0).toBeLessThan(at("Lakeside Workers’ Law Project")?.y ?? 0);
});

test("a paragraph of three lines is not parted at a page's end", async () => {
  const line = "word ".repeat(40);
  for (let above = 40; above < 46; above += 1) {
    const blocks: Block[] = [
      {
        kind: "facts",
        facts: Array.from({ length: above }, (_, i) => ({ term: `term ${i}`, fact: "fact" })),
      },
      { kind: "paragraph", text: `three ${line}` },
    ];
    const pages = await placed(await sheet(blocks));
    const holding = pages.filter(({ items }) => items.some(({ text }) => /\bword\b/.test(text)));
    expect(holding).toHaveLength(1);
  }
});

test("an item of a clause hangs under its first word", async () => {
  const items = `(a) ${"first ".repeat(20).trim()}`;
  const [page] = await placed(
    await sheet([{ kind: "columns", titles: ["Scope", "Alcance"], texts: [items, "uno"] }]),
  );
  const lines = (page?.items ?? []).filter(({ text }) => /first/.test(text));
  const [head, ...rest] = lines.map(({ x }) => x);
  expect(rest.length).toBeGreaterThan(0);
  for (const x of rest) expect(x).toBeGreaterThan((head ?? 0) + 8);
});

test("a route stands on one page, its stations side by side and its words under them", async () => {
  const stop = (title: string, height: "north" | "border" | "south") => ({
    ...{
      title,
      height,
      under: "Who",
      text: "What happens there, said in a line or two that must fit its column.",
    },
  });
  const filler = Array.from({ length: 34 }, (): Block => ({ kind: "paragraph", text: "Before it." }));
  const bytes = await sheet([
    ...filler,
    {
      kind: "route",
      sides: ["Here", "There"],
      stops: [stop("First", "north"), stop("Second", "border"), stop("Third", "south")],
    },
  ]);
  const pages = await placed(bytes);
  const of = (text: string) => pages.map(({ items }) => items.filter((item) => item.text === text));
  const [first, second, third] = ["First", "Second", "Third"].map((title) => of(title).at(-1)?.[0]);
  expect(pages).toHaveLength(2);
  expect([first?.y, second?.y]).toEqual([third?.y, third?.y]);
  expect(Number(first?.end)).toBeLessThan(Number(second?.x));
  expect(of("There").at(-1)?.[0]?.y).toBeLessThan(of("Here").at(-1)?.[0]?.y ?? 0);
  const height = (number: string) => of(number).at(-1)?.[0]?.y ?? 0;
  expect(height("1")).toBeGreaterThan(height("2"));
  expect(height("2")).toBeGreaterThan(height("3"));
});
