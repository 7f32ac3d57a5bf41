import { copyFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "@/scripts/child";
import type { Look } from "../support/looks";

export const sheetFolder = join(projectRoot, "test-results", "contact-sheet");

/** The looks that were asked for, by lists with commas in the environment. */
export function looks(): Look[] {
  const list = (name: string) => (process.env[name] ?? "").split(",").filter(Boolean);
  const locales = list("SHEET_LOCALES").map((word) => (word === "es" ? "es" : "en"));
  const themes = list("SHEET_THEMES").map((word) => (word === "dark" ? "dark" : "light"));
  const widths = list("SHEET_WIDTHS").map(Number);
  return locales.flatMap((locale) =>
    themes.flatMap((theme) => widths.map((width) => ({ locale, theme, width }))),
  );
}

/** What is shown: a page in its state, or a mail. @param drawn the drawn screen that it follows, where there is one */
export type Shown = { name: string; drawn?: string };

export function pictureOf({ name }: Shown, { locale, theme, width }: Look): string {
  const plain = name.normalize("NFKD").replace(/[^a-zA-Z0-9]+/g, "-");
  return `${plain.replace(/^-|-$/g, "").toLowerCase()}-${width}-${theme}-${locale}.png`;
}

/** One page with every picture that there is, and beside it the drawn one of the same width and theme. */
export function writeSheet(faces: readonly Shown[]): void {
  mkdirSync(sheetFolder, { recursive: true });
  const rows = faces.map((face) => {
    const pictures = looks()
      .map((look) => ({ look, file: pictureOf(face, look) }))
      .filter(({ file }) => existsSync(join(sheetFolder, file)))
      .map(({ look, file }) => figure(file, captionOf(look), look.width) + drawnBeside(face, look));
    return `<section><h2>${escaped(face.name)}</h2><div>${pictures.join("")}</div></section>`;
  });
  const style =
    "body{font:16px sans-serif;margin:24px}section>div{display:flex;gap:24px;overflow-x:auto;align-items:start}" +
    "figure{margin:0;flex:none}img{width:100%;border:1px solid}";
  writeFileSync(
    join(sheetFolder, "index.html"),
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Contact sheet</title><style>${style}</style>` +
      `<h1>Contact sheet</h1>${rows.join("\n")}</html>\n`,
  );
}

const captionOf = ({ locale, theme, width }: Look) => `${width} px, ${theme}, ${locale}`;

/** The drawing is copied, so that the sheet is whole wherever it is taken. */
function drawnBeside({ drawn }: Shown, { theme, width }: Look): string {
  const folder = process.env.SHEET_DRAWN;
  if (!folder || !drawn) return "";
  const file = `${drawn}-${width}-${theme}.png`;
  if (!existsSync(join(folder, file))) return "";
  copyFileSync(join(folder, file), join(sheetFolder, `drawn-${file}`));
  return figure(`drawn-${file}`, `as drawn, ${width} px, ${theme}`, width);
}

const figure = (file: string, caption: string, width: number) =>
  `<figure style="width:${width === 360 ? 360 : 760}px"><figcaption>${caption}</figcaption>` +
  `<a href="${file}"><img src="${file}" alt="" loading="lazy"></a></figure>`;

const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
