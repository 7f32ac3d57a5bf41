import type { PlainDate } from "@/lib/dates";
import type { TaskKind } from "@/lib/db/generated/enums";
import type { FxOfDay } from "@/lib/fees/queries";
import { convertOut, type Currency } from "@/lib/money";
import { inOrder, total, type Allowed, type Line, type Terms } from "../lines";

export type NewPayoutLine = {
  position: number;
  kind: "work" | "expense";
  partId: string;
  day: PlainDate;
  taskKind: TaskKind | null;
  minutes: number | null;
  /** Per hour, in minor units of the contract's currency; of work only. */
  rateMinor: number | null;
  /** In the contract's currency. */
  amountMinor: number;
  own: { currency: Currency; minor: number } | null;
  /** In the payout's currency. */
  payMinor: number;
  /** The rate it was converted by; null for what is in the payout's currency already. */
  fxRate: string | null;
};

export type PayoutFigures = { amountMinor: number; payMinor: number };

/**
 * What a payout pays, line by line, in the Defender's currency. An expense made in that currency is paid as it was,
 * to the cent; everything else goes by the rate of the payout's day. Each line is rounded half up.
 * @param fx units of the payout's currency per unit of the contract's; null when they are the same
 */
export function payoutLines(
  paid: readonly { line: Line; allowed: Allowed }[],
  terms: Terms,
  payCurrency: Currency,
  fx: FxOfDay | null,
): NewPayoutLine[] {
  const allowedOf = new Map(paid.map(({ line, allowed }) => [line.partId, allowed]));
  return inOrder(paid.filter(({ allowed }) => allowed.payMinor > 0).map(({ line }) => line)).map(
    (line, index): NewPayoutLine => {
      const allowed = allowedOf.get(line.partId);
      const amountMinor = allowed?.payMinor ?? 0;
      const ownMinor = allowed?.ownMinor ?? null;
      const own = line.own && ownMinor !== null ? { currency: line.own.currency, minor: ownMinor } : null;
      const asItWas = own?.currency === payCurrency;
      return {
        position: index + 1,
        kind: line.kind === "time" ? "work" : "expense",
        partId: line.partId,
        day: line.day,
        taskKind: line.taskKind,
        minutes: line.kind === "time" ? (allowed?.minutes ?? 0) : null,
        rateMinor: line.kind === "time" ? terms.payRateMinor : null,
        amountMinor,
        own,
        payMinor: asItWas ? own.minor : fx ? convertOut(amountMinor, fx.rate) : amountMinor,
        fxRate: asItWas || !fx ? null : fx.rate,
      };
    },
  );
}

export const payoutSums = (lines: readonly NewPayoutLine[]): PayoutFigures => ({
  amountMinor: total(lines.map((line) => line.amountMinor)),
  payMinor: total(lines.map((line) => line.payMinor)),
});

/** Whether a rate is needed: something is not in the payout's currency yet. */
export function needsRate(
  paid: readonly { line: Line; allowed: Allowed }[],
  contract: Currency,
  payCurrency: Currency,
): boolean {
  if (contract === payCurrency) return false;
  return paid.some(({ line, allowed }) => allowed.payMinor > 0 && line.own?.currency !== payCurrency);
}
