import { locales } from "@/lib/i18n/locale";
import { messagesFor } from "@/lib/i18n/messages";
import { defenderCountries, matterKinds } from "../kinds";

export type DefenderCountry = (typeof defenderCountries)[number];
export type MatterKindName = (typeof matterKinds)[number];

/** Letters that are not made of one and a mark, but read like it. */
const unmarked: Record<string, string> = { ł: "l", ø: "o", đ: "d", "‘": "'", "’": "'" };

/** As `plain_text` of the database has it: without case and accents, so that "garcia" finds "García". */
export function plainText(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[łøđ‘’]/g, (sign) => unmarked[sign] ?? sign);
}

/** More words than anybody types; what follows them is left out. */
const mostWords = 6;

/** What was typed, word by word: a case is found when each of them is found in something of it. */
export function plainWords(find: string): string[] {
  return plainText(find)
    .split(/[\s\0]+/)
    .filter(Boolean)
    .slice(0, mostWords);
}

const called = locales.map((locale) => messagesFor(locale).cases);

/**
 * The kinds and countries that a word means: a word of theirs begins with it, in either language, as staff read both
 * and a list that was kept in one must not change in the other.
 */
export function meantBy(word: string): { kinds: MatterKindName[]; countries: DefenderCountry[] } {
  // One letter begins something of nearly everything.
  if (word.length < 2) return { kinds: [], countries: [] };
  const means = (labels: string[]) =>
    labels.some((label) =>
      plainText(label)
        .split(/[\s,()/-]+/)
        .some((part) => part.startsWith(word)),
    );
  return {
    kinds: matterKinds.filter((kind) => means(called.map(({ kinds }) => kinds[kind]))),
    countries: defenderCountries.filter((country) =>
      means(called.map(({ countries }) => countries[country])),
    ),
  };
}
