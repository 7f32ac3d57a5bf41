import { fill } from "@/components/form/fill";
import { formatDate, formatMoney } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import { convert, parseAmount } from "@/lib/money";
import type { EntryWords, RateOfDay } from "./entry-words";

export type Asked = {
  text: string;
  currency: string;
  base: string;
  day: string;
  today: string;
  /** Newest first, from `since` on and the last one before. */
  rates: readonly RateOfDay[];
  /** The form knows no rates of days before the oldest of these. */
  since: string;
  locale: Locale;
  words: EntryWords;
};

export type Understood =
  | { kind: "nothing" }
  | { kind: "unreadable" | "too_large" }
  | { kind: "amount"; minor: number; words: string }
  | { kind: "choice"; readings: { minor: number; words: string }[] };

/** What an amount is taken for, as the server will take it: with the rate of its day, before anything is saved. */
export function understand(asked: Asked): Understood {
  if (asked.text.trim() === "") return { kind: "nothing" };
  const reading = parseAmount(asked.text);
  if (reading.kind === "unreadable" || reading.kind === "too_large") return { kind: reading.kind };
  const say = (minor: number) => ({ minor, words: wordsOf(asked, minor) });
  if (reading.kind === "ambiguous") return { kind: "choice", readings: reading.readings.map(say) };
  return reading.minor > 0 ? { kind: "amount", ...say(reading.minor) } : { kind: "unreadable" };
}

function wordsOf({ currency, base, day, today, rates, since, locale, words }: Asked, minor: number): string {
  const amount = formatMoney(locale, minor, currency);
  if (currency === base) return fill(words.understoodOwn, { amount });
  const known = rates.filter((rate) => rate.currency === currency);
  const rate = known.find((one) => one.day <= day);
  if (!rate) return fill(known.length > 0 || day >= since ? words.noRate : words.understoodLater, { amount });
  const values = { amount, converted: formatMoney(locale, convert(minor, rate.rate), base), rate: rate.rate };
  if (rate.day === today) return fill(words.understoodToday, values);
  return fill(words.understoodDay, { ...values, day: formatDate(locale, rate.day, "short") });
}
