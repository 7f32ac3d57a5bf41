import { beforeAll, describe, expect, test } from "vitest";
import { now } from "@/lib/clock";
import { addDays } from "@/lib/calendar";
import { db } from "@/lib/db/client";
import { historyView } from "@/lib/cases/history/queries";
import { reportView } from "@/lib/stages/payment/reports/queries";
import { systemActor } from "@/lib/authz/actor";
import { runDue } from "@/lib/workflow/clocks";
import { refusal, run } from "@/tests/support/run";
import { makeWorld, type World } from "@/tests/support/world";
import { assignedCase, recordMinutes } from "@/tests/support/walk/assignment";
import * as walk from "@/tests/support/walk/payment";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const stateOf = async (id: string) => (await db().hourReport.findUniqueOrThrow({ where: { id } })).state;
const settledOf = (runs: Promise<unknown>[]) => Promise.allSettled(runs);
const codes = (settled: PromiseSettledResult<unknown>[]) =>
  settled.map((one) =>
    one.status === "fulfilled" ? "done" : String((one.reason as { code?: string }).code ?? one.reason),
  );

describe("a report", () => {
  test("is nobody's but the Defender's to hand in, and finance's to look at", async () => {
    const at = await walk.submittedReportCase(world);
    const { caseId, reportId } = at;
    const open = { assignmentId: at.assignmentId, last: false };
    expect(await refusal(run(world.lawyer, "openReport", caseId, open))).toBe("NOT_ALLOWED");
    expect(await refusal(run(world.stranger, "openReport", caseId, open))).toBe("NOT_FOUND");
    expect(await refusal(run(world.facilitator, "approveReport", caseId, { reportId }))).toBe("NOT_ALLOWED");
    // Whoever only approves sees no case before there is a payout to approve.
    const cut = run(world.approver, "proposeCuts", caseId, { reportId, lines: [] });
    expect(await refusal(cut)).toBe("NOT_FOUND");
    expect(await refusal(run(world.defender, "approveReport", caseId, { reportId }))).toBe("NOT_ALLOWED");
    expect(await stateOf(reportId)).toBe("submitted");
  });

  test("approved twice at once is approved once, billed once, planned once", async () => {
    const { caseId, reportId } = await walk.submittedReportCase(world);
    const approve = () => run(world.finance, "approveReport", caseId, { reportId });
    expect(codes(await settledOf([approve(), approve()])).sort()).toEqual(["WRONG_STATE", "done"]);
    expect(await db().invoice.count({ where: { reportId } })).toBe(1);
    expect(await db().payout.count({ where: { reportId } })).toBe(1);
    expect(await db().assessment.count({ where: { reportId } })).toBe(4);
  });

  test("given back is corrected and handed in again", async () => {
    const at = await walk.submittedReportCase(world);
    const { caseId, reportId } = at;
    const returnBy = addDays(now(), 5).toISOString().slice(0, 10);
    await run(world.finance, "returnReport", caseId, { reportId, words: "Falta un comprobante", returnBy });
    expect(await refusal(run(world.finance, "approveReport", caseId, { reportId }))).toBe("WRONG_STATE");
    await run(world.defender, "withdrawEntry", caseId, { entryId: at.entryIds[3] });
    await run(world.defender, "submitReport", caseId, { reportId });
    await run(world.finance, "approveReport", caseId, { reportId });
    const invoice = await db().invoice.findFirstOrThrow({ where: { reportId } });
    expect(invoice).toMatchObject({ workMinor: 3249, expensesMinor: 0 });
  });

  test("of the whole case is sent before its tasks are done by nobody", async () => {
    const at = await assignedCase(world);
    await recordMinutes(world, at, 60);
    expect(await refusal(run(world.defender, "submitFinalReport", at.caseId, {}))).toBe("TASKS_OPEN");
  });
});

describe("a cut", () => {
  test("is seen, accepted, and only then billed and planned", async () => {
    const { caseId, reportId } = await walk.proposedCase(world);
    expect(await db().invoice.count({ where: { reportId } })).toBe(0);
    await run(world.defender, "acceptCuts", caseId, { reportId });
    const invoice = await db().invoice.findFirstOrThrow({ where: { reportId } });
    expect(invoice).toMatchObject({ workMinor: 542 + 1083 + 1083, expensesMinor: 3209 });
    const payout = await db().payout.findFirstOrThrow({ where: { reportId } });
    expect(payout.payMinor).toBe(433 + 867 + 867 + 3209);
  });

  test("accepted and contested at once: one counts, the other is told", async () => {
    const { caseId, reportId } = await walk.proposedCase(world);
    const both = await settledOf([
      run(world.defender, "acceptCuts", caseId, { reportId }),
      run(world.defender, "contestCuts", caseId, { reportId, words: "No" }),
    ]);
    expect(codes(both).sort()).toEqual(["WRONG_STATE", "done"]);
    expect(["final", "contested"]).toContain(await stateOf(reportId));
  });

  test("contested is decided by another reviewer, in whose name the payout is prepared", async () => {
    const { caseId, reportId } = await walk.contestedCase(world);
    expect(await refusal(run(world.finance, "decideContest", caseId, { reportId }))).toBe("SELF_APPROVAL");
    await run(world.finance2, "decideContest", caseId, { reportId });
    const payout = await db().payout.findFirstOrThrow({ where: { reportId } });
    expect(payout.preparedBy).toBe(world.finance2.userId);
    const rounds = await db().assessment.findMany({ where: { reportId }, select: { round: true } });
    expect(rounds.map(({ round }) => round).sort()).toEqual([1, 1, 1, 1, 2, 2, 2, 2]);
  });

  test("meets two weeks of silence: after reminders, the clock makes it final", async () => {
    const { caseId, reportId } = await walk.proposedCase(world);
    const early = run(systemActor, "lapseProposal", caseId, { ref: reportId }, { now: addDays(now(), 13) });
    expect(await refusal(early)).toBe("TOO_EARLY");
    for (const days of [5, 10]) await runDue(addDays(now(), days));
    expect(await stateOf(reportId)).toBe("proposed");
    await runDue(addDays(now(), 14));
    expect(await stateOf(reportId)).toBe("final");
    const types = await db().event.findMany({ where: { subjectId: caseId }, orderBy: { seq: "asc" } });
    const told = types.map(({ type }) => type);
    expect(told.filter((type) => type === "wait.reminded").length).toBeGreaterThanOrEqual(2);
    expect(told).toContain("report.proposal_lapsed");
  });
});

describe("work that ends otherwise", () => {
  test("opens a last report, which a facilitator may hand in after two weeks", async () => {
    const at = await assignedCase(world);
    await recordMinutes(world, at, 60);
    await run(world.lawyer, "terminate", at.caseId, { reason: "The client went home" });
    const draft = await db().hourReport.findFirstOrThrow({ where: { caseId: at.caseId } });
    expect(draft).toMatchObject({ last: true, state: "draft" });
    const send = (days: number) =>
      run(world.facilitator, "submitFinalReport", at.caseId, {}, { now: addDays(now(), days) });
    expect(await refusal(send(13))).toBe("NOT_ALLOWED");
    await send(15);
    expect(await stateOf(draft.id)).toBe("submitted");
    await run(world.finance, "approveReport", at.caseId, { reportId: draft.id });
    const payout = await db().payout.findFirstOrThrow({ where: { reportId: draft.id } });
    expect(payout.payMinor).toBe(5200);
  });

  test("what staff hand in says for whom, and the Defender is told", async () => {
    const at = await assignedCase(world);
    await recordMinutes(world, at, 60);
    await run(world.lawyer, "terminate", at.caseId, { reason: "The client went home" });
    await run(world.facilitator, "submitFinalReport", at.caseId, {}, { now: addDays(now(), 15) });
    const behalf = async () =>
      db().event.findMany({
        where: { subjectId: at.caseId, onBehalfOf: world.defender.userId },
        select: { type: true, actorId: true, actorRole: true },
      });
    expect(await behalf()).toEqual([
      { type: "report.submitted", actorId: world.facilitator.userId, actorRole: "facilitator" },
    ]);
    const view = await reportView(world.finance, at.code, 1);
    expect(view).toMatchObject({ onBehalf: true, state: "submitted" });
    const history = await historyView(world.defender, at.code);
    expect(history?.rows.find(({ type }) => type === "report.submitted")).toMatchObject({
      actor: world.facilitator.name,
      onBehalfOf: world.defender.name,
    });
    const told = await db().notification.findMany({
      where: { caseId: at.caseId, kind: { contains: "report.submitted" } },
      select: { kind: true, userId: true },
    });
    expect(told).toContainEqual({ kind: "behalf.report.submitted", userId: world.defender.userId });
    expect(told).toContainEqual({ kind: "report.submitted", userId: world.finance.userId });
    expect(told.filter(({ userId }) => userId === world.defender.userId)).toHaveLength(1);
  });

  test("what the Defender hands in is their own act", async () => {
    const at = await walk.finalReportCase(world);
    expect(await db().event.count({ where: { subjectId: at.caseId, onBehalfOf: { not: null } } })).toBe(0);
    expect((await reportView(world.finance, at.code, 1))?.onBehalf).toBe(false);
  });

  test("with nothing recorded settles as soon as the empty last report is handed in", async () => {
    const at = await assignedCase(world);
    await run(world.facilitator, "closeWork", at.caseId, { reason: "Nothing to be found" });
    await run(world.defender, "submitFinalReport", at.caseId, {});
    expect((await db().case.findUniqueOrThrow({ where: { id: at.caseId } })).status).toBe("settled");
    expect(await db().invoice.count({ where: { caseId: at.caseId } })).toBe(0);
  });

  test("is opened again by a director while the contract's dates allow", async () => {
    const at = await walk.finalReportCase(world);
    await run(world.director, "reopenWork", at.caseId, { reason: "One more witness" });
    expect((await db().case.findUniqueOrThrow({ where: { id: at.caseId } })).status).toBe("active");
    await run(world.finance, "approveReport", at.caseId, { reportId: at.reportId });
    await recordMinutes(world, at, 20);
    const again = await walk.submitFinal(world, at);
    expect(again.reportId).not.toBe(at.reportId);
    expect(await refusal(run(world.finance, "reopenWork", at.caseId, { reason: "x" }))).toBe("NOT_ALLOWED");
  });
});
