import type { z } from "zod";
import { userIdOf } from "@/lib/authz/actor";
import { todayIn, type PlainDate } from "@/lib/dates";
import { DomainError, type Clash } from "@/lib/errors";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import { partyOf } from "../party";
import { leftAfter, type Counted, type Left, type TaskState } from "./left";
import type {
  answerDeadlineInput,
  askDeadlineInput,
  changeTaskInput,
  dropTaskInput,
  reviewTaskInput,
} from "./schema";

export type TaskFacts = {
  task: {
    id: string;
    version: number;
    state: TaskState;
    deadline: PlainDate | null;
    askedDeadline: PlainDate | null;
    askedBy: string | null;
    accepted: boolean;
    /** What the Defender wrote last: its result, or why it is stuck. */
    words: string;
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

/**
 * The Defender says how a task stands. What the Advocate accepted or dropped stays as it is.
 * @throws DomainError CONFLICT, WRONG_STATE, FUTURE_DATE, PERIOD_OUTSIDE
 */
export function decideChangeTask(
  facts: TaskFacts,
  input: z.output<typeof changeTaskInput>,
  context: DecideContext,
): Decision<TaskChanges> {
  const { task, assignment } = facts;
  const mine = input.state === "done" ? input.result : input.reason;
  mayEdit(facts, input.version, [
    { field: input.state === "done" ? "result" : "reason", theirs: task.words, yours: mine },
  ]);
  if (task.accepted || task.state === "dropped") throw new DomainError("WRONG_STATE");
  const done = input.state === "done";
  if (done && input.doneOn) {
    const today = todayIn(assignment.defenderZone, context.now);
    if (input.doneOn > today) throw new DomainError("FUTURE_DATE", {}, { doneOn: "FUTURE_DATE" });
    if (input.doneOn < assignment.from) {
      throw new DomainError(
        "PERIOD_OUTSIDE",
        { from: assignment.from, to: today },
        { doneOn: "PERIOD_OUTSIDE" },
      );
    }
  }
  const stuck = input.state === "blocked" || input.state === "not_possible";
  const said = { ...(stuck ? { reason: input.reason } : {}), ...(done ? { result: input.result } : {}) };
  return {
    changes: {
      ...{ taskId: task.id, version: input.version, state: input.state, documentIds: input.documentIds },
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

/** The Advocate accepts a task that is done or not possible, or opens it again with words. */
export function decideReviewTask(
  facts: TaskFacts,
  input: z.output<typeof reviewTaskInput>,
  context: DecideContext,
): Decision<TaskChanges> {
  const { task } = facts;
  mayEdit(facts, input.version, [{ field: "words", theirs: task.words, yours: input.words }]);
  if (task.accepted || (task.state !== "done" && task.state !== "not_possible"))
    throw new DomainError("WRONG_STATE");
  if (input.verdict === "accept") {
    return {
      changes: { taskId: task.id, version: input.version, accepted: true },
      events: [{ type: "task.accepted", payload: { taskId: task.id } }],
    };
  }
  // Once the work is done nothing more is asked of the Defender but their last report.
  if (context.case.status === "work_done") throw new DomainError("WRONG_STATE");
  return {
    changes: { taskId: task.id, version: input.version, state: "doing", reason: input.words, doneOn: null },
    events: [
      {
        type: "task.reopened",
        payload: { taskId: task.id, left: left(facts, { state: "doing" }, context) },
        words: { reason: input.words },
      },
    ],
  };
}

/** Either side asks for another date; a date that is asked takes the place of one that was asked before. */
export function decideAskDeadline(
  facts: TaskFacts,
  input: z.output<typeof askDeadlineInput>,
  context: DecideContext,
): Decision<TaskChanges> {
  const { task } = facts;
  const asked = task.askedDeadline;
  mayEdit(
    facts,
    input.version,
    asked === null || asked === input.day ? [] : [{ field: "day", theirs: asked, yours: input.day }],
  );
  if (!isOpen(task.state)) throw new DomainError("WRONG_STATE");
  const today = todayIn(zoneOf(context), context.now);
  if (input.day < today || input.day > facts.endsOn) {
    throw new DomainError("PERIOD_OUTSIDE", { from: today, to: facts.endsOn }, { day: "PERIOD_OUTSIDE" });
  }
  if (input.day === task.deadline) throw new DomainError("INVALID", {}, { day: "INVALID" });
  return {
    changes: {
      taskId: task.id,
      version: input.version,
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
  input: z.output<typeof answerDeadlineInput>,
  context: DecideContext,
): Decision<TaskChanges> {
  const { task, assignment } = facts;
  mayEdit(facts, input.version, []);
  const day = task.askedDeadline;
  if (day === null) throw new DomainError("WRONG_STATE");
  const askedByDefender = task.askedBy === assignment.defenderUserId;
  const isDefender = partyOf(context.case.relations) === "DEFENDER";
  if (askedByDefender === isDefender) throw new DomainError("NOT_ALLOWED");
  const closed = { taskId: task.id, version: input.version, asked: null };
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

/** On the Advocate's word a task need not be done. */
export function decideDropTask(
  facts: TaskFacts,
  input: z.output<typeof dropTaskInput>,
  context: DecideContext,
): Decision<TaskChanges> {
  const { task } = facts;
  mayEdit(facts, input.version, [{ field: "reason", theirs: task.words, yours: input.reason }]);
  if (task.accepted || task.state === "dropped") throw new DomainError("WRONG_STATE");
  return {
    changes: {
      ...{ taskId: task.id, version: input.version, state: "dropped", reason: input.reason, asked: null },
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

const isOpen = (state: TaskState) => state === "to_do" || state === "doing" || state === "blocked";

function mayEdit({ task }: TaskFacts, version: number, clashes: Clash[]): void {
  if (task.version !== version) throw new DomainError("CONFLICT", {}, {}, clashes);
}

function zoneOf({ actor }: DecideContext): string {
  return actor.kind === "user" ? actor.timeZone : "UTC";
}

/** While a case is on hold nothing waits on the Defender; `resume` counts again. */
function left(
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
