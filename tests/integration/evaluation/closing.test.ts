import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "@/lib/authz/actor";
import { db } from "@/lib/db/client";
import { refusal, run } from "../../support/run";
import {
  closedCase,
  evaluateAs,
  evaluateBoth,
  evaluatingCase,
  evaluationsOf,
  workDoneCase,
} from "../../support/walk/evaluation";
import { pay, payOut, reportFinalCase } from "../../support/walk/payment";
import { makeWorld, type World } from "../../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const statusOf = async (caseId: string) =>
  (await db().case.findUniqueOrThrow({ where: { id: caseId } })).status;
const seqOf = async (caseId: string) =>
  (await db().stream.findFirstOrThrow({ where: { type: "case", id: caseId } })).seq;
const openWaits = async (caseId: string) =>
  (await db().wait.findMany({ where: { caseId, closedAt: null } })).map(
    ({ kind, party }) => `${kind} ${party}`,
  );

describe("closing by itself", () => {
  it("waits for both, and comes with the second", async () => {
    const at = await evaluatingCase(world);
    expect(await statusOf(at.caseId)).toBe("settled");
    await evaluateAs(world.lawyer, at.caseId, at.ofAdvocate);
    expect(await statusOf(at.caseId)).toBe("settled");
    const seq = await seqOf(at.caseId);
    await run(systemActor, "close", at.caseId, {});
    expect([await statusOf(at.caseId), await seqOf(at.caseId)]).toEqual(["settled", seq]);
    await evaluateAs(world.defender, at.caseId, at.ofDefender);
    expect(await statusOf(at.caseId)).toBe("closed");
    const closed = await db().event.findFirstOrThrow({
      where: { subjectId: at.caseId, type: "case.closed" },
    });
    expect(closed).toMatchObject({ fromStatus: "settled", toStatus: "closed", actorRole: "system" });
    expect(await openWaits(at.caseId)).toEqual(["reportOutcome ADVOCATE"]);
  });

  it("comes at once when both were in before the last thing was paid", async () => {
    const billed = await reportFinalCase(world);
    const at = await evaluationsOf(billed);
    await evaluateBoth(world, at);
    expect(await statusOf(at.caseId)).toBe("work_done");
    await run(world.finance, "issueInvoice", at.caseId, { invoiceId: billed.invoiceId });
    const { totalMinor } = await db().invoice.findUniqueOrThrow({ where: { id: billed.invoiceId } });
    await pay(world, at.caseId, (totalMinor / 100).toFixed(2), { invoiceId: billed.invoiceId });
    await payOut(world, billed);
    expect(await statusOf(at.caseId)).toBe("closed");
    const moves = await db().event.findMany({
      where: { subjectId: at.caseId, type: { in: ["case.settled", "case.closed"] } },
      orderBy: { seq: "asc" },
    });
    expect(moves.map(({ fromStatus, toStatus }) => [fromStatus, toStatus])).toEqual([
      ["work_done", "settled"],
      ["settled", "closed"],
    ]);
    expect(await refusal(evaluateAs(world.lawyer, at.caseId, at.ofAdvocate))).toBe("WRONG_STATUS");
  });

  it("comes with the lapse of the last that was open", async () => {
    const at = await evaluatingCase(world);
    await evaluateAs(world.defender, at.caseId, at.ofDefender);
    const { lapsesAt } = await db().evaluation.findUniqueOrThrow({ where: { id: at.ofAdvocate } });
    await run(systemActor, "lapseEvaluation", at.caseId, { ref: at.ofAdvocate }, { now: lapsesAt });
    expect(await statusOf(at.caseId)).toBe("closed");
  });

  it("does not ask for an outcome that was reported for good", async () => {
    const at = await evaluatingCase(world);
    await run(world.lawyer, "reportOutcome", at.caseId, { result: "settled", day: "2026-01-15" });
    await evaluateBoth(world, at);
    expect([await statusOf(at.caseId), await openWaits(at.caseId)]).toEqual(["closed", []]);
  });

  it("ends asking with a final report, not with one that is pending", async () => {
    const { caseId } = await closedCase(world);
    await run(world.lawyer, "reportOutcome", caseId, { result: "pending" });
    expect(await openWaits(caseId)).toEqual(["reportOutcome ADVOCATE"]);
    await run(world.lawyer, "reportOutcome", caseId, { result: "denied", day: "2026-01-15" });
    expect(await openWaits(caseId)).toEqual([]);
  });

  it("is nobody's to do, and nothing while money is owed", async () => {
    const at = await workDoneCase(world);
    expect(await refusal(run(world.director, "close", at.caseId, {}))).toBe("NOT_ALLOWED");
    expect(await refusal(run(systemActor, "close", at.caseId, {}))).toBe("WRONG_STATUS");
  });
});

describe("opening a closed case again", () => {
  const reopen = (caseId: string, to: "work_done" | "active", operationId = randomUUID()) =>
    run(world.director, "reopen", caseId, { reason: "A witness was found", to }, { operationId });

  it("for the work, while the contract runs: the Defender goes on", async () => {
    const { caseId } = await closedCase(world);
    await reopen(caseId, "active");
    const row = await db().case.findUniqueOrThrow({ where: { id: caseId } });
    expect([row.status, row.workDoneAt]).toEqual(["active", null]);
    expect(await openWaits(caseId)).toEqual(["doTasks DEFENDER"]);
    const event = await db().event.findFirstOrThrow({
      where: { subjectId: caseId, type: "case.reopened_closed" },
    });
    expect(event).toMatchObject({ fromStatus: "closed", toStatus: "active", actorId: world.director.userId });
    expect(event.cipher).not.toBeNull();
  });

  it("for the money: it settles and closes again, and evaluations are not asked again", async () => {
    const { caseId } = await closedCase(world);
    await reopen(caseId, "work_done");
    expect([await statusOf(caseId), await openWaits(caseId)]).toEqual(["work_done", ["resettle FINANCE"]]);
    await run(systemActor, "settle", caseId, {});
    expect([await statusOf(caseId), await openWaits(caseId)]).toEqual(["closed", ["reportOutcome ADVOCATE"]]);
    const opened = await db().event.count({ where: { subjectId: caseId, type: "evaluations.opened" } });
    expect(opened).toBe(1);
  });

  it("not after the contract's last day", async () => {
    const { caseId } = await closedCase(world);
    const version = await db().contractVersion.findFirstOrThrow({
      where: { contract: { caseId } },
      orderBy: { number: "desc" },
    });
    const late = new Date(version.endsOn.getTime() + 3 * 86_400_000);
    const input = { reason: "Too late", to: "active" };
    expect(await refusal(run(world.director, "reopen", caseId, input, { now: late }))).toBe("CONTRACT_OVER");
    expect(await statusOf(caseId)).toBe("closed");
  });

  it("is a director's, and happens once however often and by whom it is asked at the same time", async () => {
    const { caseId } = await closedCase(world);
    const input = { reason: "Mine", to: "work_done" };
    for (const actor of [world.facilitator, world.lawyer, world.defender]) {
      expect(await refusal(run(actor, "reopen", caseId, input))).toBe("NOT_ALLOWED");
    }
    expect(await refusal(run(world.stranger, "reopen", caseId, input))).toBe("NOT_FOUND");
    const operationId = randomUUID();
    const sent = await Promise.allSettled([
      reopen(caseId, "work_done", operationId),
      reopen(caseId, "work_done", operationId),
      reopen(caseId, "active"),
      reopen(caseId, "work_done"),
    ]);
    const answers = sent.map((one) => (one.status === "fulfilled" ? "done" : String(one.reason.code)));
    expect(answers.filter((answer) => answer !== "WRONG_STATUS").sort()).toSatisfy((done: string[]) =>
      ["done", "done,done"].includes(done.join()),
    );
    expect(await db().event.count({ where: { subjectId: caseId, type: "case.reopened_closed" } })).toBe(1);
  });
});
