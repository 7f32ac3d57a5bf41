import type { z } from "zod";
import { userIdOf } from "@/lib/authz/actor";
import { refuseStale, type Edited } from "@/lib/clashes";
import { todayIn } from "@/lib/dates";
import { DomainError } from "@/lib/errors";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import { partyOf } from "../party";
import type { TaskState } from "./left";
import { left, versions, type TaskChanges, type TaskFacts } from "./rules";
import type { answerDeadlineInput, askDeadlineInput } from "./schema";

type AskDeadline = z.output<typeof askDeadlineInput>;
type AnswerDeadline = z.output<typeof answerDeadlineInput>;

/** Either side asks for another date; a date that is asked takes the place of one that was asked before. */
export function decideAskDeadline(
  facts: TaskFacts,
  input: AskDeadline,
  context: DecideContext,
): Decision<TaskChanges> {
  const { task } = facts;
  refuseStale<Edited<AskDeadline, "taskId">>(
    versions(task, input),
    { day: task.askedDeadline ?? task.deadline, words: task.askedWords },
    { day: input.day, words: input.words },
  );
  if (!isOpen(task.state)) throw new DomainError("WRONG_STATE");
  const today = todayIn(zoneOf(context), context.now);
  if (input.day < today || input.day > facts.endsOn) {
    throw new DomainError("DAY_OUTSIDE", { from: today, to: facts.endsOn }, { day: "DAY_OUTSIDE" });
  }
  if (input.day === task.deadline) throw new DomainError("INVALID", {}, { day: "INVALID" });
  return {
    changes: {
      taskId: task.id,
      version: task.version,
      asked: { day: input.day, by: userIdOf(context.actor), words: input.words },
    },
    events: [
      {
        type: "task.deadline_asked",
        payload: { taskId: task.id, day: input.day, by: partyOf(context.case.relations) },
        ...(input.words ? { words: { reason: input.words } } : {}),
      },
    ],
  };
}

/** The other side agrees, and the deadline moves in that one step; or refuses, and it stays. */
export function decideAnswerDeadline(
  facts: TaskFacts,
  input: AnswerDeadline,
  context: DecideContext,
): Decision<TaskChanges> {
  const { task, assignment } = facts;
  refuseStale<Edited<AnswerDeadline, "taskId" | "answer">>(
    versions(task, input),
    { day: task.askedDeadline },
    { day: input.day },
  );
  const day = task.askedDeadline;
  if (day === null) throw new DomainError("WRONG_STATE");
  const askedByDefender = task.askedBy === assignment.defenderUserId;
  const isDefender = partyOf(context.case.relations) === "DEFENDER";
  if (askedByDefender === isDefender) throw new DomainError("NOT_ALLOWED");
  const closed = { taskId: task.id, version: task.version, asked: null };
  if (input.answer === "refuse") {
    return {
      changes: closed,
      events: [{ type: "task.deadline_refused", payload: { taskId: task.id, day } }],
    };
  }
  return {
    changes: { ...closed, deadline: day },
    events: [
      {
        type: "task.deadline_agreed",
        payload: { taskId: task.id, day, left: left(facts, { deadline: day }, context) },
      },
    ],
  };
}

const isOpen = (state: TaskState) => state === "to_do" || state === "doing" || state === "blocked";

function zoneOf({ actor }: DecideContext): string {
  return actor.kind === "user" ? actor.timeZone : "UTC";
}
