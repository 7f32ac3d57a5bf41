import type { PlainDate } from "@/lib/dates";
import type { TaskKind } from "@/lib/db/generated/enums";
import { convert, priceOfMinutes, roundedRatio, type Currency } from "@/lib/money";

/** The terms of the executed contract that reports, invoices and payouts are reckoned with. */
export type Terms = {
  currency: "USD" | "CAD";
  /** Per hour, in minor units. */
  billRateMinor: number;
  payRateMinor: number;
  feeBasisPoints: number;
  capMinutes: number;
  capExpensesMinor: number;
  endsOn: PlainDate;
  /** The organization that is invoiced. */
  payerId: string;
};

/** A part of an entry as it was claimed: one line of a report. */
export type Line = {
  partId: string;
  entryId: string;
  kind: "time" | "expense";
  state: "within" | "held" | "released" | "refused" | "withdrawn";
  day: PlainDate;
  /** Order of recording within the assignment, then of the part within its entry. */
  position: number;
  partPosition: number;
  taskKind: TaskKind | null;
  /** Of worked time; null for an expense. */
  minutes: number | null;
  billMinor: number;
  payMinor: number;
  /** Of an expense, as on its receipt; null for time. */
  own: { currency: Currency; minor: number } | null;
  /** The rate that was frozen on an expense in another currency. */
  fx: { rate: string; day: PlainDate } | null;
};

/** What is allowed of a line: a quantity, and both prices in the contract's currency. */
export type Allowed = {
  minutes: number | null;
  ownMinor: number | null;
  billMinor: number;
  payMinor: number;
};

export const asClaimed = (line: Line): Allowed => ({
  minutes: line.minutes,
  ownMinor: line.own?.minor ?? null,
  billMinor: line.billMinor,
  payMinor: line.payMinor,
});

/** Minutes of time; of an expense, minor units of its receipt's currency. */
export const quantityOf = (line: Line): number => line.minutes ?? line.own?.minor ?? 0;
export const allowedQuantity = (allowed: Allowed): number => allowed.minutes ?? allowed.ownMinor ?? 0;

/**
 * Prices an allowed quantity. What is allowed as claimed keeps the claim's own figures, so that parts of one entry
 * still sum to its rounded whole; less than was claimed never comes to more money than was claimed.
 */
export function priced(line: Line, quantity: number, terms: Terms): Allowed {
  const claimed = quantityOf(line);
  if (quantity === claimed) return asClaimed(line);
  const figures =
    line.kind === "time"
      ? {
          minutes: quantity,
          ownMinor: null,
          billMinor: priceOfMinutes(quantity, terms.billRateMinor),
          payMinor: priceOfMinutes(quantity, terms.payRateMinor),
        }
      : expense(line, quantity);
  if (quantity > claimed) return figures;
  return {
    ...figures,
    billMinor: Math.min(figures.billMinor, line.billMinor),
    payMinor: Math.min(figures.payMinor, line.payMinor),
  };
}

function expense(line: Line, ownMinor: number): Allowed {
  const minor = line.fx ? convert(ownMinor, line.fx.rate) : ownMinor;
  return { minutes: null, ownMinor, billMinor: minor, payMinor: minor };
}

/**
 * What a part of an expense is on its receipt: an expense that crosses its cap is split in the contract's currency,
 * and its parts' shares of the receipt sum to the receipt.
 */
export function ownShare(
  entry: { amountMinor: number; convertedMinor: number },
  parts: readonly { position: number; billMinor: number }[],
  position: number,
): number {
  if (entry.convertedMinor === 0) return position === 0 ? entry.amountMinor : 0;
  const upTo = (last: number) =>
    roundedRatio(
      BigInt(entry.amountMinor) *
        BigInt(total(parts.filter((part) => part.position <= last).map((part) => part.billMinor))),
      BigInt(entry.convertedMinor),
    );
  return upTo(position) - upTo(position - 1);
}

/** By day, then order of recording: as a report and an invoice list them, time before expenses. */
export function inOrder<L extends Pick<Line, "kind" | "day" | "position" | "partPosition">>(
  lines: readonly L[],
): L[] {
  return [...lines].sort(
    (a, b) =>
      Number(a.kind === "expense") - Number(b.kind === "expense") ||
      (a.day < b.day ? -1 : a.day > b.day ? 1 : 0) ||
      a.position - b.position ||
      a.partPosition - b.partPosition,
  );
}

export const total = (figures: readonly number[]): number => figures.reduce((sum, figure) => sum + figure, 0);

export type Sums = { billMinor: number; payMinor: number };
export const sumsOf = (figures: readonly Sums[]): Sums => ({
  billMinor: total(figures.map((figure) => figure.billMinor)),
  payMinor: total(figures.map((figure) => figure.payMinor)),
});

/** Whether less is allowed than before, in quantity or in either price. */
export function isLess(allowed: Allowed, before: Allowed): boolean {
  return (
    allowedQuantity(allowed) < allowedQuantity(before) ||
    allowed.billMinor < before.billMinor ||
    allowed.payMinor < before.payMinor
  );
}

/** Derived, never stored: all that was claimed (more, where a sum was corrected), nothing at all, or part. */
export function extentOf(decided: readonly { line: Line; allowed: Allowed }[]): "full" | "part" | "none" {
  if (decided.every(({ line, allowed }) => !isLess(allowed, asClaimed(line)))) return "full";
  return decided.every(({ allowed }) => allowedQuantity(allowed) === 0) ? "none" : "part";
}
