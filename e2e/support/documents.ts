import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { APIRequestContext } from "@playwright/test";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { documentsFolder } from "./folders";

export type ReadPdf = { text: string; pages: number; sha256: string };

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
  const words: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const content = await (await document.getPage(number)).getTextContent();
    words.push(content.items.map((item) => ("str" in item ? item.str : "")).join(" "));
  }
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { text: words.join("\n").replace(/\s+/g, " "), pages: document.numPages, sha256 };
}
