import { DomainError } from "@/lib/errors";

/** What expenses are made in. Contracts are in USD or CAD. All six have a hundred minor units. */
export const currencies = ["USD", "CAD", "MXN", "GTQ", "HNL", "NIO"] as const;
export type Currency = (typeof currencies)[number];

declare const unit: unique symbol;
/** Minor units (cents, centavos) of one currency: a whole number. */
export type Minor<C extends Currency = Currency> = number & { readonly [unit]: C };

export type Money<C extends Currency = Currency> = { readonly currency: C; readonly minor: Minor<C> };

/** An exchange rate: foreign units per one contract unit, written as a decimal with at most eight decimals. */
export type RateText = string;

/** @throws RangeError where `minor` is no safe integer: a float here is a bug, not a reader's mistake. */
export function money<C extends Currency>(minor: number | bigint, currency: C): Money<C> {
  const whole = Number(minor);
  if (!Number.isSafeInteger(whole)) throw new RangeError("minor units are whole numbers");
  return { currency, minor: (whole === 0 ? 0 : whole) as Minor<C> };
}

export function isCurrency(text: string): text is Currency {
  return (currencies as readonly string[]).includes(text);
}

/** @throws DomainError CURRENCY_MIXED */
function sameCurrency(a: Money, b: Money): void {
  if (a.currency !== b.currency) {
    throw new DomainError("CURRENCY_MIXED", { params: { first: a.currency, second: b.currency } });
  }
}

/** @throws DomainError CURRENCY_MIXED */
export function add<C extends Currency>(a: Money<C>, b: Money<C>): Money<C> {
  sameCurrency(a, b);
  return money(a.minor + b.minor, a.currency);
}

/** @throws DomainError CURRENCY_MIXED */
export function subtract<C extends Currency>(a: Money<C>, b: Money<C>): Money<C> {
  sameCurrency(a, b);
  return money(a.minor - b.minor, a.currency);
}

export function negate<C extends Currency>(a: Money<C>): Money<C> {
  return money(-a.minor, a.currency);
}

/** Sums lines that were rounded before; the empty sum is zero. @throws DomainError CURRENCY_MIXED */
export function sum<C extends Currency>(currency: C, lines: readonly Money<C>[]): Money<C> {
  return lines.reduce<Money<C>>((total, line) => add(total, line), money(0, currency));
}

/** Negative, zero or positive, as `Array.sort` wants it. @throws DomainError CURRENCY_MIXED */
export function compareMoney(a: Money, b: Money): number {
  sameCurrency(a, b);
  return a.minor - b.minor;
}

/** @throws DomainError CURRENCY_MIXED */
export function smaller<C extends Currency>(a: Money<C>, b: Money<C>): Money<C> {
  return compareMoney(a, b) <= 0 ? a : b;
}

/**
 * The only rounding there is: half up in size, so half a cent goes away from zero on both sides. A credit therefore
 * takes back exactly what the charge was: `round(-x) === -round(x)`.
 * @throws RangeError where the denominator is not above zero.
 */
export function roundHalfUp(numerator: bigint, denominator: bigint): bigint {
  if (denominator <= 0n) throw new RangeError("the denominator is above zero");
  const size = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * size + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
}

/** Price of whole minutes at a rate per hour, rounded once: 10 minutes at USD 65.00 are USD 10.83. */
export function priceOfMinutes<C extends Currency>(minutes: number, ratePerHour: Money<C>): Money<C> {
  return money(roundHalfUp(BigInt(minutes) * BigInt(ratePerHour.minor), 60n), ratePerHour.currency);
}

const rateGrammar = /^(\d{1,10})(?:[.,](\d{1,8}))?$/;

/**
 * Reads a rate as typed, `7.65` or `7,65`, and writes it as the decimal(18,8) column takes it.
 * Null where it is no rate, or not above zero.
 */
export function parseRate(typed: string): RateText | null {
  const parts = rateGrammar.exec(typed.trim());
  if (!parts) return null;
  const whole = (parts[1] ?? "0").replace(/^0+(?=\d)/, "");
  const fraction = (parts[2] ?? "").replace(/0+$/, "");
  if (whole === "0" && fraction === "") return null;
  return fraction === "" ? whole : `${whole}.${fraction}`;
}

/**
 * Foreign money in the contract's currency, rounded once. The rate is written as foreign units per one contract
 * unit, and divides: GTQ 245.50 at 7.65 are USD 32.09. The same currency takes rate "1".
 * @throws DomainError NOT_A_RATE
 */
export function convert<C extends Currency>(amount: Money, rate: RateText, to: C): Money<C> {
  const canonical = parseRate(rate);
  if (canonical === null) throw new DomainError("NOT_A_RATE");
  const [whole = "0", fraction = ""] = canonical.split(".");
  const scaled = BigInt(whole + fraction.padEnd(8, "0"));
  return money(roundHalfUp(BigInt(amount.minor) * 100_000_000n, scaled), to);
}

/** A share in basis points (1 % is 100), rounded once. */
export function shareOf<C extends Currency>(whole: Money<C>, basisPoints: number): Money<C> {
  return money(roundHalfUp(BigInt(whole.minor) * BigInt(basisPoints), 10_000n), whole.currency);
}

/**
 * A waiver of so many basis points on an invoice's subtotal. Only the bill is rounded; the funder takes the rest, so
 * the two always sum to the subtotal: half of 425.25 bills 212.63 and charges 212.62.
 */
export function waive<C extends Currency>(
  subtotal: Money<C>,
  basisPoints: number,
): { bill: Money<C>; funder: Money<C> } {
  const bill = shareOf(subtotal, 10_000 - basisPoints);
  return { bill, funder: subtract(subtotal, bill) };
}

/** What of these minutes still fits under the cap, and what is held above it. Room below zero counts as none. */
export function splitMinutesAtCap(minutes: number, room: number): { within: number; held: number } {
  const within = Math.max(0, Math.min(minutes, room));
  return { within, held: minutes - within };
}

/** The same for an expense. @throws DomainError CURRENCY_MIXED */
export function splitMoneyAtCap<C extends Currency>(
  amount: Money<C>,
  room: Money<C>,
): { within: Money<C>; held: Money<C> } {
  const within = room.minor <= 0 ? money(0, amount.currency) : smaller(amount, room);
  return { within, held: subtract(amount, within) };
}

/**
 * Prices both parts of an entry that crosses the cap so that they sum to the rounded price of the whole: the part
 * within is rounded, the held part is the rest.
 */
export function priceSplitMinutes<C extends Currency>(
  parts: { within: number; held: number },
  ratePerHour: Money<C>,
): { within: Money<C>; held: Money<C> } {
  const whole = priceOfMinutes(parts.within + parts.held, ratePerHour);
  const within = parts.held === 0 ? whole : priceOfMinutes(parts.within, ratePerHour);
  return { within, held: subtract(whole, within) };
}

/** Pays a balance: what of the payment it takes, and what is left over as the organization's credit. */
export function applyToBalance<C extends Currency>(
  balance: Money<C>,
  payment: Money<C>,
): { applied: Money<C>; balance: Money<C>; surplus: Money<C> } {
  const applied = smaller(balance, payment);
  return { applied, balance: subtract(balance, applied), surplus: subtract(payment, applied) };
}
