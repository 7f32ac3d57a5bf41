import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { plusDays } from "@/lib/dates";
import { assignmentView } from "@/lib/stages/assignment/course/queries";
import { refusal, run } from "@/tests/support/run";
import { assignedCase, recordMinutes, type Assigned } from "@/tests/support/walk/assignment";
import { makeWorld, type World } from "@/tests/support/world";

let world: World;
/** A case at work on which every command was refused. */
let untouched: Assigned | undefined;
beforeAll(async () => {
  world = await makeWorld();
});

const rowOf = (caseId: string) => db().case.findUniqueOrThrow({ where: { id: caseId } });
const kindsWaiting = async (caseId: string) =>
  (await db().wait.findMany({ where: { caseId, closedAt: null }, orderBy: { kind: "asc" } })).map(
    ({ kind }) => kind,
  );
const pause = (at: Assigned) => ({ reason: "The client is in hospital", reviewOn: plusDays(at.today, 20) });
const why = { reason: "The client withdrew" };

describe("a pause", () => {
  it("waits on whoever made it, and gives the Defender's wait back when the case goes on", async () => {
    const at = await assignedCase(world);
    await run(world.defender, "hold", at.caseId, pause(at));
    expect(await rowOf(at.caseId)).toMatchObject({ status: "on_hold", heldBy: world.defender.userId });
    expect(await kindsWaiting(at.caseId)).toEqual(["resumeCase"]);
    const seen = await assignmentView(world.lawyer, at.code);
    expect(seen?.assignment && [seen.held?.reason, seen.mayResume]).toEqual([
      "The client is in hospital",
      false,
    ]);
    expect(await refusal(run(world.lawyer, "resume", at.caseId, {}))).toBe("NOT_ALLOWED");
    await recordMinutes(world, at, 15);
    await run(world.defender, "resume", at.caseId, {});
    expect(await rowOf(at.caseId)).toMatchObject({ status: "active", heldBy: null });
    expect(await kindsWaiting(at.caseId)).toEqual(["doTasks"]);
  });

  it("is ended by a facilitator too", async () => {
    const at = await assignedCase(world);
    await run(world.lawyer, "hold", at.caseId, pause(at));
    await run(world.facilitator, "resume", at.caseId, {});
    expect((await rowOf(at.caseId)).status).toBe("active");
  });

  it("is made once by two at the same time: the second hears who was first", async () => {
    const at = await assignedCase(world);
    const ends = await Promise.allSettled([
      run(world.defender, "hold", at.caseId, pause(at)),
      run(world.lawyer, "hold", at.caseId, pause(at)),
    ]);
    const lost = ends.find((end) => end.status === "rejected");
    expect(lost?.status === "rejected" && lost.reason).toMatchObject({
      code: "WRONG_STATUS",
      params: { status: "on_hold", by: (await rowOf(at.caseId)).statusBy },
    });
    expect(await db().event.count({ where: { subjectId: at.caseId, type: "case.held" } })).toBe(1);
  });
});

describe("the end of the work", () => {
  it.each([
    ["terminate", "lawyer", "case.terminated"],
    ["terminate", "facilitator", "case.terminated"],
    ["closeWork", "facilitator", "work.closed"],
  ] as const)("%s by %s opens the last report and the evaluations", async (command, who, type) => {
    const at = await assignedCase(world);
    await recordMinutes(world, at, 45);
    await run(world[who], command, at.caseId, why);
    const row = await rowOf(at.caseId);
    expect(row.status).toBe("work_done");
    expect(row.workDoneAt).not.toBeNull();
    const events = await db().event.findMany({ where: { subjectId: at.caseId }, orderBy: { seq: "asc" } });
    expect(events.map((event) => event.type)).toEqual(
      expect.arrayContaining([type, "work.done", "report.opened"]),
    );
    expect(await db().hourReport.count({ where: { caseId: at.caseId, last: true } })).toBe(1);
    expect(await kindsWaiting(at.caseId)).toEqual(expect.arrayContaining(["finishReport"]));
    expect(await kindsWaiting(at.caseId)).not.toContain("doTasks");
    // Hours of the last days may still be recorded.
    await recordMinutes(world, at, 15);
  });

  it.each([
    ["terminate", "assistant"],
    ["terminate", "defender"],
    ["terminate", "finance"],
    ["closeWork", "lawyer"],
    ["closeWork", "director"],
    ["hold", "finance"],
  ] as const)("%s is not for %s", async (command, who) => {
    const at = (untouched ??= await assignedCase(world));
    expect(await refusal(run(world[who], command, at.caseId, { ...why, ...pause(at) }))).toBe("NOT_ALLOWED");
    expect((await rowOf(at.caseId)).status).toBe("active");
  });

  it("an assistant does what is no act of counsel: pauses the work and lets it go on", async () => {
    const at = await assignedCase(world);
    await run(world.assistant, "hold", at.caseId, { ...why, ...pause(at) });
    expect((await rowOf(at.caseId)).status).toBe("on_hold");
    await run(world.assistant, "resume", at.caseId, {});
    expect((await rowOf(at.caseId)).status).toBe("active");
  });

  it("comes once, and from the right status", async () => {
    const at = await assignedCase(world);
    expect(await refusal(run(world.facilitator, "resume", at.caseId, {}))).toBe("WRONG_STATUS");
    const operationId = randomUUID();
    const end = () => run(world.lawyer, "terminate", at.caseId, why, { operationId });
    await Promise.all([end(), end()]);
    expect(await db().event.count({ where: { subjectId: at.caseId, type: "case.terminated" } })).toBe(1);
    expect(await refusal(run(world.facilitator, "closeWork", at.caseId, why))).toBe("WRONG_STATUS");
    expect(await refusal(run(world.defender, "hold", at.caseId, pause(at)))).toBe("WRONG_STATUS");
  });
});
