import { userIdOf } from "@/lib/authz/actor";
import { DomainError } from "@/lib/errors";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import type { InvoiceRow } from "../invoices/rules";

export type ProposeFacts = {
  invoice: InvoiceRow;
  /** A proposal that nobody has decided on yet. */
  pending: boolean;
};

export type ProposeChanges = { writeOffId: string; invoiceId: string; words: string };

/**
 * A director proposes to give up what is left of an invoice; another person decides.
 * @throws DomainError WRONG_STATE of a draft or with a proposal pending, ALREADY_DONE when nothing is left
 */
export function decideProposeWriteOff(
  { invoice, pending }: ProposeFacts,
  input: { words: string },
  context: DecideContext,
): Decision<ProposeChanges> {
  if (invoice.state === "draft" || invoice.number === null || pending) throw new DomainError("WRONG_STATE");
  if (invoice.balanceMinor <= 0) throw new DomainError("ALREADY_DONE");
  const writeOffId = context.newId();
  const { id: invoiceId, number, balanceMinor: amountMinor, currency } = invoice;
  return {
    changes: { writeOffId, invoiceId, words: input.words },
    events: [
      {
        type: "write_off.proposed",
        payload: { writeOffId, invoiceId, number, amountMinor, currency },
        words: { words: input.words },
      },
    ],
  };
}

export type WriteOffFacts = {
  writeOff: { id: string; state: "proposed" | "approved" | "refused" | "lapsed"; proposedBy: string };
  invoice: InvoiceRow;
  /** Anybody but the proposer could decide. */
  hasSecond: boolean;
};

export type ApproveChanges = { writeOffId: string; invoiceId: string; amountMinor: number };

/**
 * Another person than the proposer gives up what is left of the invoice by now: less than when it was proposed, if
 * something was paid since.
 * @throws DomainError SELF_APPROVAL, or SECOND_PERSON_MISSING when nobody else could; WRONG_STATE
 */
export function decideApproveWriteOff(
  { writeOff, invoice, hasSecond }: WriteOffFacts,
  _: object,
  { actor }: DecideContext,
): Decision<ApproveChanges> {
  if (writeOff.state !== "proposed" || invoice.number === null) throw new DomainError("WRONG_STATE");
  if (writeOff.proposedBy === userIdOf(actor)) {
    throw new DomainError(hasSecond ? "SELF_APPROVAL" : "SECOND_PERSON_MISSING");
  }
  const { id: invoiceId, number, balanceMinor: amountMinor, currency } = invoice;
  return {
    changes: { writeOffId: writeOff.id, invoiceId, amountMinor },
    events: [
      {
        type: "invoice.written_off",
        payload: { writeOffId: writeOff.id, invoiceId, number, amountMinor, currency },
      },
    ],
  };
}

/** Nothing is given up. One person is enough for that, the proposer too. @throws DomainError WRONG_STATE */
export function decideRefuseWriteOff(
  { writeOff, invoice }: WriteOffFacts,
  input: { words: string },
): Decision<{ writeOffId: string; words: string }> {
  if (writeOff.state !== "proposed" || invoice.number === null) throw new DomainError("WRONG_STATE");
  const { id: invoiceId, number } = invoice;
  return {
    changes: { writeOffId: writeOff.id, words: input.words },
    events: [
      {
        type: "write_off.refused",
        payload: { writeOffId: writeOff.id, invoiceId, number },
        words: { words: input.words },
      },
    ],
  };
}
