import { z } from "zod";
import type { Relation } from "@/lib/authz/policy";
import { taskKinds, type TaskKind } from "@/lib/cases/kinds";
import { userIdOf } from "@/lib/authz/actor";
import { laterOf, plusDays, todayIn, type PlainDate } from "@/lib/dates";
import { DomainError } from "@/lib/errors";
import { scopeWordsIn } from "@/lib/templates/fill";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import type { Party } from "@/lib/workflow/statuses";
import { partyOf } from "../party";
import { leftOf, type Counted } from "../tasks/left";

const kindOf = z.enum(taskKinds);

export type OpeningFacts = {
  contract: {
    id: string;
    defenderId: string;
    executed: boolean;
    startsOn: PlainDate;
    scope: { kind: string; words: string; wordsEs: string; deadline: string | null }[];
  } | null;
  already: boolean;
  defenderZone: string;
};

export type OpeningChanges = {
  assignmentId: string;
  contractId: string;
  defenderId: string;
  from: PlainDate;
  tasks: {
    id: string;
    kind: TaskKind;
    words: string;
    /** Empty: the Advocate's words stand in both languages. */
    wordsEs: string;
    deadline: PlainDate | null;
    position: number;
  }[];
};

/**
 * At the third signature: the Defender's hold on the case and the tasks of the signed scope. It begins on the
 * contract's first day, or today (in the Defender's zone) when that has passed.
 */
export function decideOpenAssignment(
  facts: OpeningFacts,
  _: { contractId: string },
  context: DecideContext,
): Decision<OpeningChanges> {
  const { contract, already, defenderZone } = facts;
  if (!contract) throw new DomainError("NOT_FOUND");
  if (!contract.executed || already) throw new DomainError("WRONG_STATE");
  const assignmentId = context.newId();
  const tasks = contract.scope.map((item, index) => ({
    id: context.newId(),
    kind: kindOf.parse(item.kind),
    words: scopeWordsIn("en", item),
    wordsEs: item.wordsEs,
    deadline: item.deadline as PlainDate | null,
    position: index + 1,
  }));
  const left = leftOf(
    assignmentId,
    tasks.map(({ id, deadline }) => ({ id, deadline, state: "to_do" })),
  );
  return {
    changes: {
      ...{ assignmentId, tasks, contractId: contract.id, defenderId: contract.defenderId },
      from: laterOf(contract.startsOn, todayIn(defenderZone, context.now)),
    },
    events: [
      {
        type: "assignment.opened",
        payload: {
          assignmentId,
          defenderId: contract.defenderId,
          tasks: left.open,
          firstDeadline: left.firstDeadline,
        },
      },
    ],
  };
}

/** A pause has a day on which somebody looks again: at the latest a year from now. */
const longestHold = 366;

export function decideHold(
  _: null,
  input: { reason: string; reviewOn: PlainDate },
  context: DecideContext,
): Decision<{ heldBy: string | null }> {
  const { actor } = context;
  if (actor.kind !== "user") throw new DomainError("NOT_ALLOWED");
  const today = todayIn(actor.timeZone, context.now);
  const last = plusDays(today, longestHold);
  if (input.reviewOn <= today || input.reviewOn > last) {
    throw new DomainError("DAY_OUTSIDE", { from: plusDays(today, 1), to: last }, { reviewOn: "DAY_OUTSIDE" });
  }
  return {
    changes: { heldBy: actor.userId },
    to: "on_hold",
    events: [
      {
        type: "case.held",
        payload: { reviewOn: input.reviewOn, by: partyOf(context.case.relations), userId: actor.userId },
        words: { reason: input.reason },
      },
    ],
  };
}

/** Whoever put a case on hold: for which side, and what they are to the case now. */
export type Holder = { userId: string; party: Party; relations: readonly Relation[] };

/** As what somebody lets a case go on for the side that put it on hold. */
const asSide: { [party in Party]?: readonly Relation[] } = {
  ADVOCATE: ["lead", "counsel", "assistant"],
  DEFENDER: ["assigned"],
};

/** Whoever put the case on hold lets it go on, or a facilitator; and anybody of that side, once they are of it no more. */
export function mayLetGoOn(
  holder: Holder | null,
  reader: { userId: string | null; relations: readonly Relation[] },
): boolean {
  if (reader.relations.includes("facilitator")) return true;
  if (!holder) return false;
  if (holder.userId === reader.userId) return true;
  const isOfSide = (relations: readonly Relation[]) =>
    relations.some((relation) => asSide[holder.party]?.includes(relation));
  return isOfSide(reader.relations) && !isOfSide(holder.relations);
}

export type ResumeFacts = { holder: Holder | null; assignmentId: string; tasks: readonly Counted[] };

export function decideResume(
  facts: ResumeFacts,
  _: object,
  context: DecideContext,
): Decision<{ heldBy: null }> {
  const reader = { userId: userIdOf(context.actor), relations: context.case.relations };
  if (!mayLetGoOn(facts.holder, reader)) throw new DomainError("NOT_ALLOWED");
  return {
    changes: { heldBy: null },
    to: "active",
    events: [{ type: "case.resumed", payload: { left: leftOf(facts.assignmentId, facts.tasks) } }],
  };
}

export type EndFacts = { assignmentId: string; defenderId: string };

/** The work ends before the final report; hours worked are reported and paid all the same. */
export function decideTerminate(
  facts: EndFacts,
  input: { reason: string },
  context: DecideContext,
): Decision<{ workDoneAt: Date }> {
  return {
    changes: { workDoneAt: context.now },
    to: "work_done",
    events: [
      {
        type: "case.terminated",
        payload: { by: partyOf(context.case.relations) },
        words: { reason: input.reason },
      },
      { type: "work.done", payload: facts },
    ],
  };
}

/** Staff close the work from the entries there are. */
export function decideCloseWork(
  facts: EndFacts,
  input: { reason: string },
  context: DecideContext,
): Decision<{ workDoneAt: Date }> {
  return {
    changes: { workDoneAt: context.now },
    to: "work_done",
    events: [
      { type: "work.closed", payload: {}, words: { reason: input.reason } },
      { type: "work.done", payload: facts },
    ],
  };
}
