import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { APIRequestContext } from "@playwright/test";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { documentsFolder } from "./folders";

export type ReadPdf = {
  text: string;
  /** The left half of every page, and the right half: a contract in two languages, each read on its own. */
  halves: [string, string];
  pages: number;
  sha256: string;
};

/**
 * Fetches a PDF with a person's own session, keeps it as test-results/documents/<name>.pdf, and reads its words with a
 * library that did not write it.
 */
export async function fetchPdf(request: APIRequestContext, path: string, name: string): Promise<ReadPdf> {
  const answer = await request.get(path);
  if (answer.status() !== 200) throw new Error(`${path} answered ${answer.status()}`);
  const bytes = await answer.body();
  writeFileSync(join(documentsFolder, `${name}.pdf`), bytes);
  const document = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise;
  const [all, left, right]: [string[], string[], string[]] = [[], [], []];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const middle = page.getViewport({ scale: 1 }).width / 2;
    for (const item of (await page.getTextContent()).items) {
      if (!("str" in item)) continue;
      all.push(item.str);
      (Number(item.transform[4]) < middle ? left : right).push(item.str);
    }
  }
  const joined = (words: string[]) => words.join(" ").replace(/\s+/g, " ");
  return {
    text: joined(all),
    halves: [joined(left), joined(right)],
    pages: document.numPages,
    sha256: createHash("sha256").update(bytes).digest("hex"),
  };
}
