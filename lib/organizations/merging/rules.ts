import { DomainError } from "@/lib/errors";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import { sideOf } from "../rules";
import { joinPlaces, type JoinedPlaces, type Place } from "./places";

type Side = { kind: string; currency: string; mergedIntoId: string | null };

export type MergeFacts = {
  from: Side;
  /** Null: there is none such. */
  into: Side | null;
  places: { from: Place[]; into: Place[] };
  defenderIds: string[];
  caseIds: string[];
  /** Cases, of whatever organization, in which money is its own. */
  paidCaseIds: string[];
  invoiceIds: string[];
  paymentIds: string[];
  /** An invoice that is not paid, a draft, or a surplus, of the one that is given up. */
  moneyIsOpen: boolean;
};

export type MergeChanges = JoinedPlaces & {
  intoId: string;
} & Pick<MergeFacts, "defenderIds" | "caseIds" | "invoiceIds" | "paymentIds">;

/** Why two organizations can't be one; null: they can. */
export function refusalOf(
  facts: Pick<MergeFacts, "from" | "into" | "moneyIsOpen">,
  ids: { fromId: string; intoId: string },
): DomainError | null {
  const { from, into } = facts;
  if (from.mergedIntoId !== null) return new DomainError("ALREADY_DONE");
  if (!into || into.mergedIntoId !== null || ids.fromId === ids.intoId)
    return new DomainError("INVALID", {}, { intoId: "NOT_FOUND" });
  if (sideOf(from.kind) !== sideOf(into.kind))
    return new DomainError("INVALID", {}, { intoId: "organizations.merge.wrongSide" });
  if (from.currency !== into.currency && facts.moneyIsOpen) return new DomainError("MERGE_CURRENCIES");
  return null;
}

/** How many people hold a place that goes over or is joined to one there. */
export const peopleIn = (places: readonly Place[]) => new Set(places.map(({ userId }) => userId)).size;

/**
 * Whatever is of one organization becomes the other's; what it is called stays on what was signed and issued. The
 * history of every case that it is a party to says so.
 * @throws DomainError ALREADY_DONE, INVALID at `intoId`, MERGE_CURRENCIES
 */
export function decideMerge(
  facts: MergeFacts,
  { intoId }: { intoId: string },
  context: DecideContext,
): Decision<MergeChanges> {
  const fromId = context.subjectId;
  const refused = refusalOf(facts, { fromId, intoId });
  if (refused) throw refused;
  const { places, defenderIds, caseIds, invoiceIds, paymentIds } = facts;
  const onlyPaid = facts.paidCaseIds.filter((id) => !caseIds.includes(id));
  const joined = joinPlaces(places.from, places.into);
  const people = [...new Set(places.from.map(({ userId }) => userId))];
  const counts = { people: people.length, cases: caseIds.length, invoices: invoiceIds.length };
  const moved = { from: fromId, organizationId: intoId };
  const ids = [...places.from.map(({ id }) => id), ...defenderIds, ...caseIds, ...invoiceIds, ...paymentIds];
  return {
    changes: { intoId, ...joined, defenderIds, caseIds, invoiceIds, paymentIds },
    events: [{ type: "organization.merged", payload: { into: intoId, ...counts, ids } }],
    elsewhere: [
      {
        subject: { type: "organization", id: intoId },
        events: [{ type: "organization.absorbed", payload: { from: fromId, ...counts } }],
      },
      ...people.map((id) => ({
        subject: { type: "person" as const, id },
        events: [{ type: "membership.moved" as const, payload: moved }],
      })),
      ...caseIds.map((id) => ({
        subject: { type: "case" as const, id },
        events: [{ type: "case.organization_merged" as const, payload: moved }],
      })),
      ...onlyPaid.map((id) => ({
        subject: { type: "case" as const, id },
        events: [{ type: "payment.payer_merged" as const, payload: moved }],
      })),
    ],
  };
}
