import { isLocale, locales, type Locale } from "./locale";

/** Pages that need no account and are written to be found: each has an address of its own in either language. */
export const foundPages = [
  "/",
  "/how-it-works",
  "/fees",
  "/language",
  "/questions",
  "/contact",
  "/privacy",
  "/accessibility",
] as const;
export type FoundPage = (typeof foundPages)[number];

/** What answers in the language of its address too, and is no page to be found. */
const alsoSpoken = ["/sign-in", "/brochure.pdf"] as const;
export type SpokenPage = FoundPage | (typeof alsoSpoken)[number];
const spokenPages: readonly SpokenPage[] = [...foundPages, ...alsoSpoken];

type Address = {
  locale: Locale;
  /** The page that answers there; null when there is none. */
  page: SpokenPage | null;
};

/**
 * `/es/fees` is the page `/fees` in Spanish, whatever the reader chose before. Null for an address that names no
 * language: that answers in the reader's own.
 * @param path without its query
 */
export function addressOf(path: string): Address | null {
  const [, locale, rest = ""] = /^\/([a-z]{2})(\/.*)?$/.exec(path) ?? [];
  if (!isLocale(locale)) return null;
  const page = rest === "" ? "/" : rest;
  return { locale, page: isSpoken(page) ? page : null };
}

const isSpoken = (page: string): page is SpokenPage => spokenPages.some((one) => one === page);

/** Where a page answers in a language: `/es/fees`, and `/es` for the first page. */
export function addressIn(locale: Locale, page: SpokenPage): string {
  return page === "/" ? `/${locale}` : `/${locale}${page}`;
}

/** The same page in another language; an address that names none stays as it is, and follows the choice. */
export function translatedAddress(path: string, locale: Locale): string {
  const [plain = path, ...query] = path.split("?");
  const page = addressOf(plain)?.page;
  return page ? [addressIn(locale, page), ...query].join("?") : path;
}

/** Which page answers at each address that names a language, for next.config.ts. */
export function languageRewrites(): { source: string; destination: string }[] {
  return locales.flatMap((locale) =>
    spokenPages.map((page) => ({ source: addressIn(locale, page), destination: page })),
  );
}
