import type { PlainDate } from "@/lib/dates";
import { priceOfMinutes } from "@/lib/money";

/**
 * How much of each entry fits under a cap of the contract. A cap never stops recording: what lies beyond it is held,
 * in plain sight, until a change order releases it or it is refused.
 */
export type Claim = {
  entryId: string;
  day: PlainDate;
  /** Order of recording within the assignment. */
  position: number;
  /** Minutes, or minor units of the contract's currency. */
  quantity: number;
  /**
   * What an entry that was reported takes of the cap; it keeps its place whatever is recorded later. Null: it is in
   * no report that was submitted and is placed anew.
   */
  fixed: number | null;
};

export type Placement = { entryId: string; within: number; held: number };

/**
 * Places the entries that are not yet reported under one cap, in order of work date, then of recording.
 * @param cap in the unit of the quantities
 * @returns one placement for each entry that is not fixed; within and held sum to its quantity
 */
export function placeInCap(claims: readonly Claim[], cap: number): Placement[] {
  let left = Math.max(0, cap - sum(claims.map((claim) => claim.fixed ?? 0)));
  return claims
    .filter((claim) => claim.fixed === null)
    .sort((a, b) => (a.day === b.day ? a.position - b.position : a.day < b.day ? -1 : 1))
    .map(({ entryId, quantity }) => {
      const within = Math.min(quantity, left);
      left -= within;
      return { entryId, within, held: quantity - within };
    });
}

export type NewPart = {
  position: number;
  state: "within" | "held";
  /** Null for an expense. */
  minutes: number | null;
  billMinor: number;
  payMinor: number;
};

export type HourlyRates = { billRateMinor: number; payRateMinor: number };

/** The parts of a time entry: the first is rounded half up, and both sum to the rounded whole. */
export function partsOfTime({ within, held }: Placement, rates: HourlyRates): NewPart[] {
  const price = (minutes: number) => ({
    bill: priceOfMinutes(minutes, rates.billRateMinor),
    pay: priceOfMinutes(minutes, rates.payRateMinor),
  });
  const whole = price(within + held);
  const first = price(within);
  return inOrder([
    { state: "within", minutes: within, billMinor: first.bill, payMinor: first.pay },
    { state: "held", minutes: held, billMinor: whole.bill - first.bill, payMinor: whole.pay - first.pay },
  ]);
}

/** The parts of an expense, in the contract's currency: what is billed is what is paid. */
export function partsOfExpense({ within, held }: Placement): NewPart[] {
  return inOrder([
    { state: "within", minutes: null, billMinor: within, payMinor: within },
    { state: "held", minutes: null, billMinor: held, payMinor: held },
  ]);
}

/** A part of nothing is none; an entry that comes to nothing keeps one part. */
function inOrder([within, held]: [Omit<NewPart, "position">, Omit<NewPart, "position">]): NewPart[] {
  const counts = (part: Omit<NewPart, "position">) => (part.minutes ?? part.billMinor) > 0;
  const kept = [within, held].filter(counts);
  return (kept.length > 0 ? kept : [within]).map((part, position) => ({ ...part, position }));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
