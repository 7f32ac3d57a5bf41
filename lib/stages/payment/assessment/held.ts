import { userIdOf } from "@/lib/authz/actor";
import { DomainError } from "@/lib/errors";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import type { NewEvent } from "@/lib/workflow/events";
import { checkAnotherReviewer, checkOwn, checkSilence } from "./answer";
import type { heldReasonCodes } from "./schema";

/** Work above the cap: refused with a reason, and then answered, contested and decided like any cut. */

export type RefusalState = "proposed" | "contested" | "final";

export type HeldFacts = {
  part: {
    id: string;
    entryId: string;
    defenderId: string;
    state: "within" | "held" | "released" | "refused" | "withdrawn";
    /** How far its refusal has come; null: it is not refused. */
    refusal: RefusalState | null;
    refusedBy: string | null;
    refusedAt: Date | null;
  };
};

export type HeldChanges = {
  partId: string;
  state: "held" | "refused" | "withdrawn";
  refusal: RefusalState | null;
  /** New with this step; what is absent stays as it was. */
  refused?: { reasonCode: string; words: string; by: string | null };
  contest?: string;
  decision?: { words: string; by: string | null };
};

/** Work above the cap is not taken up. Nothing of it is final before the Defender has answered, or kept silent. */
export function decideRefuseHeldPart(
  facts: HeldFacts,
  { reasonCode, words }: { reasonCode: (typeof heldReasonCodes)[number]; words: string },
  { actor }: DecideContext,
): Decision<HeldChanges> {
  const partId = inState(facts, "held");
  return {
    changes: {
      ...{ partId, state: "refused", refusal: "proposed" },
      refused: { reasonCode, words, by: userIdOf(actor) },
    },
    events: [{ type: "part.refused", payload: payloadOf(facts), words: { code: reasonCode, words } }],
  };
}

/** The Defender asks nothing for the work above the cap. */
export function decideWithdrawHeldPart(
  facts: HeldFacts,
  _: object,
  { actor }: DecideContext,
): Decision<HeldChanges> {
  const partId = inState(facts, "held");
  checkOwn(facts.part.defenderId, actor);
  return {
    changes: { partId, state: "withdrawn", refusal: null },
    events: [{ type: "part.withdrawn", payload: payloadOf(facts) }],
  };
}

/** The Defender agrees: it is refused for good. */
export function decideAcceptRefusal(facts: HeldFacts, { actor }: DecideContext): Decision<HeldChanges> {
  checkOwn(facts.part.defenderId, actor);
  return forGood(facts, "proposed", { type: "part.refusal_accepted", payload: payloadOf(facts) });
}

/** The Defender answers with words; another reviewer decides. */
export function decideContestRefusal(
  facts: HeldFacts,
  { words }: { words: string },
  { actor }: DecideContext,
): Decision<HeldChanges> {
  checkOwn(facts.part.defenderId, actor);
  const partId = inState(facts, "refused", "proposed");
  return {
    changes: { partId, state: "refused", refusal: "contested", contest: words },
    events: [{ type: "part.refusal_contested", payload: payloadOf(facts), words: { words } }],
  };
}

/**
 * Another reviewer keeps the refusal, for good, or drops it: the work is held again, since above the cap it can't be
 * allowed before the contract is changed.
 * @throws DomainError those of checkAnotherReviewer for whoever refused it, INVALID without words
 */
export function decideRefusalContest(
  facts: HeldFacts & { hasSecond: boolean },
  { keep, words }: { keep: boolean; words: string },
  { actor }: DecideContext,
): Decision<HeldChanges> {
  const partId = inState(facts, "refused", "contested");
  checkAnotherReviewer(facts.part.refusedBy, facts.hasSecond, actor);
  if (words === "") throw new DomainError("INVALID", {}, { words: "ui.zod.required" });
  const said = { payload: payloadOf(facts), words: { words } };
  if (!keep) {
    return {
      changes: { partId, state: "held", refusal: null },
      events: [{ type: "part.refusal_dropped", ...said }],
    };
  }
  const kept = forGood(facts, "contested", { type: "part.refusal_kept", ...said });
  return { ...kept, changes: { ...kept.changes, decision: { words, by: userIdOf(actor) } } };
}

/** Two weeks of silence after two reminders: it is refused for good. */
export function decideLapseRefusal(facts: HeldFacts, { now }: DecideContext): Decision<HeldChanges> {
  inState(facts, "refused", "proposed");
  checkSilence(facts.part.refusedAt, now);
  return forGood(facts, "proposed", { type: "part.refusal_lapsed", payload: payloadOf(facts) });
}

function forGood(facts: HeldFacts, from: RefusalState, event: NewEvent): Decision<HeldChanges> {
  const partId = inState(facts, "refused", from);
  return { changes: { partId, state: "refused", refusal: "final" }, events: [event] };
}

function inState(
  { part }: HeldFacts,
  state: "held" | "refused",
  refusal: RefusalState | null = null,
): string {
  if (part.state !== state || part.refusal !== refusal) throw new DomainError("WRONG_STATE");
  return part.id;
}

const payloadOf = ({ part }: HeldFacts) => ({ partId: part.id, entryId: part.entryId });
