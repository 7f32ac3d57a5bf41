import type { UserActor } from "@/lib/authz/actor";
import type { Relation } from "@/lib/authz/policy";
import { organizationsOf } from "@/lib/authz/ties";

/** Which of the money of a case somebody sees, by what they are to it. */
export type Reader = {
  /** Reports with the words of their entries and the receipts. */
  reports: boolean;
  /** Only what is of this reader's own assignment. */
  own: boolean;
  /** Invoices that were issued. */
  invoices: boolean;
  /** Drafts of invoices, payments, credit, and what keeps the case from being settled. */
  books: boolean;
  payouts: boolean;
  /** Proposals to write off an invoice. */
  writeOffs: boolean;
};

/**
 * The Advocate's side and the billing contact see invoices; a Defender, also a former one, their reports and payouts;
 * an approver what they approve; finance, directors and facilitators all of it. Null: the page does not exist.
 */
export function readerOf(relations: readonly Relation[]): Reader | null {
  const is = (...any: Relation[]) => relations.some((relation) => any.includes(relation));
  const staff = is("finance", "director", "facilitator");
  const defender = is("assigned", "former");
  const payer = is("lead", "counsel", "assistant", "billing");
  if (!staff && !defender && !payer && !is("approver")) return null;
  return {
    reports: staff || defender,
    own: defender && !staff,
    invoices: staff || payer,
    books: staff,
    payouts: staff || defender || is("approver"),
    writeOffs: staff || is("approver"),
  };
}

/**
 * Which invoices, of those that a reader sees at all: a billing contact theirs alone, also when another organization
 * pays by now; the Advocate's side and staff every one. As a condition on invoices.
 */
export function ownInvoices(
  actor: UserActor,
  relations: readonly Relation[],
): { organizationId?: { in: string[] } } {
  const whole: Relation[] = ["lead", "counsel", "assistant", "finance", "director", "facilitator"];
  if (relations.some((relation) => whole.includes(relation))) return {};
  return { organizationId: { in: organizationsOf(actor, "BILLING") } };
}
