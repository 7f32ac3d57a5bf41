import { daysBetween, parsePlainDate, partsOf, todayIn, weekdayOf } from "@/lib/dates";
import type { Locale } from "./locale";

/** Region whose habits we follow: English by month names, Spanish with Mexico's and Central America's figures. */
const region = { en: "en-US", es: "es-MX" } as const satisfies Record<Locale, string>;

const dateFormats = new Map<string, Intl.DateTimeFormat>();
const numberFormats = new Map<string, Intl.NumberFormat>();

/** One formatter per language and options: making one costs more than using it a hundred times. */
function dateFormat(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = dateFormats.get(key) ?? new Intl.DateTimeFormat(region[locale], options);
  dateFormats.set(key, known);
  return known;
}

function numberFormat(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = numberFormats.get(key) ?? new Intl.NumberFormat(region[locale], options);
  numberFormats.set(key, known);
  return known;
}

/** medium 24 Nov 2026 · short 24 Nov · weekday Fri 20 Nov · long Friday 20 November 2026 */
export type DateStyle = "medium" | "short" | "weekday" | "long";

type Names = { short: string[]; long: string[]; weekdayShort: string[]; weekdayLong: string[] };

const knownNames = new Map<Locale, Names>();

/** Months and weekdays as the language writes them, asked of Intl once: a long list writes hundreds of dates. */
function namesOf(locale: Locale): Names {
  const known = knownNames.get(locale);
  if (known) return known;
  const written = (options: Intl.DateTimeFormatOptions, type: "month" | "weekday", dates: Date[]) => {
    const format = dateFormat(locale, { ...options, timeZone: "UTC" });
    return dates.map((date) => format.formatToParts(date).find((one) => one.type === type)?.value ?? "");
  };
  const months = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2026, month, 1)));
  // 4 January 2026 was a Sunday, where getUTCDay begins.
  const days = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2026, 0, 4 + day)));
  const names = {
    short: written({ day: "numeric", month: "short" }, "month", months),
    long: written({ day: "numeric", month: "long" }, "month", months),
    weekdayShort: written({ weekday: "short", day: "numeric", month: "short" }, "weekday", days),
    weekdayLong: written({ weekday: "long", day: "numeric", month: "long" }, "weekday", days),
  };
  knownNames.set(locale, names);
  return names;
}

/** Days from which on a date without its year could be taken for another one. */
const halfAYear = 183;

/**
 * A calendar date (`YYYY-MM-DD`), which has no zone: "24 Nov 2026", "24 nov 2026".
 * Throws RangeError on what is not a date.
 * @param today with it, a short date that is half a year off or more says its year too
 */
export function formatDate(
  locale: Locale,
  date: string,
  style: DateStyle = "medium",
  today?: string,
): string {
  const at = parsePlainDate(date);
  const names = namesOf(locale);
  const [, monthNumber, dayOfMonth] = partsOf(at);
  const month = (style === "long" ? names.long : names.short)[monthNumber - 1] ?? "";
  const day = `${dayOfMonth}`;
  const year = date.slice(0, 4);
  const far = today && Math.abs(daysBetween(parsePlainDate(today), at)) >= halfAYear;
  const shown = far ? `${day} ${month} ${year}` : `${day} ${month}`;
  switch (style) {
    case "short":
      return shown;
    case "medium":
      return `${day} ${month} ${year}`;
    case "weekday":
      return `${names.weekdayShort[weekdayOf(at)] ?? ""} ${shown}`;
    case "long":
      return `${names.weekdayLong[weekdayOf(at)] ?? ""} ${[day, month, year].join(locale === "es" ? " de " : " ")}`;
  }
}

/** The clock of an instant (ISO 8601 or Date) in an IANA zone: "16:12". */
export function formatTime(locale: Locale, instant: string | Date, timeZone: string): string {
  const options: Intl.DateTimeFormatOptions = {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  };
  const written = dateFormat(locale, options).format(new Date(instant));
  return locale === "es" ? written.replace(/^0(?=\d)/, "") : written;
}

/** An instant in an IANA zone: "20 Nov 2026, 16:12". Say the place beside it where zones meet. */
export function formatInstant(
  locale: Locale,
  instant: string | Date,
  timeZone: string,
  style: DateStyle = "medium",
  today?: string,
): string {
  const at = new Date(instant);
  return `${formatDate(locale, todayIn(timeZone, at), style, today)}, ${formatTime(locale, at, timeZone)}`;
}

/** code USD 1,234.50 · bare 1,234.50 · symbol Q245.50 (only where one currency is in play) */
export type MoneyStyle = "code" | "bare" | "symbol";

const symbols: Record<string, string> = { USD: "$", CAD: "$", MXN: "$", GTQ: "Q", HNL: "L", NIO: "C$" };

/** Money from integer minor units (cents): "USD 1,234.50". Throws RangeError on an unknown currency code. */
export function formatMoney(
  locale: Locale,
  minor: number,
  currency: string,
  style: MoneyStyle = "code",
): string {
  const digits =
    numberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const figure = numberFormat(locale, options).format(Math.abs(minor) / 10 ** digits);
  const signed = minor < 0 ? `−${figure}` : figure;
  if (style === "bare") return signed;
  const symbol = style === "symbol" ? symbols[currency] : undefined;
  return symbol ? `${minor < 0 ? "−" : ""}${symbol}${figure}` : `${currency} ${signed}`;
}

/** A count or another plain number: "1,234". */
export function formatNumber(locale: Locale, value: number, options: Intl.NumberFormatOptions = {}): string {
  return numberFormat(locale, options).format(value);
}

/** Worked time from minutes: "4 h 30", "2 h", "45 min", "0 h". The same in both languages. */
export function formatMinutes(minutes: number): string {
  const sign = minutes < 0 ? "−" : "";
  const hours = Math.floor(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  if (hours === 0 && rest > 0) return `${sign}${rest} min`;
  return rest === 0 ? `${sign}${hours} h` : `${sign}${hours} h ${String(rest).padStart(2, "0")}`;
}
