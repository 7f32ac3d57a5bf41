import type { z } from "zod";
import { todayIn, type PlainDate } from "@/lib/dates";
import { refuseStale, type Edited } from "@/lib/clashes";
import { DomainError } from "@/lib/errors";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import { leftAfter, type Counted, type Left, type TaskState } from "./left";
import type { changeTaskInput, dropTaskInput, reviewTaskInput } from "./schema";

export type TaskFacts = {
  task: {
    id: string;
    version: number;
    state: TaskState;
    deadline: PlainDate | null;
    askedDeadline: PlainDate | null;
    askedBy: string | null;
    accepted: boolean;
    /** Why it is blocked or not possible, and what came of it. */
    reason: string;
    result: string;
    doneOn: PlainDate | null;
    /** What was said with the date that is asked for. */
    askedWords: string;
  };
  tasks: readonly Counted[];
  assignment: { id: string; from: PlainDate; defenderUserId: string; defenderZone: string };
  /** The contract's last day: a task can't be due later without a change order. */
  endsOn: PlainDate;
};

/** Columns of a task to be written; what is absent stays. */
export type TaskChanges = {
  taskId: string;
  version: number;
  state?: TaskState;
  deadline?: PlainDate | null;
  asked?: { day: PlainDate; by: string | null; words: string } | null;
  reason?: string | null;
  result?: string | null;
  doneOn?: PlainDate | null;
  accepted?: boolean;
  documentIds?: string[];
};

type ChangeTask = z.output<typeof changeTaskInput>;
type ReviewTask = z.output<typeof reviewTaskInput>;
type DropTask = z.output<typeof dropTaskInput>;

/** Which version is saved, and which the form was opened with. */
export const versions = (task: { version: number }, input: { version: number }) => ({
  saved: task.version,
  known: input.version,
});

/**
 * The Defender says how a task stands. What the Advocate accepted or dropped stays as it is.
 * @throws DomainError CONFLICT, WRONG_STATE, FUTURE_DATE, DAY_OUTSIDE
 */
export function decideChangeTask(
  facts: TaskFacts,
  input: ChangeTask,
  context: DecideContext,
): Decision<TaskChanges> {
  const { task, assignment } = facts;
  if (task.accepted || task.state === "dropped") throw new DomainError("WRONG_STATE");
  const done = input.state === "done";
  const stuck = input.state === "blocked" || input.state === "not_possible";
  const { state, reason, result, doneOn } = task;
  // Documents are added to a task, none is replaced. A result stays as it is while the task is not done.
  refuseStale<Edited<ChangeTask, "taskId" | "documentIds">>(
    versions(task, input),
    { state, reason, result, doneOn },
    {
      ...{ state: input.state, reason: stuck ? input.reason : "" },
      ...{ result: done ? input.result : result, doneOn: done ? input.doneOn : null },
    },
  );
  if (done && input.doneOn) {
    const today = todayIn(assignment.defenderZone, context.now);
    if (input.doneOn > today) throw new DomainError("FUTURE_DATE", {}, { doneOn: "FUTURE_DATE" });
    if (input.doneOn < assignment.from) {
      throw new DomainError("DAY_OUTSIDE", { from: assignment.from, to: today }, { doneOn: "DAY_OUTSIDE" });
    }
  }
  const said = { ...(stuck ? { reason: input.reason } : {}), ...(done ? { result: input.result } : {}) };
  return {
    changes: {
      ...{ taskId: task.id, version: task.version, state: input.state, documentIds: input.documentIds },
      ...{ reason: stuck ? input.reason : null, doneOn: done ? input.doneOn : null },
      ...(done ? { result: input.result } : {}),
    },
    events: [
      {
        type: "task.changed",
        payload: { taskId: task.id, state: input.state, left: left(facts, { state: input.state }, context) },
        ...(Object.keys(said).length > 0 ? { words: said } : {}),
      },
    ],
  };
}

/**
 * The Advocate accepts a task that is done or not possible, or opens it again with words. What the Defender wrote
 * meanwhile is seen before either.
 */
export function decideReviewTask(
  facts: TaskFacts,
  input: ReviewTask,
  context: DecideContext,
): Decision<TaskChanges> {
  const { task } = facts;
  const written = task.state === "done" ? task.result : task.reason;
  refuseStale<Edited<ReviewTask, "taskId" | "verdict" | "words"> & { written: string }>(
    versions(task, input),
    { written },
    { written: input.words },
  );
  if (task.accepted || (task.state !== "done" && task.state !== "not_possible"))
    throw new DomainError("WRONG_STATE");
  if (input.verdict === "accept") {
    return {
      changes: { taskId: task.id, version: task.version, accepted: true },
      events: [{ type: "task.accepted", payload: { taskId: task.id } }],
    };
  }
  // Once the work is done nothing more is asked of the Defender but their last report.
  if (context.case.status === "work_done") throw new DomainError("WRONG_STATE");
  return {
    changes: { taskId: task.id, version: task.version, state: "doing", reason: input.words, doneOn: null },
    events: [
      {
        type: "task.reopened",
        payload: { taskId: task.id, left: left(facts, { state: "doing" }, context) },
        words: { reason: input.words },
      },
    ],
  };
}

/** On the Advocate's word a task need not be done. */
export function decideDropTask(
  facts: TaskFacts,
  input: DropTask,
  context: DecideContext,
): Decision<TaskChanges> {
  const { task } = facts;
  if (task.accepted) throw new DomainError("WRONG_STATE");
  refuseStale<Edited<DropTask, "taskId"> & { state: string }>(
    versions(task, input),
    { state: task.state, reason: task.reason },
    { state: "dropped", reason: input.reason },
  );
  if (task.state === "dropped") throw new DomainError("WRONG_STATE");
  return {
    changes: {
      ...{ taskId: task.id, version: task.version, state: "dropped", reason: input.reason, asked: null },
    },
    events: [
      {
        type: "task.dropped",
        payload: { taskId: task.id, left: left(facts, { state: "dropped" }, context) },
        words: { reason: input.reason },
      },
    ],
  };
}

/** While a case is on hold nothing waits on the Defender; `resume` counts again. */
export function left(
  { task, tasks, assignment }: TaskFacts,
  change: Partial<Counted>,
  context: DecideContext,
): Left | null {
  if (context.case.status !== "active") return null;
  return leftAfter(assignment.id, tasks, {
    id: task.id,
    state: task.state,
    deadline: task.deadline,
    ...change,
  });
}
