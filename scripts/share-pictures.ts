import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { locales, type Locale } from "@/lib/i18n/locale";
import { messagesFor } from "@/lib/i18n/messages";
import { findBrowser } from "./browser";
import { projectRoot } from "./child";

/**
 * Draws what stands beside a link that is shared: public/share/<language>.png, kept with the code. Run again when the
 * headline changes: `npm run share-pictures`.
 */

const fonts = [
  { family: "Headline", file: "@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2" },
  { family: "Interface", file: "@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2" },
];

function page(locale: Locale): string {
  const { public: words, shell } = messagesFor(locale);
  const faces = fonts.map(({ family, file }) => {
    const bytes = readFileSync(join(projectRoot, "node_modules", file)).toString("base64");
    return `@font-face{font-family:${family};src:url(data:font/woff2;base64,${bytes})}`;
  });
  const stops = [
    [96, 70],
    [348, 132],
    [600, 194],
    [852, 132],
    [1104, 70],
  ];
  const station = ([x, y]: number[], index: number) =>
    `<circle cx="${x}" cy="${y}" r="19" fill="#faf7f0" stroke="#1c1a16" stroke-width="4"/>` +
    `<text x="${x}" y="${(y ?? 0) + 7}" text-anchor="middle" font-size="20" font-weight="700">${index + 1}</text>`;
  return `<!doctype html><html lang="${locale}"><style>${faces.join("")}
    body{margin:0;width:1200px;height:630px;background:#faf7f0;color:#1c1a16;font:400 26px/1.3 Interface}
    header{padding:52px 84px 0;font-weight:650}
    small{display:block;font-weight:400;font-size:22px;color:#625b4e}
    h1{margin:40px 84px 0;font:600 62px/1.12 Headline;letter-spacing:-.025em;text-wrap:balance}
    svg{position:absolute;bottom:34px;left:0;font-family:Interface}</style>
    <header>${shell.brand}<small>${shell.brandLine}</small></header>
    <h1>${words.landing.headline1}<br>${words.landing.headline2}</h1>
    <svg width="1200" height="250" fill="none">
    <path d="M0 132H1200" stroke="#857c6c" stroke-width="2" stroke-dasharray="18 8 4 8"/>
    <path d="M96 70h76l100 62h152l100 62h152l100-62h152l100-62h76" stroke="#1c1a16" stroke-width="6" stroke-linejoin="round"/>
    <g fill="#1c1a16">${stops.map(station).join("")}</g></svg></html>`;
}

const browser = await chromium.launch({ executablePath: findBrowser(), args: ["--no-sandbox"] });
mkdirSync(join(projectRoot, "public", "share"), { recursive: true });
for (const locale of locales) {
  const tab = await browser.newPage({ viewport: { width: 1200, height: 630 } });
  await tab.setContent(page(locale));
  await tab.evaluate(() => document.fonts.ready.then(() => undefined));
  await tab.screenshot({ path: join(projectRoot, "public", "share", `${locale}.png`) });
}
await browser.close();
