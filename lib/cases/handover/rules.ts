import type { z } from "zod";
import { userIdOf, type Actor } from "@/lib/authz/actor";
import type { Relation } from "@/lib/authz/policy";
import { DomainError } from "@/lib/errors";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import type { addCounselInput, assignFacilitatorInput, changeLeadInput, removeCounselInput } from "./schema";

export type AssignFacts = {
  /** Holds the role today, is not disabled, and is not walled off from the case. */
  mayFacilitate: boolean;
};

/**
 * A facilitator takes a case over or gives it to another; a director too. What waits on the facilitator waits on the
 * new one; nothing else moves.
 * @throws DomainError ALREADY_DONE, WRONG_STATE (somebody else has it meanwhile), INVALID at `facilitatorId`
 */
export function decideAssign(
  { mayFacilitate }: AssignFacts,
  { facilitatorId, instead }: z.output<typeof assignFacilitatorInput>,
  context: DecideContext,
): Decision<{ facilitatorId: string }> {
  const before = context.case.facilitatorId;
  if (before === facilitatorId) throw new DomainError("ALREADY_DONE");
  if (before !== instead) throw new DomainError("WRONG_STATE");
  if (!mayFacilitate) throw new DomainError("INVALID", {}, { facilitatorId: "cases.handover.noFacilitator" });
  const how = facilitatorId === userIdOf(context.actor) ? "taken" : "given";
  return {
    changes: { facilitatorId },
    events: [{ type: "case.facilitator_assigned", payload: { userId: facilitatorId, before, how } }],
  };
}

export type LeadFacts = {
  /** Is a lawyer of the case's organization today, and not disabled. */
  isLawyerThere: boolean;
  /** The lead signed the text that the three are signing now. */
  hasSigned: boolean;
};

/**
 * Another lawyer of the same organization answers and signs for the Advocate from now on. The case closes for the one
 * before: within a firm it is open to its lead, and to those who assist.
 * @throws DomainError ALREADY_DONE, ALREADY_SIGNED, WRONG_STATE (there is another lead meanwhile), INVALID at `leadId`
 */
export function decideChangeLead(
  { isLawyerThere, hasSigned }: LeadFacts,
  { leadId, instead }: z.output<typeof changeLeadInput>,
  context: DecideContext,
): Decision<{ leadId: string; before: string }> {
  const { leadId: before, relations, organizationId } = context.case;
  const isStaff = relations.includes("facilitator") || relations.includes("director");
  if (!isStaff && !isLawyerOf(context.actor, organizationId)) throw new DomainError("NOT_ALLOWED");
  if (before === leadId) throw new DomainError("ALREADY_DONE");
  if (before !== instead) throw new DomainError("WRONG_STATE");
  if (!isLawyerThere) throw new DomainError("INVALID", {}, { leadId: "cases.handover.noLawyer" });
  if (hasSigned) throw new DomainError("ALREADY_SIGNED");
  return {
    changes: { leadId, before },
    events: [{ type: "case.lead_changed", payload: { userId: leadId, before } }],
  };
}

export type AddCounselFacts = {
  /** Somebody with this address who is a lawyer of some organization today, gets in, and is not walled off. */
  lawyerId: string | null;
  /** They lead the case, or are its counsel already. */
  there: boolean;
};

/**
 * A lawyer of this firm or of another sees the whole case from now on, and acts beside the lead, who alone signs.
 * Counsel are no party: a conflict check compares the parties with everybody who has an account, so it stays as it is.
 * @throws DomainError ALREADY_DONE, INVALID at `email`
 */
export function decideAddCounsel(
  { lawyerId, there }: AddCounselFacts,
  _: z.output<typeof addCounselInput>,
): Decision<{ userId: string }> {
  if (!lawyerId) throw new DomainError("INVALID", {}, { email: "cases.counsel.noLawyer" });
  if (there) throw new DomainError("ALREADY_DONE");
  return {
    changes: { userId: lawyerId },
    events: [{ type: "case.counsel_added", payload: { userId: lawyerId } }],
  };
}

/** Whether somebody who is this to a case decides who is counsel in it; co-counsel decide of themselves alone. */
export const decidesCounsel = (relations: readonly Relation[]) =>
  relations.some((relation) => ["lead", "facilitator", "director"].includes(relation));

/**
 * The case is closed to them from their next click on.
 * @throws DomainError NOT_ALLOWED when co-counsel would take off somebody else; ALREADY_DONE when they are counsel no more
 */
export function decideRemoveCounsel(
  { isCounsel }: { isCounsel: boolean },
  { userId }: z.output<typeof removeCounselInput>,
  context: DecideContext,
): Decision<{ userId: string }> {
  const own = userIdOf(context.actor) === userId;
  if (!own && !decidesCounsel(context.case.relations)) throw new DomainError("NOT_ALLOWED");
  if (!isCounsel) throw new DomainError("ALREADY_DONE");
  return { changes: { userId }, events: [{ type: "case.counsel_removed", payload: { userId } }] };
}

/** Co-counsel of another firm does not choose who leads for this one. */
function isLawyerOf(actor: Actor, organizationId: string): boolean {
  if (actor.kind !== "user") return false;
  return actor.memberships.some((one) => one.kind === "LAWYER" && one.organizationId === organizationId);
}
