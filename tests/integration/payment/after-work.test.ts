import { beforeAll, expect, test } from "vitest";
import { addDays } from "@/lib/calendar";
import { now } from "@/lib/clock";
import { dashboardView } from "@/lib/cases/lists/queries";
import { db } from "@/lib/db/client";
import type { UserActor } from "@/lib/authz/actor";
import { runDue } from "@/lib/workflow/clocks";
import { refusal, run } from "@/tests/support/run";
import { assignedCase, recordMinutes, type Assigned } from "@/tests/support/walk/assignment";
import { finalReportCase, settledCase } from "@/tests/support/walk/payment";
import { makeWorld, type World } from "@/tests/support/world";

/** What the clock does with a case whose work is done. */
let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const why = { reason: "The client was found elsewhere" };

async function closedWork(): Promise<Assigned> {
  const at = await assignedCase(world);
  await recordMinutes(world, at, 45);
  await run(world.facilitator, "closeWork", at.caseId, why);
  return at;
}

const waiting = async (caseId: string) =>
  (await db().wait.findMany({ where: { caseId, closedAt: null } }))
    .map(({ kind, party }) => `${kind} ${party}`)
    .sort();
const asks = async (actor: UserActor, code: string) =>
  (await dashboardView(actor, { find: code })).mine.map(({ kind }) => kind);

test("finance has thirty days to settle what the work leaves owed", async () => {
  const at = await finalReportCase(world);
  const wait = await db().wait.findFirstOrThrow({ where: { caseId: at.caseId, kind: "settleWork" } });
  expect(wait).toMatchObject({ party: "FINANCE", by: addDays(wait.since, 30) });
  expect(await asks(world.finance, at.code)).toContain("settleWork");
});

test("it is over when nothing is owed", async () => {
  const at = await settledCase(world);
  expect(await waiting(at.caseId)).not.toContain("settleWork FINANCE");
});

test("when the Defender's two weeks are over a facilitator has the turn, and hands the report in for them", async () => {
  const at = await closedWork();
  await runDue(addDays(now(), 11));
  await runDue(addDays(now(), 13));
  expect(await waiting(at.caseId)).toContain("finishReport DEFENDER");
  expect(await asks(world.facilitator, at.code)).toEqual([]);
  const late = addDays(now(), 15);
  await runDue(late);
  expect(await asks(world.facilitator, at.code)).toEqual(["submitForDefender"]);
  const told = await db().notification.findMany({ where: { caseId: at.caseId, kind: "report.late" } });
  expect(told.map(({ userId }) => userId).sort()).toEqual(
    [world.facilitator.userId, world.defender.userId].sort(),
  );
  await run(world.facilitator, "submitFinalReport", at.caseId, {}, { now: late });
  expect(await asks(world.facilitator, at.code)).toEqual([]);
  expect(await waiting(at.caseId)).toEqual(
    expect.arrayContaining(["reviewReport FINANCE", "settleWork FINANCE"]),
  );
});

test("a report that the Defender hands in meanwhile asks no facilitator", async () => {
  const at = await closedWork();
  await run(world.defender, "submitFinalReport", at.caseId, {});
  const report = await db().hourReport.findFirstOrThrow({ where: { caseId: at.caseId } });
  await runDue(addDays(now(), 15));
  expect(await asks(world.facilitator, at.code)).toEqual([]);
  const flag = run({ kind: "system" }, "flagLateReport", at.caseId, { ref: report.id });
  expect(await refusal(flag)).toBe("WRONG_STATE");
});
