import { beforeAll, describe, expect, test } from "vitest";
import { addDays } from "@/lib/calendar";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { noticeSentence } from "@/lib/notify/wording";
import { runDue } from "@/lib/workflow/clocks";
import { run } from "@/tests/support/run";
import { assignedCase } from "@/tests/support/walk/assignment";
import { billedOf, invoicedInterim, submittedReportCase } from "@/tests/support/walk/payment";
import { acceptedCase, askedCase, submittedCase } from "@/tests/support/walk/review";
import { makeWorld, type World } from "@/tests/support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

/** A worker that ticks through every day until that one. */
async function daysOfWork(from: number, to: number): Promise<void> {
  for (let day = from; day <= to; day += 1) while ((await runDue(addDays(now(), day))) > 0);
}

async function told(caseId: string, kind: string) {
  const rows = await db().notification.findMany({ where: { caseId, kind }, orderBy: { at: "asc" } });
  return rows.map(({ userId, at, params }) => ({
    userId,
    day: Math.floor((at.getTime() - now().getTime()) / 86_400_000) + 1,
    params: params as Record<string, string | number>,
  }));
}

describe("what the office is told when another has not done it", () => {
  test("questions that nobody answers: three reminders, then the facilitator hears that the case may be closed", async () => {
    const { caseId } = await askedCase(world);
    await run(world.facilitator, "assignFacilitator", caseId, {
      facilitatorId: world.facilitator.userId,
      instead: null,
    }).catch(() => {});
    await daysOfWork(1, 31);
    const reminded = await told(caseId, "remind.answerQuestions");
    expect(new Set(reminded.map(({ userId }) => userId))).toContain(world.lawyer.userId);
    const perLawyer = reminded.filter(({ userId }) => userId === world.lawyer.userId);
    expect(perLawyer).toHaveLength(3);
    expect((await told(caseId, "told.answerQuestions")).map(({ userId }) => userId)).toContain(
      world.facilitator.userId,
    );
    await run(world.facilitator, "closeUnanswered", caseId, {}, { now: addDays(now(), 31) });
  });

  test("an invoice that nobody pays: the payer three times after its day, finance at thirty", async () => {
    const at = await invoicedInterim(world, 60);
    const { by } = await db().wait.findFirstOrThrow({ where: { caseId: at.caseId, kind: "payInvoice" } });
    const due = Math.ceil(((by?.getTime() ?? 0) - now().getTime()) / 86_400_000);
    await daysOfWork(1, due + 31);
    const payer = (await told(at.caseId, "remind.payInvoice")).filter(
      ({ userId }) => userId === world.billing.userId,
    );
    expect(payer).toHaveLength(4);
    const finance = await told(at.caseId, "told.payInvoice");
    expect(finance.map(({ userId }) => userId)).toContain(world.finance.userId);
    expect(finance.map(({ userId }) => userId)).not.toContain(world.billing.userId);
    const said = noticeSentence("es", "told.payInvoice", finance[0]?.params ?? {}, {
      code: at.code,
      timeZone: "UTC",
    });
    expect(said).toMatch(new RegExp(`^${at.code}: la factura \\d{4}-\\d{4} venció hace 30 días\\.$`));
  });

  test("a payout that nobody confirms: the Defender once, finance on the tenth day", async () => {
    const at = await billedOfReport();
    await run(world.approver, "approvePayout", at.caseId, { payoutId: at.payoutId });
    await run(world.finance, "sendPayout", at.caseId, { payoutId: at.payoutId, bankReference: "GT-1" });
    await daysOfWork(1, 11);
    expect((await told(at.caseId, "remind.confirmPayout")).map(({ userId }) => userId)).toEqual([
      world.defender.userId,
    ]);
    expect((await told(at.caseId, "told.confirmPayout")).map(({ userId }) => userId)).toContain(
      world.finance.userId,
    );
  });

  test("a task whose date passed: the Defender before it, the facilitator after it", async () => {
    const { caseId } = await assignedCase(world);
    await daysOfWork(30, 42);
    expect((await told(caseId, "remind.doTasks")).map(({ userId }) => userId)).toEqual([
      world.defender.userId,
    ]);
    expect((await told(caseId, "told.doTasks")).map(({ userId }) => userId)).toContain(
      world.facilitator.userId,
    );
  });
});

const billedOfReport = async () => {
  const at = await submittedReportCase(world);
  await run(world.finance, "approveReport", at.caseId, { reportId: at.reportId });
  return billedOf(at);
};

test("the office is reminded once of what it leaves past its own day, over weekends as on the page", async () => {
  const { caseId } = await submittedCase(world);
  const { by } = await db().wait.findFirstOrThrow({ where: { caseId, kind: "readIntake" } });
  if (!by) throw new Error("It has no date");
  while ((await runDue(new Date(by.getTime() - 1))) > 0);
  expect(await told(caseId, "remind.readIntake")).toEqual([]);
  while ((await runDue(by)) > 0);
  while ((await runDue(addDays(by, 10))) > 0);
  const reminded = await told(caseId, "remind.readIntake");
  expect(new Set(reminded.map(({ userId }) => userId)).size).toBe(reminded.length);
  expect(reminded.length).toBeGreaterThan(0);
});

test("a worker that was away catches up in the order in which things fell due, and loses nothing", async () => {
  const [first, second, third] = [
    await submittedCase(world),
    await acceptedCase(world),
    await askedCase(world),
  ];
  const ids = [first, second, third].map(({ caseId }) => caseId);
  const owed = await db().wait.findMany({
    where: { caseId: { in: ids }, closedAt: null, nextAt: { lte: addDays(now(), 20) } },
    orderBy: { nextAt: "asc" },
    select: { id: true, caseId: true },
  });
  expect(owed).toHaveLength(3);
  await runDue(addDays(now(), 20));
  const struck = await db().$queryRaw<{ waitId: string }[]>`
    SELECT e.payload->>'waitId' AS "waitId", min(j.id) AS first
    FROM "Event" e JOIN "Notification" n ON n."eventId" = e.id
    JOIN graphile_worker._private_jobs j ON j.payload->>'notificationId' = n.id::text
    WHERE e."subjectId" = ANY(${ids}::uuid[]) AND e.type = 'wait.reminded' GROUP BY 1 ORDER BY first`;
  expect(struck.map(({ waitId }) => waitId)).toEqual(owed.map(({ id }) => id));
});
