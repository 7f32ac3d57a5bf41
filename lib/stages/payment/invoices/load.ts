import { officeToday } from "@/lib/calendar";
import { maybePlain } from "@/lib/dates";
import type { Tx } from "@/lib/db/tx";
import { DomainError } from "@/lib/errors";
import type { Lock } from "@/lib/workflow/define";
import type { Terms } from "../lines";
import { heldPayer } from "../held-payer";
import { assignmentWithTerms } from "../load";
import { balanceOf, type NewInvoiceLine } from "./figures";
import { type InvoiceRow } from "./rules";

/** An invoice of this case, with its lines and what is left of it. @throws DomainError NOT_FOUND */
export async function invoiceRow(
  tx: Tx,
  caseId: string,
  invoiceId: string,
): Promise<InvoiceRow & { organizationId: string }> {
  const row = await tx.invoice.findFirst({
    where: { id: invoiceId, caseId },
    include: {
      lines: { orderBy: { position: "asc" } },
      allocations: { where: { undoneAt: null }, select: { amountMinor: true } },
    },
  });
  if (!row) throw new DomainError("NOT_FOUND");
  return {
    id: row.id,
    organizationId: row.organizationId,
    reportId: row.reportId,
    state: row.state,
    number: row.number,
    currency: row.currency === "CAD" ? "CAD" : "USD",
    feeMinor: row.feeMinor,
    totalMinor: row.totalMinor,
    waiverBasisPoints: row.waiverBasisPoints,
    fundingSource: row.fundingSource,
    version: row.version,
    lines: row.lines.map(lineOf),
    balanceMinor: balanceOf({
      totalMinor: row.totalMinor,
      writtenOffMinor: row.writtenOffMinor,
      allocated: row.allocations.map(({ amountMinor }) => amountMinor),
    }),
  };
}

/** The contract's terms under which a report was billed. */
export async function termsOf(tx: Tx, caseId: string, reportId: string): Promise<Terms> {
  const { assignmentId } = await tx.hourReport.findUniqueOrThrow({
    where: { id: reportId },
    select: { assignmentId: true },
  });
  return (await assignmentWithTerms(tx, caseId, assignmentId)).terms;
}

type LineRow = Omit<NewInvoiceLine, "kind" | "day" | "own"> & {
  kind: string;
  day: Date | null;
  ownCurrency: "USD" | "CAD" | "MXN" | "GTQ" | "HNL" | "NIO" | null;
  ownMinor: number | null;
  fxRate: { toFixed(): string } | null;
  fxDay: Date | null;
};

/** A line as it is kept, as rules and pages read it. */
export function lineOf(row: LineRow): NewInvoiceLine {
  const fxDay = maybePlain(row.fxDay);
  return {
    position: row.position,
    kind: row.kind as NewInvoiceLine["kind"],
    partId: row.partId,
    day: maybePlain(row.day),
    taskKind: row.taskKind,
    minutes: row.minutes,
    rateMinor: row.rateMinor,
    amountMinor: row.amountMinor,
    own:
      row.ownCurrency && row.ownMinor !== null && row.fxRate && fxDay
        ? { currency: row.ownCurrency, minor: row.ownMinor, rate: row.fxRate.toFixed(), day: fxDay }
        : null,
  };
}

/** The payer of an invoice is locked with its case: credit is spent by one at a time. */
export async function payerLock(tx: Tx, invoiceId: string): Promise<Lock[]> {
  const id = await heldPayer(tx, async () => {
    const row = await tx.invoice.findUnique({ where: { id: invoiceId } });
    return row?.organizationId ?? null;
  });
  return id ? [{ type: "organization", id }] : [];
}

/**
 * Takes the next place in the year's series, under its row's lock until the transaction ends: numbers have no gaps,
 * and no two invoices have the same.
 */
export async function nextInvoicePlace(tx: Tx, now: Date): Promise<{ year: number; place: number }> {
  const year = Number(officeToday(now).slice(0, 4));
  const [row] = await tx.$queryRaw<{ place: number }[]>`
    INSERT INTO "NumberSeries" AS s (kind, year, next) VALUES ('invoice', ${year}::int, 2)
    ON CONFLICT (kind, year) DO UPDATE SET next = s.next + 1
    RETURNING next - 1 AS place`;
  if (!row) throw new Error("No place in the series of invoices");
  return { year, place: row.place };
}
