/**
 * What people type and read: amounts and durations, by a grammar, in either country's way of writing. Never
 * `parseFloat`, which reads `1.234,50` as 1.234.
 */
import { roundHalfUp, type Money } from "@/lib/money";

export type AmountReading =
  | { readonly kind: "amount"; readonly minor: number }
  /** Readings in minor units, the likelier first: the form shows both before it saves. */
  | { readonly kind: "ambiguous"; readonly readings: readonly [number, number] }
  | { readonly kind: "unreadable" };

export type DurationReading =
  | { readonly kind: "minutes"; readonly minutes: number }
  | { readonly kind: "ambiguous"; readonly readings: readonly [number, number] }
  | { readonly kind: "unreadable" };

const unreadable = { kind: "unreadable" } as const;
/** Twelve digits before the decimals keep every amount far inside the safe integers. */
const mostDigits = 12;
const currencySign = /^(?:USD|CAD|MXN|GTQ|HNL|NIO|US\$|C\$|\$|Q|L)\s*/i;
/** U+00A0, U+202F and a plain space separate groups in Spanish; the apostrophe marks millions in Mexico. */
const quietSeparators = /(?<=\d)[\u00a0\u202f\u0020'’](?=\d{3}(?!\d))/g;

function minorOf(whole: string, fraction: string): number | null {
  const digits = whole.replace(/^0+(?=\d)/, "");
  if (digits.length > mostDigits) return null;
  return Number(roundHalfUp(BigInt(digits + fraction.padEnd(3, "0")), 10n));
}

function amount(whole: string, fraction: string): AmountReading {
  const minor = minorOf(whole, fraction);
  return minor === null ? unreadable : { kind: "amount", minor };
}

/**
 * Reads an amount in minor units. `1.234,50`, `1,234.50`, `1 234,50` and `1234.5` are the same amount. One separator
 * before exactly three digits (`1.234`) is ambiguous: thousands, or a decimal that would be rounded. Amounts below
 * zero are never typed, so a sign is unreadable.
 */
export function parseAmount(typed: string): AmountReading {
  const text = typed.trim().replace(currencySign, "").replace(quietSeparators, "");
  const plain = /^(\d+)(?:[.,](\d{1,2}))?$/.exec(text);
  if (plain) return amount(plain[1] ?? "", plain[2] ?? "");
  const grouped = /^(\d{1,3}(?:([.,])\d{3})(?:\2\d{3})*)(?:(?!\2)[.,](\d{1,2}))?$/.exec(text);
  if (!grouped) return unreadable;
  const body = grouped[1] ?? "";
  const groups = body.split(/[.,]/);
  if (/^0/.test(body)) return unreadable;
  const whole = groups.join("");
  if (groups.length > 2 || grouped[3] !== undefined) return amount(whole, grouped[3] ?? "");
  const asThousands = minorOf(whole, "");
  const asDecimal = minorOf(groups[0] ?? "", groups[1] ?? "");
  if (asThousands === null || asDecimal === null) return unreadable;
  return { kind: "ambiguous", readings: [asThousands, asDecimal] };
}

const minutesOf = (minutes: number): DurationReading =>
  minutes > 0 && minutes < 100_000 ? { kind: "minutes", minutes } : unreadable;

/** A bare number up to here is more likely hours than minutes, so it is asked about. */
const mostBareHours = 12;

/**
 * Reads a duration in whole minutes: `1:30`, `1 h 30`, `1h30min`, `90 min`, `1.5 h`, `1,5 horas`. A bare number is
 * minutes (`90`), except a small one (`2`), which is ambiguous: 2 hours, or 2 minutes. A bare decimal (`1.5`) is
 * hours. Parts of a minute round half up.
 */
export function parseMinutes(typed: string): DurationReading {
  const text = typed.trim().toLowerCase();
  const clock = /^(\d{1,3}):([0-5]\d)$/.exec(text);
  if (clock) return minutesOf(Number(clock[1]) * 60 + Number(clock[2]));
  const hoursAndMinutes =
    /^(\d{1,3})\s*(?:h|hs|hr|hrs|hour|hours|hora|horas)\.?(?:\s*(?:and|y)?\s*([0-5]?\d)\s*(?:m|min|mins|minutes?|minutos?)?\.?)?$/.exec(
      text,
    );
  if (hoursAndMinutes) return minutesOf(Number(hoursAndMinutes[1]) * 60 + Number(hoursAndMinutes[2] ?? 0));
  const minutes = /^(\d{1,5})\s*(?:m|min|mins|minutes?|minutos?)\.?$/.exec(text);
  if (minutes) return minutesOf(Number(minutes[1]));
  const decimalHours = /^(\d{1,3})[.,](\d{1,2})\s*(?:(?:h|hs|hr|hrs|hours?|horas?)\.?)?$/.exec(text);
  if (decimalHours) {
    const hundredths = BigInt((decimalHours[1] ?? "") + (decimalHours[2] ?? "").padEnd(2, "0"));
    return minutesOf(Number(roundHalfUp(hundredths * 60n, 100n)));
  }
  if (!/^\d{1,5}$/.test(text)) return unreadable;
  const bare = Number(text);
  if (bare === 0 || bare > mostBareHours) return minutesOf(bare);
  return { kind: "ambiguous", readings: [bare * 60, bare] };
}

/** `1,234.50`, the same in both languages (Mexico and Central America write it so); below zero with a true minus. */
export function formatMinor(minor: number): string {
  const digits = String(Math.abs(minor)).padStart(3, "0");
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${minor < 0 ? "−" : ""}${whole}.${digits.slice(-2)}`;
}

/** `USD 1,234.50`: with the currency's code, as wherever two currencies may meet. */
export function formatMoney(amountOf: Money): string {
  return `${amountOf.currency}\u00a0${formatMinor(amountOf.minor)}`;
}

/** `1 h 30`, the same in both languages. */
export function formatMinutes(minutes: number): string {
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")}`;
}
