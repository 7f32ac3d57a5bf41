import { officeToday } from "@/lib/calendar";
import type { z } from "zod";
import { type PlainDate } from "@/lib/dates";
import { DomainError } from "@/lib/errors";
import { readAmount, type Currency } from "@/lib/money";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import type { NewEvent } from "@/lib/workflow/events";
import { total } from "../lines";
import type { NewAllocation } from "./allocation";
import type { recordPaymentInput } from "./schema";

/** An issued invoice of the payer, with what is left of it. */
export type OpenInvoice = {
  id: string;
  caseId: string;
  /** Code of its case. */
  code: string;
  number: string;
  currency: Currency;
  dueOn: PlainDate;
  leftMinor: number;
  /** A proposal to give up what is left, on which nobody has decided yet. */
  writeOffId: string | null;
};

export type ReceiptFacts = {
  organizationId: string;
  /** Every invoice of the payer of which something is left, oldest first. */
  open: readonly OpenInvoice[];
};

type PaymentInput = z.output<typeof recordPaymentInput>;

export type ReceiptChanges = {
  paymentId: string;
  organizationId: string;
  amountMinor: number;
  input: PaymentInput;
  allocations: NewAllocation[];
  /** Proposals to write off what is paid by now. */
  lapsedIds: string[];
};

/** An invoice that is paid by it, wholly or in part. */
type Paid = { invoice: OpenInvoice; amountMinor: number };

/**
 * Records money that came in and sets it against the payer's open invoices as it was said, of whatever case. What is
 * set against none is the payer's credit.
 * @throws DomainError FUTURE_DATE, CURRENCY_MIXED, AMOUNT_UNREADABLE, AMOUNT_AMBIGUOUS; BALANCE_CHANGED when less is
 *   left of an invoice than was to be set against it
 */
export function decideRecordPayment(
  facts: ReceiptFacts,
  input: PaymentInput,
  context: DecideContext,
): Decision<ReceiptChanges> {
  const amountMinor = readAmount(input.amount, "amount", input.understoodMinor);
  if (amountMinor === 0) throw new DomainError("AMOUNT_UNREADABLE", {}, { amount: "AMOUNT_UNREADABLE" });
  if (input.receivedOn > officeToday(context.now)) {
    throw new DomainError("FUTURE_DATE", {}, { receivedOn: "FUTURE_DATE" });
  }
  const paid = paidBy(facts, input);
  const unappliedMinor = amountMinor - total(paid.map((set) => set.amountMinor));
  if (unappliedMinor < 0) throw new DomainError("INVALID", {}, { shares: "payment.refused.tooMuchSet" });
  const paymentId = context.newId();
  const here = context.subjectId;
  const on = (caseId: string) => paid.filter(({ invoice }) => invoice.caseId === caseId);
  const others = [...new Set(paid.map(({ invoice }) => invoice.caseId))].filter((id) => id !== here).sort();
  return {
    changes: {
      ...{ paymentId, amountMinor, input, organizationId: facts.organizationId },
      allocations: paid.map((set) => ({
        ...{ id: context.newId(), paymentId, invoiceId: set.invoice.id, amountMinor: set.amountMinor },
      })),
      lapsedIds: paid.flatMap(({ invoice, amountMinor: set }) =>
        invoice.writeOffId && set === invoice.leftMinor ? [invoice.writeOffId] : [],
      ),
    },
    events: [
      {
        type: "payment.recorded",
        payload: {
          ...{ paymentId, amountMinor, currency: input.currency, unappliedMinor },
          shares: paid.map(({ invoice: { id, number, code }, amountMinor: set }) => ({
            ...{ invoiceId: id, number, code, amountMinor: set },
          })),
        },
      },
      ...on(here).flatMap((set) => setAgainst(paymentId, set)),
      ...others.flatMap(on).map((set) => setElsewhere(paymentId, set)),
    ],
    elsewhere: others.map((caseId) => ({
      subject: { type: "case", id: caseId },
      events: on(caseId).flatMap((set) => setAgainst(paymentId, set)),
    })),
  };
}

function paidBy({ open }: ReceiptFacts, { shares, currency }: PaymentInput): Paid[] {
  if (new Set(shares.map(({ invoiceId }) => invoiceId)).size !== shares.length)
    throw new DomainError("INVALID");
  return shares.map(({ invoiceId, amountMinor }) => {
    const invoice = open.find(({ id }) => id === invoiceId);
    // Somebody else recorded a payment meanwhile, or it was written off: the form shows the balances anew.
    if (!invoice || amountMinor > invoice.leftMinor) throw new DomainError("BALANCE_CHANGED");
    if (invoice.currency !== currency)
      throw new DomainError("CURRENCY_MIXED", {}, { currency: "CURRENCY_MIXED" });
    return { invoice, amountMinor };
  });
}

const allocatedPayload = (paymentId: string, { invoice, amountMinor }: Paid) => ({
  ...{ paymentId, amountMinor, currency: invoice.currency },
  ...{ invoiceId: invoice.id, number: invoice.number },
});

function setAgainst(paymentId: string, set: Paid): NewEvent[] {
  const { invoice, amountMinor } = set;
  const allocated: NewEvent = { type: "payment.allocated", payload: allocatedPayload(paymentId, set) };
  if (amountMinor < invoice.leftMinor) return [allocated];
  const { id: invoiceId, number, writeOffId } = invoice;
  const events: NewEvent[] = [allocated, { type: "invoice.paid", payload: { invoiceId, number } }];
  // Nothing is left to give up.
  if (writeOffId) events.push({ type: "write_off.lapsed", payload: { writeOffId, invoiceId, number } });
  return events;
}

/** On the case where it was recorded, staff read where the rest of it went. */
const setElsewhere = (paymentId: string, set: Paid): NewEvent => ({
  type: "payment.allocated_elsewhere",
  payload: { ...allocatedPayload(paymentId, set), code: set.invoice.code },
});

/** A use of a payment: what of it was set against which invoice, and what was left of that invoice then. */
export type Use = { allocationId: string; amountMinor: number; invoice: OpenInvoice };

export type PaymentFacts = {
  payment: {
    id: string;
    caseId: string;
    currency: Currency;
    amountMinor: number;
    refundedMinor: number;
    state: "recorded" | "allocated" | "refunded" | "reversed";
  };
  /** Its live uses, newest first. */
  uses: readonly Use[];
};

export type ReversalChanges = {
  paymentId: string;
  allocationIds: string[];
  /** Invoices of which something is left to pay again, whatever was written off of them. */
  reopenedIds: string[];
};

/**
 * A payment that came back (a check that bounced). Its uses are undone, the newest first, and every invoice that was
 * paid with it is open again, on whatever case it stands.
 */
export function decideReversePayment(
  { payment, uses }: PaymentFacts,
  input: { reason: string },
  context: DecideContext,
): Decision<ReversalChanges> {
  if (payment.state === "reversed") throw new DomainError("ALREADY_DONE");
  const reversed = (amountMinor: number): NewEvent => ({
    type: "payment.reversed",
    payload: { paymentId: payment.id, amountMinor, currency: payment.currency },
    words: { reason: input.reason },
  });
  const undone = reopenings(uses);
  const here = context.subjectId;
  const on = (caseId: string) => undone.filter(({ invoice }) => invoice.caseId === caseId);
  const others = [...new Set(undone.map(({ invoice }) => invoice.caseId))].filter((id) => id !== here).sort();
  return {
    changes: {
      paymentId: payment.id,
      allocationIds: uses.map(({ allocationId }) => allocationId),
      reopenedIds: undone.map(({ invoice }) => invoice.id),
    },
    events: [reversed(payment.amountMinor), ...on(here).flatMap(({ event }) => event)],
    elsewhere: others.map((caseId) => ({
      subject: { type: "case", id: caseId },
      events: [
        reversed(total(on(caseId).map(({ amountMinor }) => amountMinor))),
        ...on(caseId).flatMap(({ event }) => event),
      ],
    })),
  };
}

/** An invoice of which nothing was left is open again; one that was open stays so, with more left. */
function reopenings(
  uses: readonly Use[],
): { invoice: OpenInvoice; amountMinor: number; event: NewEvent[] }[] {
  const byInvoice = new Map<string, { invoice: OpenInvoice; amountMinor: number }>();
  for (const { invoice, amountMinor } of uses) {
    const before = byInvoice.get(invoice.id)?.amountMinor ?? 0;
    byInvoice.set(invoice.id, { invoice, amountMinor: before + amountMinor });
  }
  return [...byInvoice.values()].map(({ invoice, amountMinor }) => ({
    invoice,
    amountMinor,
    event:
      invoice.leftMinor > 0
        ? []
        : [
            {
              type: "invoice.reopened",
              payload: {
                ...{
                  invoiceId: invoice.id,
                  number: invoice.number,
                  leftMinor: invoice.leftMinor + amountMinor,
                },
                ...{ currency: invoice.currency, dueOn: invoice.dueOn },
              },
            },
          ],
  }));
}

export type RefundChanges = { paymentId: string; amountMinor: number; whole: boolean };

/** Gives the payer back what is left of a payment. */
export function decideRefundPayment(
  { payment, uses }: PaymentFacts,
  input: { reason: string },
): Decision<RefundChanges> {
  if (payment.state === "reversed" || payment.state === "refunded") throw new DomainError("WRONG_STATE");
  const used = total(uses.map((use) => use.amountMinor));
  const left = payment.amountMinor - payment.refundedMinor - used;
  if (left <= 0) throw new DomainError("ALREADY_DONE");
  return {
    changes: { paymentId: payment.id, amountMinor: left, whole: used === 0 },
    events: [
      {
        type: "payment.refunded",
        payload: { paymentId: payment.id, amountMinor: left, currency: payment.currency },
        words: { reason: input.reason },
      },
    ],
  };
}
