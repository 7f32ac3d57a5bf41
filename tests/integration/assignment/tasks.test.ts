import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { dateToPlain, plusDays } from "@/lib/dates";
import { assignmentView } from "@/lib/stages/assignment/course/queries";
import { refusal, run } from "@/tests/support/run";
import { assignedCase, finishTasks, versionOf, type Assigned } from "@/tests/support/walk/assignment";
import { makeWorld, type World } from "@/tests/support/world";

let world: World;
/** A case at work on which every command was refused. */
let untouched: Assigned | undefined;
beforeAll(async () => {
  world = await makeWorld();
});

const first = (at: Assigned) => at.taskIds[0] ?? "";
const taskRow = (id: string) => db().task.findUniqueOrThrow({ where: { id } });
const waitsOf = async (caseId: string) =>
  (await db().wait.findMany({ where: { caseId, closedAt: null }, orderBy: { kind: "asc" } })).map(
    ({ kind, party, params }) => ({ kind, party, params }),
  );
const doneAs = (at: Assigned, version: number) => ({
  ...{ taskId: first(at), version, state: "done", result: "Both came; summaries follow", doneOn: at.today },
});

describe("an assignment", () => {
  it("opens with the tasks of the signed scope, and waits on the Defender", async () => {
    const at = await assignedCase(world);
    const view = await assignmentView(world.lawyer, at.code);
    expect(view?.assignment && view.tasks.map(({ state, words }) => [state, words.length > 0])).toEqual(
      at.taskIds.map(() => ["to_do", true]),
    );
    expect(await waitsOf(at.caseId)).toEqual([
      { kind: "doTasks", party: "DEFENDER", params: { count: at.taskIds.length } },
    ]);
    const contract = await db().contract.findFirstOrThrow({ where: { caseId: at.caseId } });
    const again = run({ kind: "system" }, "openAssignment", at.caseId, { contractId: contract.id });
    expect(await refusal(again)).toBe("WRONG_STATE");
    expect(await refusal(run(world.director, "openAssignment", at.caseId, { contractId: contract.id }))).toBe(
      "NOT_ALLOWED",
    );
  });

  it("keeps words of tasks from finance, and everything from those it is not for", async () => {
    const at = await assignedCase(world);
    await run(world.defender, "changeTask", at.caseId, doneAs(at, 1));
    const money = await assignmentView(world.finance, at.code);
    expect(money?.assignment && money.tasks.every((task) => task.words === "" && task.result === "")).toBe(
      true,
    );
    expect(money?.assignment && money.messages).toEqual([]);
    for (const other of [world.billing, world.approver, world.defender2, world.stranger]) {
      expect(await assignmentView(other, at.code)).toBeNull();
    }
  });
});

describe("a task", () => {
  it("is done by the Defender and accepted by the Advocate", async () => {
    const at = await assignedCase(world);
    await run(world.defender, "changeTask", at.caseId, doneAs(at, 1));
    expect(await waitsOf(at.caseId)).toEqual(
      expect.arrayContaining([{ kind: "reviewTask", party: "ADVOCATE", params: {} }]),
    );
    expect(await db().notification.count({ where: { caseId: at.caseId, kind: "task.changed" } })).toBe(2);
    const accept = { taskId: first(at), version: 2, verdict: "accept" };
    await run(world.assistant, "reviewTask", at.caseId, accept);
    expect(await taskRow(first(at))).toMatchObject({
      state: "done",
      acceptedBy: world.assistant.userId,
      version: 3,
    });
    expect((await waitsOf(at.caseId)).map(({ kind }) => kind)).toEqual(["doTasks"]);
    const later = { taskId: first(at), version: 3, state: "doing" };
    expect(await refusal(run(world.defender, "changeTask", at.caseId, later))).toBe("WRONG_STATE");
  });

  it("is opened again with words, which the Defender reads", async () => {
    const at = await assignedCase(world);
    await run(world.defender, "changeTask", at.caseId, doneAs(at, 1));
    const again = { taskId: first(at), version: 2, verdict: "reopen", words: "The second page is missing" };
    await run(world.lawyer, "reviewTask", at.caseId, again);
    const view = await assignmentView(world.defender, at.code);
    expect(view?.assignment && view.tasks[0]).toMatchObject({
      state: "doing",
      reason: "The second page is missing",
    });
    expect(await waitsOf(at.caseId)).toEqual([
      { kind: "doTasks", party: "DEFENDER", params: { count: at.taskIds.length } },
    ]);
  });

  it("counts down what is left, to the final report", async () => {
    const at = await assignedCase(world);
    await finishTasks(world, at);
    expect(await waitsOf(at.caseId)).toEqual([{ kind: "doTasks", party: "DEFENDER", params: { count: 0 } }]);
  });

  it("is edited by one of two, and the other sees both texts", async () => {
    const at = await assignedCase(world);
    const say = (reason: string) =>
      run(world.defender, "changeTask", at.caseId, {
        taskId: first(at),
        version: 1,
        state: "blocked",
        reason,
      });
    const ends = await Promise.allSettled([say("No bus runs"), say("The road is closed")]);
    const lost = ends.find((end) => end.status === "rejected");
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(lost?.status === "rejected" && lost.reason).toMatchObject({
      code: "CONFLICT",
      clashes: [{ field: "reason" }],
    });
    expect(await versionOf(first(at))).toBe(2);
  });

  it("takes one operation sent twice as one", async () => {
    const at = await assignedCase(world);
    const operationId = randomUUID();
    const send = () => run(world.defender, "changeTask", at.caseId, doneAs(at, 1), { operationId });
    expect((await send()).result).toEqual((await send()).result);
    expect(await db().event.count({ where: { subjectId: at.caseId, type: "task.changed" } })).toBe(1);
  });

  it.each([
    ["changeTask", "lawyer", "NOT_ALLOWED"],
    ["changeTask", "facilitator", "NOT_ALLOWED"],
    ["changeTask", "stranger", "NOT_FOUND"],
    ["reviewTask", "defender", "NOT_ALLOWED"],
    ["dropTask", "defender", "NOT_ALLOWED"],
    ["askDeadline", "facilitator", "NOT_ALLOWED"],
    ["answerDeadline", "finance", "NOT_ALLOWED"],
  ] as const)("%s by %s: %s", async (command, who, code) => {
    const at = (untouched ??= await assignedCase(world));
    const inputs = {
      changeTask: doneAs(at, 1),
      reviewTask: { taskId: first(at), version: 1, verdict: "accept" },
      dropTask: { taskId: first(at), version: 1, reason: "Not needed" },
      askDeadline: { taskId: first(at), version: 1, day: plusDays(at.today, 5), words: "" },
      answerDeadline: { taskId: first(at), version: 1, day: at.today, answer: "agree" },
    };
    expect(await refusal(run(world[who], command, at.caseId, inputs[command]))).toBe(code);
    expect(await versionOf(first(at))).toBe(1);
  });

  it("of another case is none of this one", async () => {
    const [mine, other] = [await assignedCase(world), await assignedCase(world)];
    const input = { ...doneAs(mine, 1), taskId: first(other) };
    expect(await refusal(run(world.defender, "changeTask", mine.caseId, input))).toBe("NOT_FOUND");
  });
});

describe("a deadline", () => {
  it("moves in the one step of agreeing, and not before", async () => {
    const at = await assignedCase(world);
    const day = plusDays(at.today, 9);
    const before = (await taskRow(first(at))).deadline;
    await run(world.defender, "askDeadline", at.caseId, {
      taskId: first(at),
      version: 1,
      day,
      words: "No bus",
    });
    expect((await taskRow(first(at))).deadline).toEqual(before);
    expect(await waitsOf(at.caseId)).toEqual(
      expect.arrayContaining([{ kind: "answerDeadline", party: "ADVOCATE", params: {} }]),
    );
    const agree = { taskId: first(at), version: 2, day, answer: "agree" };
    expect(await refusal(run(world.defender, "answerDeadline", at.caseId, agree))).toBe("NOT_ALLOWED");
    await run(world.lawyer, "answerDeadline", at.caseId, agree);
    const after = await taskRow(first(at));
    expect([after.deadline && dateToPlain(after.deadline), after.askedDeadline]).toEqual([day, null]);
    expect((await waitsOf(at.caseId)).map(({ kind }) => kind)).toEqual(["doTasks"]);
    expect(await refusal(run(world.lawyer, "answerDeadline", at.caseId, { ...agree, version: 3 }))).toBe(
      "WRONG_STATE",
    );
  });

  it("stays when it is refused, or the task is dropped", async () => {
    const at = await assignedCase(world);
    const day = plusDays(at.today, 9);
    const before = (await taskRow(first(at))).deadline;
    await run(world.lawyer, "askDeadline", at.caseId, { taskId: first(at), version: 1, day, words: "" });
    await run(world.defender, "answerDeadline", at.caseId, {
      taskId: first(at),
      version: 2,
      ...{ day, answer: "refuse" },
    });
    expect((await taskRow(first(at))).deadline).toEqual(before);
    await run(world.lawyer, "askDeadline", at.caseId, { taskId: first(at), version: 3, day, words: "" });
    await run(world.lawyer, "dropTask", at.caseId, { taskId: first(at), version: 4, reason: "Settled" });
    expect(await taskRow(first(at))).toMatchObject({ state: "dropped", askedDeadline: null });
    expect((await waitsOf(at.caseId)).map(({ kind }) => kind)).toEqual(["doTasks"]);
  });
});
