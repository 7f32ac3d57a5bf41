import { DomainError } from "./errors";

/** Money is integer minor units; rates are decimals of eight places. Nothing here is ever a float. */

export const currencies = ["USD", "CAD", "MXN", "GTQ", "HNL", "NIO"] as const;
export type Currency = (typeof currencies)[number];

/** Minor units of one currency: the brand keeps quetzales and dollars apart. */
export type Minor<C extends Currency = Currency> = number & { readonly currency?: C };

/**
 * The one rounding function: half up, away from zero for negatives, so that a credit is exactly the charge undone.
 * @throws RangeError when the result is not a safe integer
 */
export function roundedRatio(numerator: bigint, denominator: bigint): number {
  if (denominator === 0n) throw new RangeError("Divided by zero");
  const negative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const rounded = Number((2n * n + d) / (2n * d));
  if (!Number.isSafeInteger(rounded)) throw new RangeError("Out of range");
  return negative && rounded !== 0 ? -rounded : rounded;
}

/** Price of worked time. 10 min at 65.00 an hour is 10.83. @param ratePerHour minor units per hour */
export function priceOfMinutes(minutes: number, ratePerHour: number): number {
  return roundedRatio(BigInt(minutes) * BigInt(ratePerHour), 60n);
}

/** A share in basis points: 5000 is one half. */
export function shareOf(minor: number, basisPoints: number): number {
  return roundedRatio(BigInt(minor) * BigInt(basisPoints), 10_000n);
}

const scale = 8;
const scaled = 10n ** BigInt(scale);

/**
 * A rate as it is kept, decimal(18,8), as an integer of 10⁻⁸.
 * @throws RangeError when it is not a positive decimal of at most eight places
 */
export function rateUnits(rate: string): bigint {
  const match = /^(\d{1,10})(?:\.(\d{1,8}))?$/.exec(rate);
  if (!match) throw new RangeError(`Not a rate: ${rate}`);
  const units = BigInt(match[1] ?? "0") * scaled + BigInt((match[2] ?? "").padEnd(scale, "0"));
  if (units === 0n) throw new RangeError("A rate is above zero");
  return units;
}

/** Foreign minor units into the base currency: the rate is foreign units per base unit, and divides. */
export function convert(foreignMinor: number, rate: string): number {
  return roundedRatio(BigInt(foreignMinor) * scaled, rateUnits(rate));
}

/** Base minor units into the foreign currency: the same rate, multiplied. */
export function convertOut(baseMinor: number, rate: string): number {
  return roundedRatio(BigInt(baseMinor) * rateUnits(rate), scaled);
}

export type AmountReading =
  | { kind: "exact"; minor: number }
  /** `1.234` may be 1,234.00 or 1.23: the form says both and asks. */
  | { kind: "ambiguous"; readings: number[] }
  | { kind: "too_large" }
  | { kind: "unreadable" };

/** The largest amount that is kept, in minor units: a column of four bytes holds no more. */
export const largestAmount = 21_474_836_47;

/**
 * Reads an amount as people write it in either country: `1.234,50` and `1,234.50` are the same.
 * @returns minor units, two readings when the grammar can't tell, or why there is none
 */
export function parseAmount(text: string): AmountReading {
  // A space or an apostrophe separates groups of three and nothing else: "12 50" is not 1,250.
  const plain = text.trim().replace(/(?<=\d)[\s\u00a0\u202f'’](?=\d{3}(?!\d))/gu, "");
  const found = new Set<number>();
  for (const [group, decimal] of [
    [",", "."],
    [".", ","],
  ] as const) {
    const minor = readWith(plain, group, decimal);
    if (minor !== null) found.add(minor);
  }
  if (found.size === 0) return { kind: "unreadable" };
  const readings = [...found].filter((minor) => minor <= largestAmount);
  if (readings.length === 0) return { kind: "too_large" };
  if (readings.length === 1) return { kind: "exact", minor: readings[0] ?? 0 };
  return { kind: "ambiguous", readings };
}

/**
 * An amount of a form, in minor units. Where the text has two readings, the one that was shown and confirmed.
 * @param field dotted path at which a refusal stands
 * @throws DomainError AMOUNT_UNREADABLE, AMOUNT_AMBIGUOUS (with both readings), AMOUNT_TOO_LARGE, each at the field
 */
export function readAmount(text: string, field: string, understoodMinor: number | null = null): number {
  const reading = parseAmount(text);
  switch (reading.kind) {
    case "exact":
      return reading.minor;
    case "unreadable":
      throw new DomainError("AMOUNT_UNREADABLE", {}, { [field]: "AMOUNT_UNREADABLE" });
    case "too_large":
      throw tooLarge(field);
    case "ambiguous": {
      if (understoodMinor !== null && reading.readings.includes(understoodMinor)) return understoodMinor;
      const [first = 0, second = 0] = reading.readings;
      const params = { first: writeAmount(first), second: writeAmount(second) };
      throw new DomainError("AMOUNT_AMBIGUOUS", params, { [field]: "AMOUNT_AMBIGUOUS" });
    }
  }
}

/** For an amount that only became too large by the rate of its day, too. */
export function tooLarge(field: string): DomainError {
  return new DomainError(
    "AMOUNT_TOO_LARGE",
    { largest: largestAmountWritten },
    { [field]: "AMOUNT_TOO_LARGE" },
  );
}

/** As people of both countries write it, in a sentence. */
export const largestAmountWritten = "21,474,836.47";

/** An amount (minor units, none below zero) as it is typed into a form's field: "1234.50", which has one reading. */
export function writeAmount(minor: number): string {
  return `${(minor - (minor % 100)) / 100}.${String(minor % 100).padStart(2, "0")}`;
}

function readWith(text: string, group: string, decimal: string): number | null {
  const g = `\\${group}`;
  const grammar = new RegExp(`^(\\d+|[1-9]\\d{0,2}(?:${g}\\d{3})+)(?:\\${decimal}(\\d{1,2}))?$`);
  const match = grammar.exec(text);
  if (match) {
    const whole = (match[1] ?? "").replaceAll(group, "");
    return Number(whole) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
  }
  // Three digits behind the mark could be thousandths, which money does not have, or a group.
  const thousandths = new RegExp(`^([1-9]\\d{0,2})\\${decimal}(\\d{3})$`).exec(text);
  if (!thousandths) return null;
  return roundedRatio(BigInt(`${thousandths[1] ?? ""}${thousandths[2] ?? ""}`), 10n);
}
