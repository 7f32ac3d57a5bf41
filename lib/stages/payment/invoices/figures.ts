import type { PlainDate } from "@/lib/dates";
import type { TaskKind } from "@/lib/db/generated/enums";
import { shareOf, type Currency } from "@/lib/money";
import { inOrder, total, type Allowed, type Line, type Terms } from "../lines";

export type NewInvoiceLine = {
  position: number;
  kind: "work" | "expense" | "fee" | "waiver";
  partId: string | null;
  day: PlainDate | null;
  taskKind: TaskKind | null;
  minutes: number | null;
  /** Per hour, in minor units; of work only. */
  rateMinor: number | null;
  amountMinor: number;
  own: { currency: Currency; minor: number; rate: string; day: PlainDate } | null;
};

export type InvoiceFigures = {
  workMinor: number;
  expensesMinor: number;
  feeMinor: number;
  waiverMinor: number;
  totalMinor: number;
};

type Billed = { line: Line; allowed: Allowed };

/** One line for each part of which something is billed: day, kind of task, hours and money, never the entry's words. */
export function billedLines(billed: readonly Billed[], terms: Terms): NewInvoiceLine[] {
  const allowedOf = new Map(billed.map(({ line, allowed }) => [line.partId, allowed]));
  return inOrder(billed.filter(({ allowed }) => allowed.billMinor > 0).map(({ line }) => line)).map(
    (line, index): NewInvoiceLine => {
      const allowed = allowedOf.get(line.partId);
      const isTime = line.kind === "time";
      const ownMinor = allowed?.ownMinor ?? null;
      return {
        position: index + 1,
        kind: isTime ? "work" : "expense",
        partId: line.partId,
        day: line.day,
        taskKind: line.taskKind,
        minutes: isTime ? (allowed?.minutes ?? 0) : null,
        rateMinor: isTime ? terms.billRateMinor : null,
        amountMinor: allowed?.billMinor ?? 0,
        own:
          line.own && line.fx && ownMinor !== null
            ? { currency: line.own.currency, minor: ownMinor, rate: line.fx.rate, day: line.fx.day }
            : null,
      };
    },
  );
}

/** The administration fee: a share of work and expenses, rounded once. */
export function feeOf(lines: readonly Pick<NewInvoiceLine, "amountMinor">[], basisPoints: number): number {
  return shareOf(total(lines.map((line) => line.amountMinor)), basisPoints);
}

/**
 * Adds the fee's line and the waiver's. A waiver lowers the bill alone, rounded once on the subtotal; what it takes
 * off is the funding source's, to the cent: half of 425.25 bills 212.63 and charges 212.62.
 * @returns every line, and sums that are sums of lines
 */
export function drawUp(
  billed: readonly NewInvoiceLine[],
  feeMinor: number,
  waiverBasisPoints: number,
): { lines: NewInvoiceLine[]; figures: InvoiceFigures } {
  const of = (kind: NewInvoiceLine["kind"]) =>
    total(billed.filter((line) => line.kind === kind).map((line) => line.amountMinor));
  const [workMinor, expensesMinor] = [of("work"), of("expense")];
  const subtotal = workMinor + expensesMinor + feeMinor;
  const totalMinor = shareOf(subtotal, 10_000 - waiverBasisPoints);
  const waiverMinor = subtotal - totalMinor;
  const lines = [...billed];
  if (feeMinor > 0) lines.push(extra("fee", lines.length, feeMinor));
  if (waiverMinor > 0) lines.push(extra("waiver", lines.length, -waiverMinor));
  return { lines, figures: { workMinor, expensesMinor, feeMinor, waiverMinor, totalMinor } };
}

const extra = (kind: "fee" | "waiver", before: number, amountMinor: number): NewInvoiceLine => ({
  ...{ position: before + 1, kind, amountMinor },
  ...{ partId: null, day: null, taskKind: null, minutes: null, rateMinor: null, own: null },
});

/** What is left to pay: derived, never stored. */
export function balanceOf(invoice: {
  totalMinor: number;
  writtenOffMinor: number;
  allocated: readonly number[];
}): number {
  return invoice.totalMinor - invoice.writtenOffMinor - total(invoice.allocated);
}

/** `2026-0121`: the year of the office and the place in its series. */
export const invoiceNumber = (year: number, place: number): string =>
  `${year}-${String(place).padStart(4, "0")}`;
