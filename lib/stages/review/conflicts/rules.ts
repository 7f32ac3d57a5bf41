import type { z } from "zod";
import { refuseStale, type Edited } from "@/lib/clashes";
import { DomainError } from "@/lib/errors";
import type { NewEvent } from "@/lib/workflow/events";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import { findHits, type Hit, type Known, type Party } from "@/lib/cases/likeness";
import type { decideHitInput, waiveCheckInput } from "./schema";

export type CheckState = "pending" | "clear" | "possible" | "waived" | "blocked" | "stale";

export type RunFacts = {
  parties: readonly Party[];
  known: readonly Known[];
  partiesVersion: number;
  /** Checks of this Defender that are not stale, newest first. */
  earlier: readonly { id: string; state: CheckState; partiesVersion: number }[];
};

export type RunChanges = {
  checkId: string;
  defenderId: string;
  state: "pending" | "clear";
  partiesVersion: number;
  comparedParties: number;
  comparedNames: number;
  hits: (Hit & { id: string })[];
  superseded: string[];
};

/**
 * Compares every party with everybody known. What a director refused is not asked anew while the parties are the same.
 * @throws DomainError WRONG_STATE (blocked), INCOMPLETE (nobody to compare)
 */
export function decideRunCheck(
  facts: RunFacts,
  input: { defenderId: string },
  context: DecideContext,
): Decision<RunChanges> {
  const { parties, known, partiesVersion, earlier } = facts;
  if (parties.length === 0) throw new DomainError("INCOMPLETE");
  if (earlier.some((check) => check.state === "blocked" && check.partiesVersion === partiesVersion)) {
    throw new DomainError("WRONG_STATE");
  }
  const hits = findHits(parties, known).map((hit) => ({ ...hit, id: context.newId() }));
  const changes: RunChanges = {
    checkId: context.newId(),
    defenderId: input.defenderId,
    state: hits.length === 0 ? "clear" : "pending",
    partiesVersion,
    comparedParties: parties.length,
    comparedNames: known.reduce((sum, { names }) => sum + names.length, 0),
    hits,
    superseded: earlier.map(({ id }) => id),
  };
  return {
    changes,
    events: [
      ...changes.superseded.map((checkId): NewEvent => ({
        type: "check.stale",
        payload: { checkId, offered: false },
      })),
      {
        type: "check.run",
        payload: {
          checkId: changes.checkId,
          defenderId: input.defenderId,
          hits: hits.length,
          parties: changes.comparedParties,
          names: changes.comparedNames,
          state: changes.state,
        },
      },
    ],
  };
}

export type HitFacts = {
  check: { id: string; version: number; state: CheckState };
  hits: readonly { id: string; decision: "another_person" | "possible" | null }[];
  /** How this hit was decided, and why; null while it is not. */
  decided: { decision: "another_person" | "possible"; reason: string } | null;
  /** The hit is a person of a case from which whoever decides is walled off. */
  walledOff: boolean;
};

/** What the decisions make of a check: pending until each hit is decided. */
export function stateOfHits(decisions: readonly ("another_person" | "possible" | null)[]): CheckState {
  if (decisions.some((decision) => decision === null)) return "pending";
  return decisions.some((decision) => decision === "possible") ? "possible" : "clear";
}

/**
 * One hit is decided, with a reason; while the check is undecided a decision may be changed.
 * What others decided of the check's other hits meanwhile is nothing that is overwritten here.
 * @throws DomainError CONFLICT (this hit was decided meanwhile), WRONG_STATE, NOT_FOUND
 */
export function decideHit(
  facts: HitFacts,
  input: z.output<typeof decideHitInput>,
): Decision<{
  checkId: string;
  version: number;
  hitId: string;
  decision: "another_person" | "possible";
  reason: string;
  state: CheckState;
}> {
  const { check, hits } = facts;
  if (facts.walledOff) throw new DomainError("NOT_FOUND");
  if (!["pending", "possible", "clear"].includes(check.state)) throw new DomainError("WRONG_STATE");
  const { hitId, decision, reason } = input;
  if (facts.decided) {
    const versions = { saved: check.version, known: input.version };
    refuseStale<Edited<typeof input, "hitId">>(versions, facts.decided, { decision, reason });
  }
  const state = stateOfHits(hits.map((hit) => (hit.id === input.hitId ? input.decision : hit.decision)));
  return {
    changes: { checkId: check.id, version: check.version, hitId, decision, reason, state },
    events: [
      {
        type: "check.hit_decided",
        payload: { checkId: check.id, hitId, decision, state },
        words: { reason },
      },
    ],
  };
}

export type WaiveFacts = { check: { id: string; state: CheckState; runBy: string; current: boolean } };

/**
 * A director who did not run the check waives a possible conflict, with the consent on file, or blocks the Defender.
 * @throws DomainError WRONG_STATE, CHECK_STALE, SELF_APPROVAL
 */
export function decideWaive(
  { check }: WaiveFacts,
  input: z.output<typeof waiveCheckInput>,
  context: DecideContext,
): Decision<{ checkId: string; state: "waived" | "blocked"; reason: string; consentId: string | null }> {
  if (check.state === "stale" || !check.current) throw new DomainError("CHECK_STALE");
  if (check.state !== "possible") throw new DomainError("WRONG_STATE");
  if (context.actor.kind !== "user" || context.actor.userId === check.runBy)
    throw new DomainError("SELF_APPROVAL");
  const { reason, consentId } = input;
  if (input.outcome === "waive" && consentId) {
    return {
      changes: { checkId: check.id, state: "waived", reason, consentId },
      events: [{ type: "check.waived", payload: { checkId: check.id, consentId }, words: { reason } }],
    };
  }
  return {
    changes: { checkId: check.id, state: "blocked", reason, consentId: null },
    events: [{ type: "check.blocked", payload: { checkId: check.id }, words: { reason } }],
  };
}
