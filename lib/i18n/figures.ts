import { formatDate, formatInstant, formatMoney } from "./format";
import type { Locale } from "./locale";

export type Figures = Record<string, string | number>;

/**
 * Figures of an event or a notice as its sentence shows them: dates and instants in the reader's words and zone, and
 * `amount` for minor units with their currency.
 */
export function readableFigures(locale: Locale, figures: Figures, timeZone: string): Figures {
  const { amountMinor, currency } = figures;
  const hasAmount = typeof amountMinor === "number" && typeof currency === "string";
  const read = Object.fromEntries(
    Object.entries(figures).map(([key, value]) => {
      if (typeof value !== "string") return [key, value];
      if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return [key, formatDate(locale, value)];
      if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return [key, formatInstant(locale, value, timeZone)];
      return [key, value];
    }),
  );
  return hasAmount ? { ...read, amount: formatMoney(locale, amountMinor, currency) } : read;
}

/** What a sentence may show of an event's payload: numbers, single words, and whether something is so; no lists. */
export function figuresOf(payload: Record<string, unknown>): Figures {
  return Object.fromEntries(
    Object.entries(payload).flatMap(([key, value]) => {
      if (typeof value === "boolean") return [[key, String(value)]];
      return typeof value === "number" || typeof value === "string" ? [[key, value]] : [];
    }),
  );
}
