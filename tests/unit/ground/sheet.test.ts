import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { expect, test } from "vitest";
import type { SheetSpec } from "@/lib/pdf/blocks";
import { missingGlyphs } from "@/lib/pdf/fonts";
import { renderSheet } from "@/lib/pdf/sheet";

const spec = (blocks: SheetSpec["blocks"], more: Partial<SheetSpec> = {}): SheetSpec => ({
  title: "Invoice 2026-0118",
  language: "es",
  footer: "CF-2026-0019",
  date: new Date("2026-11-24T12:00:00Z"),
  blocks,
  ...more,
});

async function read(bytes: Uint8Array) {
  const pdf = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const content = await (await pdf.getPage(number)).getTextContent();
    pages.push(content.items.map((item) => ("str" in item ? item.str : "")).join(" "));
  }
  return { pages, info: (await pdf.getMetadata()).info as Record<string, unknown> };
}

const names = "María José Núñez Güell, K’iche’, ¿cuánto? ₡ € №";

test("letters of both languages come out as they went in, composed or not", async () => {
  const { pages } = await read(
    await renderSheet(spec([{ kind: "paragraph", text: names.normalize("NFD") }])),
  );
  expect(pages.join(" ").replaceAll(/\s+/g, " ")).toContain(names.normalize("NFC"));
});

test("the same spec gives the same bytes", async () => {
  const blocks: SheetSpec["blocks"] = [{ kind: "facts", facts: [{ term: "Total", fact: "USD 1,192.75" }] }];
  expect(
    Buffer.from(await renderSheet(spec(blocks))).equals(Buffer.from(await renderSheet(spec(blocks)))),
  ).toBe(true);
});

test("a long contract turns its pages and counts them; nothing is lost", async () => {
  const clauses = Array.from({ length: 40 }, (_, index) => ({
    kind: "columns" as const,
    titles: [`${index + 1}. Scope`, `${index + 1}. Alcance`] as [string, string],
    texts: [`clause-${index} `.repeat(60), `cláusula-${index} `.repeat(70)] as [string, string],
  }));
  const { pages, info } = await read(await renderSheet(spec(clauses)));
  expect(pages.length).toBeGreaterThan(5);
  expect(pages.at(-1)).toContain(`${pages.length} / ${pages.length}`);
  const text = pages.join(" ");
  for (let index = 0; index < 40; index += 1) {
    expect(text.match(new RegExp(`clause-${index}\\b`, "g"))).toHaveLength(60);
    expect(text.match(new RegExp(`cláusula-${index}(?!\\d)`, "g"))).toHaveLength(70);
  }
  expect(info.Title).toBe("Invoice 2026-0118");
});

test("a word wider than its line is broken, not cut", async () => {
  const word = "x".repeat(400);
  const { pages } = await read(await renderSheet(spec([{ kind: "paragraph", text: word }])));
  expect(pages.join("").replaceAll(/[^x]/g, "")).toHaveLength(400);
});

test("letters that the font lacks are named before anything is made", () => {
  expect(missingGlyphs(names)).toEqual([]);
  expect(missingGlyphs("中文 ñ 中")).toEqual(["中", "文"]);
});
