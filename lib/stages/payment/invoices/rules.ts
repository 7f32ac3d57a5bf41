import { officeToday } from "@/lib/calendar";
import type { z } from "zod";
import { plusDays, type PlainDate } from "@/lib/dates";
import { refuseStale, type Edited } from "@/lib/clashes";
import { DomainError } from "@/lib/errors";
import { readAmount, writeAmount } from "@/lib/money";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import type { NewEvent } from "@/lib/workflow/events";
import { asClaimed, type Terms } from "../lines";
import { spendCredit, type Credit, type NewAllocation } from "../receipts/allocation";
import type { OneReportFacts } from "../reports/load";
import { linesOfReport } from "../assessment/decisions";
import {
  billedLines,
  drawUp,
  feeOf,
  invoiceNumber,
  type InvoiceFigures,
  type NewInvoiceLine,
} from "./figures";
import type { changeInvoiceInput, grantWaiverInput } from "./schema";

const daysToPay = 30;

export type InvoiceRow = {
  id: string;
  reportId: string;
  state: "draft" | "issued" | "written_off";
  number: string | null;
  currency: "USD" | "CAD";
  feeMinor: number;
  totalMinor: number;
  waiverBasisPoints: number;
  fundingSource: string;
  version: number;
  lines: NewInvoiceLine[];
  balanceMinor: number;
};

export type DraftChanges = {
  invoiceId: string;
  organizationId: string;
  reportId: string;
  currency: "USD" | "CAD";
  lines: NewInvoiceLine[];
  figures: InvoiceFigures;
} | null;

/** Draws an invoice up from what a final report allows; nothing when it allows nothing. */
export function decideDraftInvoice(
  facts: OneReportFacts & { invoiced: boolean },
  _: object,
  context: DecideContext,
): Decision<DraftChanges> {
  const { report, assignment, invoiced } = facts;
  if (report.state !== "final" || invoiced) throw new DomainError("WRONG_STATE");
  const { terms } = assignment;
  const billed = billedLines(
    linesOfReport(facts).map((line) => ({ line, allowed: line.assessed ?? asClaimed(line) })),
    terms,
  );
  if (billed.length === 0) return { changes: null, events: [] };
  const { lines, figures } = drawUp(billed, feeOf(billed, terms.feeBasisPoints), 0);
  const invoiceId = context.newId();
  return {
    changes: {
      ...{ invoiceId, lines, figures, reportId: report.id },
      ...{ organizationId: terms.payerId, currency: terms.currency },
    },
    events: [
      {
        type: "invoice.drafted",
        payload: { invoiceId, totalMinor: figures.totalMinor, currency: terms.currency },
      },
    ],
  };
}

export type ChangeFacts = { invoice: InvoiceRow; terms: Terms };

export type ChangeChanges = {
  invoiceId: string;
  version: number;
  waiverBasisPoints: number;
  fundingSource: string;
  lines: NewInvoiceLine[];
  figures: InvoiceFigures;
};

type ChangeInput = z.output<typeof changeInvoiceInput>;
type WaiverInput = z.output<typeof grantWaiverInput>;

const isBilled = ({ kind }: NewInvoiceLine) => kind === "work" || kind === "expense";

/** The most that a draft's fee can be: the contract's share of its work and expenses. In minor units. */
export const feeAtMost = (lines: readonly NewInvoiceLine[], { feeBasisPoints }: Terms): number =>
  feeOf(lines.filter(isBilled), feeBasisPoints);

/**
 * A draft's fee. What lowers it further is a waiver, which a director grants.
 * @throws DomainError WRONG_STATE, CONFLICT with both figures, FEE_ABOVE_CONTRACT with the most that it can be
 */
export function decideChangeInvoice(
  { invoice, terms }: ChangeFacts,
  input: ChangeInput,
): Decision<ChangeChanges> {
  if (invoice.state !== "draft") throw new DomainError("WRONG_STATE");
  const feeMinor = readAmount(input.fee, "fee", input.understoodMinor);
  refuseStale<Edited<ChangeInput, "invoiceId" | "understoodMinor">>(
    { saved: invoice.version, known: input.version },
    { fee: writeAmount(invoice.feeMinor) },
    { fee: writeAmount(feeMinor) },
  );
  const most = feeAtMost(invoice.lines, terms);
  if (feeMinor > most) {
    throw new DomainError("FEE_ABOVE_CONTRACT", { most: writeAmount(most) }, { fee: "FEE_ABOVE_CONTRACT" });
  }
  const { waiverBasisPoints, fundingSource } = invoice;
  const changes = drawnAnew(invoice, { feeMinor, waiverBasisPoints, fundingSource });
  return { changes, events: [{ type: "invoice.changed", payload: draftPayload(invoice, changes) }] };
}

/**
 * A director lowers the bill beyond what the contract grants: never what the Defender is paid. Finance issues the
 * invoice with it.
 * @throws DomainError WRONG_STATE, CONFLICT with both figures
 */
export function decideGrantWaiver(
  { invoice }: { invoice: InvoiceRow },
  input: WaiverInput,
): Decision<ChangeChanges> {
  if (invoice.state !== "draft") throw new DomainError("WRONG_STATE");
  refuseStale<Edited<WaiverInput, "invoiceId" | "reason">>(
    { saved: invoice.version, known: input.version },
    { waiverPercent: invoice.waiverBasisPoints / 100, fundingSource: invoice.fundingSource },
    { waiverPercent: input.waiverPercent / 100, fundingSource: input.fundingSource },
  );
  const changes = drawnAnew(invoice, {
    feeMinor: invoice.feeMinor,
    waiverBasisPoints: input.waiverPercent,
    fundingSource: input.waiverPercent === 0 ? "" : input.fundingSource,
  });
  return {
    changes,
    events: [
      {
        type: "invoice.waiver_granted",
        payload: { ...draftPayload(invoice, changes), percent: input.waiverPercent / 100 },
        words: { reason: input.reason },
      },
    ],
  };
}

function drawnAnew(
  invoice: InvoiceRow,
  { feeMinor, ...waiver }: Pick<InvoiceRow, "feeMinor" | "waiverBasisPoints" | "fundingSource">,
): ChangeChanges {
  const drawn = drawUp(invoice.lines.filter(isBilled), feeMinor, waiver.waiverBasisPoints);
  return { invoiceId: invoice.id, version: invoice.version, ...waiver, ...drawn };
}

const draftPayload = ({ id, currency }: InvoiceRow, { figures }: ChangeChanges) => ({
  ...{ invoiceId: id, totalMinor: figures.totalMinor, currency },
});

export type IssueFacts = {
  invoice: InvoiceRow;
  /** Taken from the series in this transaction: refused, it was never taken. */
  series: { year: number; place: number };
  /** What the payer has paid beyond its invoices, oldest first. */
  credits: readonly Credit[];
};

export type IssueChanges = {
  invoiceId: string;
  number: string;
  issuedOn: PlainDate;
  dueOn: PlainDate;
  allocations: NewAllocation[];
};

/**
 * Issues a draft under the next number; it never changes afterwards. What the payer has to their credit is set
 * against it at once. An invoice of 0.00 is settled at birth.
 */
export function decideIssueInvoice(
  { invoice, series, credits }: IssueFacts,
  _: object,
  context: DecideContext,
): Decision<IssueChanges> {
  if (invoice.state !== "draft") throw new DomainError("WRONG_STATE");
  const issuedOn = officeToday(context.now);
  const dueOn = plusDays(issuedOn, daysToPay);
  const number = invoiceNumber(series.year, series.place);
  const { currency, totalMinor, id: invoiceId } = invoice;
  const allocations = spendCredit(credits, { invoiceId, leftMinor: totalMinor }, context.newId);
  const left = allocations.reduce((sum, { amountMinor }) => sum - amountMinor, totalMinor);
  const events: NewEvent[] = [
    { type: "invoice.issued", payload: { invoiceId, number, totalMinor, currency, dueOn } },
    ...allocations.map(({ paymentId, amountMinor }): NewEvent => ({
      type: "payment.allocated",
      payload: { paymentId, invoiceId, number, amountMinor, currency },
    })),
  ];
  if (totalMinor > 0 && left === 0) events.push({ type: "invoice.paid", payload: { invoiceId, number } });
  return { changes: { invoiceId, number, issuedOn, dueOn, allocations }, events };
}

export type RemindFacts = { invoice: InvoiceRow; dueOn: PlainDate | null; remindedOn: PlainDate | null };

/**
 * Reminds the payer of an overdue invoice now; the clock's own reminders go on beside it.
 * @throws DomainError WRONG_STATE before it is overdue, ALREADY_DONE when nothing is left or it was done today
 */
export function decideRemindPayer(
  { invoice, dueOn, remindedOn }: RemindFacts,
  _: object,
  { now }: DecideContext,
): Decision<{ invoiceId: string }> {
  if (invoice.state === "draft" || invoice.number === null || !dueOn) throw new DomainError("WRONG_STATE");
  const today = officeToday(now);
  if (invoice.balanceMinor <= 0 || remindedOn === today) throw new DomainError("ALREADY_DONE");
  if (dueOn >= today) throw new DomainError("WRONG_STATE");
  const { id: invoiceId, number } = invoice;
  return {
    changes: { invoiceId },
    events: [{ type: "invoice.reminded", payload: { invoiceId, number, dueOn } }],
  };
}
