import { officeToday } from "@/lib/calendar";
import type { z } from "zod";
import { type PlainDate } from "@/lib/dates";
import { DomainError } from "@/lib/errors";
import { readAmount, type Currency } from "@/lib/money";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import type { NewEvent } from "@/lib/workflow/events";
import { total } from "../lines";
import { allocate, type NewAllocation } from "./allocation";
import type { recordPaymentInput } from "./schema";

/** An issued invoice of the payer, with what is left of it. */
export type OpenInvoice = {
  id: string;
  caseId: string;
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

/**
 * Records money that came in and sets it against the invoice that was named, or against all open ones of the payer,
 * oldest first, of whatever case. What is left over is the payer's credit.
 * @throws DomainError FUTURE_DATE, CURRENCY_MIXED, AMOUNT_UNREADABLE, AMOUNT_AMBIGUOUS, NOT_FOUND
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
  const open = chosen(facts, input);
  const paymentId = context.newId();
  const { allocations, unappliedMinor } = allocate(
    paymentId,
    amountMinor,
    open.map(({ id, leftMinor }) => ({ invoiceId: id, leftMinor })),
    context.newId,
  );
  const here = context.subjectId;
  const paid = open.flatMap((invoice) => {
    const set = allocations.find(({ invoiceId }) => invoiceId === invoice.id);
    return set ? [{ invoice, amountMinor: set.amountMinor }] : [];
  });
  const lapsedIds = paid.flatMap(({ invoice, amountMinor }) =>
    invoice.writeOffId && amountMinor === invoice.leftMinor ? [invoice.writeOffId] : [],
  );
  const eventsOf = (caseId: string) =>
    paid.filter(({ invoice }) => invoice.caseId === caseId).flatMap((set) => setAgainst(paymentId, set));
  const others = [...new Set(paid.map(({ invoice }) => invoice.caseId))].filter((id) => id !== here).sort();
  return {
    changes: { paymentId, organizationId: facts.organizationId, amountMinor, input, allocations, lapsedIds },
    events: [
      {
        type: "payment.recorded",
        payload: {
          ...{ paymentId, amountMinor, currency: input.currency, unappliedMinor },
          invoiceIds: paid.map(({ invoice }) => invoice.id),
        },
      },
      ...eventsOf(here),
    ],
    elsewhere: others.map((caseId) => ({ caseId, events: eventsOf(caseId) })),
  };
}

function chosen({ open }: ReceiptFacts, input: PaymentInput): OpenInvoice[] {
  if (input.invoiceId === null) return open.filter(({ currency }) => currency === input.currency);
  const invoice = open.find(({ id }) => id === input.invoiceId);
  if (!invoice) throw new DomainError("ALREADY_DONE");
  if (invoice.currency !== input.currency) {
    throw new DomainError("CURRENCY_MIXED", {}, { currency: "CURRENCY_MIXED" });
  }
  return [invoice];
}

function setAgainst(paymentId: string, set: { invoice: OpenInvoice; amountMinor: number }): NewEvent[] {
  const { invoice, amountMinor } = set;
  const allocated: NewEvent = {
    type: "payment.allocated",
    payload: { paymentId, invoiceId: invoice.id, amountMinor, currency: invoice.currency },
  };
  if (amountMinor < invoice.leftMinor) return [allocated];
  const { id: invoiceId, number, writeOffId } = invoice;
  const events: NewEvent[] = [allocated, { type: "invoice.paid", payload: { invoiceId, number } }];
  // Nothing is left to give up.
  if (writeOffId) events.push({ type: "write_off.lapsed", payload: { writeOffId, invoiceId, number } });
  return events;
}

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
      caseId,
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
