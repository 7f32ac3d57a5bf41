import { describe, expect, it } from "vitest";
import { parsePlainDate } from "@/lib/dates";
import { leftAfter, leftOf, type Counted, type TaskState } from "@/lib/stages/assignment/tasks/left";
import { decideAnswerDeadline, decideAskDeadline } from "@/lib/stages/assignment/tasks/deadlines";
import {
  decideChangeTask,
  decideDropTask,
  decideReviewTask,
  type TaskFacts,
} from "@/lib/stages/assignment/tasks/rules";
import { changeTaskInput, reviewTaskInput } from "@/lib/stages/assignment/tasks/schema";
import { assignment, contextOf, ids } from "./facts";
import { refusal } from "./refusal";

const day = (text: string) => parsePlainDate(text);

function facts(changed: Partial<TaskFacts["task"]> = {}, others: Counted[] = []): TaskFacts {
  const task = {
    ...{ id: ids.task, version: 1, state: "doing" as TaskState, deadline: day("2026-12-04") },
    ...{ askedDeadline: null, askedBy: null, accepted: false, reason: "", result: "" },
    ...{ doneOn: null, askedWords: "" },
    ...changed,
  };
  const { id, state, deadline } = task;
  return { task, tasks: [{ id, state, deadline }, ...others], assignment, endsOn: day("2026-12-18") };
}

const change = (changed: object) => changeTaskInput.parse({ taskId: ids.task, version: 1, ...changed });
const done = { state: "done", result: "Found her", doneOn: "2026-11-30" };
const defender = contextOf("assigned");
const lawyer = contextOf("lead");

describe("how a Defender says that a task stands", () => {
  it.each([
    [{ state: "blocked" }, "reason"],
    [{ state: "not_possible" }, "reason"],
    [{ state: "done", doneOn: "2026-11-30" }, "result"],
    [{ state: "done", result: "Found her" }, "doneOn"],
  ])("asks for what %o needs", (said, missing) => {
    const parsed = changeTaskInput.safeParse({ taskId: ids.task, version: 1, ...said });
    expect(parsed.error?.issues.map((issue) => issue.path.join("."))).toEqual([missing]);
  });

  it("does a task, and says that nothing is left", () => {
    const { changes, events } = decideChangeTask(facts(), change(done), defender);
    expect(changes).toMatchObject({ state: "done", result: "Found her", doneOn: "2026-11-30", reason: null });
    expect(events).toEqual([
      {
        type: "task.changed",
        payload: {
          ...{ taskId: ids.task, state: "done" },
          left: { assignmentId: ids.assignment, open: 0, firstDeadline: null },
        },
        words: { result: "Found her" },
      },
    ]);
  });

  it.each([
    ["tomorrow where the Defender is", { doneOn: "2026-12-01" }, "FUTURE_DATE"],
    ["before the assignment", { doneOn: "2026-11-01" }, "DAY_OUTSIDE"],
    ["today where the Defender is", { doneOn: "2026-11-30" }, "accepted"],
  ])("done %s", (_, changed, expected) => {
    expect(refusal(() => decideChangeTask(facts(), change({ ...done, ...changed }), defender))).toBe(
      expected,
    );
  });

  it.each([
    [{ accepted: true, state: "done" as const }, "WRONG_STATE"],
    [{ state: "dropped" as const }, "WRONG_STATE"],
    [{ state: "done" as const }, "accepted"],
    [{ version: 2, state: "to_do" as const }, "CONFLICT"],
  ])("a task that is %o", (changed, expected) => {
    expect(refusal(() => decideChangeTask(facts(changed), change({ state: "doing" }), defender))).toBe(
      expected,
    );
  });

  it("shows both texts when the task was changed meanwhile", () => {
    const theirs = facts({ version: 2, state: "blocked", reason: "The road is closed" });
    expect(() =>
      decideChangeTask(theirs, change({ state: "blocked", reason: "No bus" }), defender),
    ).toThrowError(
      expect.objectContaining({
        clashes: [{ field: "reason", theirs: "The road is closed", yours: "No bus" }],
      }),
    );
  });
});

describe("the Advocate's look at a task", () => {
  const review = (verdict: string, words = "") =>
    reviewTaskInput.parse({ taskId: ids.task, version: 1, verdict, words });

  it.each([
    ["done", false, "accepted"],
    ["not_possible", false, "accepted"],
    ["doing", false, "WRONG_STATE"],
    ["done", true, "WRONG_STATE"],
  ] as const)("accepts one that is %s (accepted before: %s): %s", (state, accepted, expected) => {
    expect(refusal(() => decideReviewTask(facts({ state, accepted }), review("accept"), lawyer))).toBe(
      expected,
    );
  });

  it("opens one again with words, while work goes on", () => {
    const again = review("reopen", "The signature is missing");
    const { changes, events } = decideReviewTask(facts({ state: "done" }), again, lawyer);
    expect(changes).toMatchObject({ state: "doing", doneOn: null, reason: "The signature is missing" });
    expect(events[0]).toMatchObject({
      type: "task.reopened",
      payload: { left: { open: 1, firstDeadline: "2026-12-04" } },
    });
    const over = contextOf("lead", { status: "work_done" });
    expect(refusal(() => decideReviewTask(facts({ state: "done" }), again, over))).toBe("WRONG_STATE");
    expect(refusal(() => decideReviewTask(facts({ state: "done" }), review("accept"), over))).toBe(
      "accepted",
    );
  });

  it("drops a task on the Advocate's word, but none that was accepted", () => {
    const input = { taskId: ids.task, version: 1, reason: "The court no longer asks" };
    expect(decideDropTask(facts(), input, lawyer).changes).toMatchObject({ state: "dropped", asked: null });
    expect(refusal(() => decideDropTask(facts({ state: "done", accepted: true }), input, lawyer))).toBe(
      "WRONG_STATE",
    );
    expect(refusal(() => decideDropTask(facts({ state: "dropped" }), input, lawyer))).toBe("WRONG_STATE");
  });
});

describe("moving a deadline", () => {
  const ask = (to: string) => ({ taskId: ids.task, version: 1, day: day(to), words: "The road is closed" });

  it.each([
    ["2026-12-08", "accepted"],
    ["2026-12-04", "INVALID"],
    ["2026-11-29", "DAY_OUTSIDE"],
    ["2026-12-18", "accepted"],
    ["2026-12-19", "DAY_OUTSIDE"],
  ])("asks for %s: %s", (to, expected) => {
    expect(refusal(() => decideAskDeadline(facts(), ask(to), defender))).toBe(expected);
  });

  it("says which side asked, and takes the place of what was asked before", () => {
    const before = facts({ askedDeadline: day("2026-12-07"), askedBy: ids.lawyer });
    const { changes, events } = decideAskDeadline(before, ask("2026-12-08"), defender);
    expect(changes.asked).toEqual({ day: "2026-12-08", by: ids.defenderUser, words: "The road is closed" });
    expect(events[0]).toMatchObject({
      type: "task.deadline_asked",
      payload: { by: "DEFENDER", day: "2026-12-08" },
    });
  });

  const asked = { askedDeadline: day("2026-12-08"), askedBy: ids.defenderUser };
  const answer = (how: "agree" | "refuse") => ({
    ...{ taskId: ids.task, version: 1 },
    ...{ day: day("2026-12-08"), answer: how },
  });

  it("moves in the one step of agreeing", () => {
    const { changes, events } = decideAnswerDeadline(facts(asked), answer("agree"), lawyer);
    expect(changes).toEqual({ taskId: ids.task, version: 1, asked: null, deadline: "2026-12-08" });
    expect(events[0]).toMatchObject({
      payload: { day: "2026-12-08", left: { open: 1, firstDeadline: "2026-12-08" } },
    });
  });

  it("stays when refused", () => {
    const { changes } = decideAnswerDeadline(facts(asked), answer("refuse"), lawyer);
    expect(changes).toEqual({ taskId: ids.task, version: 1, asked: null });
  });

  it("is answered by the other side only, and only when asked", () => {
    expect(refusal(() => decideAnswerDeadline(facts(asked), answer("agree"), defender))).toBe("NOT_ALLOWED");
    const theirs = facts({ ...asked, askedBy: ids.lawyer });
    expect(refusal(() => decideAnswerDeadline(theirs, answer("agree"), contextOf("counsel")))).toBe(
      "NOT_ALLOWED",
    );
    expect(refusal(() => decideAnswerDeadline(theirs, answer("agree"), defender))).toBe("accepted");
    expect(refusal(() => decideAnswerDeadline(facts(), answer("agree"), lawyer))).toBe("WRONG_STATE");
  });
});

describe("what is left to do", () => {
  const tasks: Counted[] = [
    { id: "a", state: "to_do", deadline: day("2026-12-04") },
    { id: "b", state: "blocked", deadline: null },
    { id: "c", state: "done", deadline: day("2026-11-09") },
  ];

  it("counts open tasks and names their first deadline", () => {
    expect(leftOf("x", tasks)).toEqual({ assignmentId: "x", open: 2, firstDeadline: "2026-12-04" });
  });

  it("says nothing when neither count nor first deadline changes", () => {
    expect(leftAfter("x", tasks, { id: "a", state: "doing", deadline: day("2026-12-04") })).toBeNull();
    expect(leftAfter("x", tasks, { id: "b", state: "done", deadline: null })).toMatchObject({ open: 1 });
  });

  it("opens no wait while the case is on hold", () => {
    const held = contextOf("assigned", { status: "on_hold" });
    expect(decideChangeTask(facts(), change(done), held).events[0]?.payload).toMatchObject({ left: null });
  });
});
