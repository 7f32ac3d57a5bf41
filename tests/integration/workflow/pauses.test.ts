import { beforeAll, describe, expect, test } from "vitest";
import { addDays, addWorkingDays, endOfDayIn, officeToday, officeZone } from "@/lib/calendar";
import { clocksView } from "@/lib/cases/clocks/queries";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { dateToPlain, plusDays, todayIn } from "@/lib/dates";
import { historyView } from "@/lib/cases/history/queries";
import { countView, dashboardView } from "@/lib/cases/lists/queries";
import { feesId } from "@/lib/fees/subject";
import { runDue } from "@/lib/workflow/clocks";
import { refusal, run } from "@/tests/support/run";
import { signingCase } from "@/tests/support/walk/agreement";
import { invoicedInterim } from "@/tests/support/walk/payment";
import { draftCase, offeredCase, submittedCase } from "@/tests/support/walk/review";
import { assignedCase } from "@/tests/support/walk/assignment";
import { makeWorld, type World } from "@/tests/support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const reason = "Her father died; she asked for two weeks";
const inDays = (days: number) => addDays(now(), days);
const dayIn = (days: number) => plusDays(officeToday(now()), days);
const waitOf = (caseId: string, kind: string) =>
  db().wait.findFirstOrThrow({ where: { caseId, kind, closedAt: null }, orderBy: { since: "desc" } });
const statusOf = async (id: string) => (await db().case.findUniqueOrThrow({ where: { id } })).status;

async function pause(caseId: string, kind: string, days: number, by = world.facilitator): Promise<string> {
  const { id: waitId } = await waitOf(caseId, kind);
  await run(by, "pauseClock", caseId, { waitId, until: dayIn(days), reason });
  return waitId;
}

async function dayOfWork(days: number): Promise<void> {
  const at = inDays(days);
  while ((await runDue(at)) > 0);
}

const noticesOf = async (caseId: string, kind: string) =>
  (await db().notification.findMany({ where: { caseId, kind } })).map(({ userId }) => userId);

describe("an offer whose clock stands still", () => {
  test("keeps its days, is told of without the reason, and lapses so much later", async () => {
    const at = await offeredCase(world);
    const before = await waitOf(at.caseId, "answerOffer");
    const started = now();
    const waitId = await pause(at.caseId, "answerOffer", 10);
    const paused = await waitOf(at.caseId, "answerOffer");
    const shift = endOfDayIn(dayIn(10), officeZone).getTime() - started.getTime();
    const moved = (paused.by?.getTime() ?? 0) - (before.by?.getTime() ?? 0);
    expect(Math.abs(moved - shift)).toBeLessThan(5_000);
    const offer = await db().offer.findUniqueOrThrow({ where: { id: at.offerId } });
    expect(offer.answerBy).toEqual(paused.by);
    expect(await noticesOf(at.caseId, "clock.paused")).toEqual([world.defender.userId]);

    await dayOfWork(7);
    expect([await statusOf(at.caseId), await noticesOf(at.caseId, "remind.answerOffer")]).toEqual([
      "offered",
      [],
    ]);
    await dayOfWork(9);
    expect(await noticesOf(at.caseId, "remind.resumeClock")).toEqual([world.facilitator.userId]);
    await dayOfWork(11.5);
    expect(await db().wait.findUniqueOrThrow({ where: { id: waitId } })).toMatchObject({
      pausedAt: null,
      by: paused.by,
    });
    expect(await noticesOf(at.caseId, "clock.resumed")).toEqual([world.defender.userId]);
    await dayOfWork(14);
    expect(await noticesOf(at.caseId, "remind.answerOffer")).toEqual([world.defender.userId]);
    await dayOfWork(16.1);
    expect(await statusOf(at.caseId)).toBe("accepted");
  });

  test("can be answered meanwhile, and its pause ends with it", async () => {
    const at = await offeredCase(world);
    await pause(at.caseId, "answerOffer", 10);
    await run(world.defender, "expressInterest", at.caseId, { offerId: at.offerId });
    expect(await db().wait.count({ where: { caseId: at.caseId, kind: "resumeClock", closedAt: null } })).toBe(
      0,
    );
  });

  test("goes on before its day by a facilitator, with the days that were left", async () => {
    const at = await offeredCase(world);
    const before = await waitOf(at.caseId, "answerOffer");
    const ref = await pause(at.caseId, "answerOffer", 10);
    await run(world.facilitator, "resumeClock", at.caseId, { ref }, { now: inDays(3) });
    const after = await waitOf(at.caseId, "answerOffer");
    const stood = (after.by?.getTime() ?? 0) - (before.by?.getTime() ?? 0);
    expect(Math.abs(stood - 3 * 86_400_000)).toBeLessThan(5_000);
    const { answerBy } = await db().offer.findUniqueOrThrow({ where: { id: at.offerId } });
    expect(answerBy).toEqual(after.by);
    expect(await refusal(run(world.facilitator, "resumeClock", at.caseId, { ref }))).toBe("WRONG_STATE");
  });
});

test("a date of working days stays one, by the holidays that the office keeps", async () => {
  const { caseId } = await submittedCase(world);
  const { id: waitId, by, since } = await waitOf(caseId, "readIntake");
  const kept = (await db().holiday.findMany()).map(({ day }) => dateToPlain(day));
  expect(by).toEqual(addWorkingDays(since, 3, officeZone, kept));
  const until = dayIn(10);
  const next = addWorkingDays(endOfDayIn(until, officeZone), 1, officeZone, kept);
  await run(world.director, "setHoliday", feesId, {
    ...{ day: todayIn(officeZone, next), name: "Founding day", nameEs: "Día de la fundación" },
  });
  await run(world.facilitator, "pauseClock", caseId, { waitId, until, reason });
  const after = addWorkingDays(next, 3, officeZone, kept);
  expect((await waitOf(caseId, "readIntake")).by).toEqual(after);
});

test("signers share one date: the clock of one stands still for all", async () => {
  const { caseId } = await signingCase(world);
  await pause(caseId, "signContract", 20);
  const signers = await db().wait.findMany({ where: { caseId, kind: "signContract", closedAt: null } });
  expect(signers).toHaveLength(2);
  expect(new Set(signers.map(({ by }) => by?.getTime())).size).toBe(1);
  await dayOfWork(20);
  expect(await statusOf(caseId)).toBe("signing");
  // Reminders, each on its day, and then what ends it.
  for (let day = 21; day <= 36; day += 1) await dayOfWork(day);
  expect(await statusOf(caseId)).toBe("negotiating");
});

test("reminders of an invoice stand still, its due date does not move; finance may, at money only", async () => {
  const at = await invoicedInterim(world, 60);
  const before = await waitOf(at.caseId, "payInvoice");
  await pause(at.caseId, "payInvoice", 30, world.finance);
  const after = await waitOf(at.caseId, "payInvoice");
  expect(after.by).toEqual(before.by);
  expect(after.nextAt && before.nextAt && after.nextAt > inDays(30)).toBe(true);
  const wait = await waitOf(at.caseId, "resumeClock");
  expect(wait.party).toBe("FINANCE");
  const draft = await offeredCase(world);
  const { id: waitId } = await waitOf(draft.caseId, "answerOffer");
  const input = { waitId, until: dayIn(3), reason };
  expect(await refusal(run(world.finance, "pauseClock", draft.caseId, input))).toMatch(/NOT_/);
});

test("after a pause of its reminders, none that is still to come is lost", async () => {
  const at = await invoicedInterim(world, 60);
  const told = async () => ({
    payer: (await noticesOf(at.caseId, "remind.payInvoice")).filter((id) => id === world.lawyer.userId)
      .length,
    finance: (await noticesOf(at.caseId, "told.payInvoice")).includes(world.finance.userId),
  });
  const due = (await waitOf(at.caseId, "payInvoice")).by;
  await dayOfWork(25);
  await dayOfWork(32.5);
  expect(await told()).toEqual({ payer: 2, finance: false });
  const { id: waitId } = await waitOf(at.caseId, "payInvoice");
  await run(
    world.finance,
    "pauseClock",
    at.caseId,
    { waitId, until: dayIn(92), reason },
    { now: inDays(33) },
  );
  await dayOfWork(80);
  expect(await told()).toEqual({ payer: 2, finance: false });
  for (const day of [93, 95, 97]) await dayOfWork(day);
  // Two were overdue together: the newer one is sent, and finance is told.
  expect(await told()).toEqual({ payer: 3, finance: true });
  expect((await waitOf(at.caseId, "payInvoice")).by).toEqual(due);
});

test("what is refused: a day of today or too far, a second time, tasks’ dates, another case’s clock", async () => {
  const at = await offeredCase(world);
  const { id: waitId } = await waitOf(at.caseId, "answerOffer");
  const asked = (until: string, input = {}) =>
    refusal(run(world.facilitator, "pauseClock", at.caseId, { waitId, until, reason, ...input }));
  expect(await asked(dayIn(0))).toBe("INVALID");
  expect(await asked(dayIn(61))).toBe("INVALID");
  expect(await asked(dayIn(3), { reason: " " })).toBe("INVALID");
  const work = await assignedCase(world);
  const tasks = await waitOf(work.caseId, "doTasks");
  expect(await asked(dayIn(3), { waitId: tasks.id })).toBe("NOT_FOUND");
  const ofTasks = { waitId: tasks.id, until: dayIn(3), reason };
  expect(await refusal(run(world.facilitator, "pauseClock", work.caseId, ofTasks))).toBe("NOT_ALLOWED");
  await pause(at.caseId, "answerOffer", 5);
  expect(await asked(dayIn(9))).toBe("ALREADY_DONE");
  expect(await refusal(run(world.lawyer, "pauseClock", at.caseId, { waitId, until: dayIn(3), reason }))).toBe(
    "NOT_ALLOWED",
  );
});

test("the page of clocks and the history tell staff the reason; the other sides read neither", async () => {
  const at = await offeredCase(world);
  await pause(at.caseId, "answerOffer", 5);
  const view = await clocksView(world.facilitator, at.code);
  expect(view?.clocks.find(({ kind }) => kind === "answerOffer")).toMatchObject({ reason, may: "resume" });
  expect(await clocksView(world.lawyer, at.code)).toBeNull();
  expect(await clocksView(world.defender, at.code)).toBeNull();
  const typesFor = async (actor: typeof world.lawyer) =>
    (await historyView(actor, at.code))?.rows.map(({ type }) => type) ?? [];
  expect(await typesFor(world.facilitator)).toContain("clock.paused");
  expect(await typesFor(world.lawyer)).not.toContain("clock.paused");
  const row = await db().wait.findFirstOrThrow({ where: { caseId: at.caseId, pausedAt: { not: null } } });
  expect(Buffer.from(row.pauseCipher ?? []).includes(Buffer.from("father"))).toBe(false);
});

test("a paused clock is not late in the lists, and they say until when it stands still", async () => {
  const { caseId, code } = await draftCase(world);
  await pause(caseId, "finishIntake", 30, world.director);
  await db().wait.updateMany({ where: { caseId, kind: "finishIntake" }, data: { by: inDays(-1) } });
  const view = await dashboardView(world.lawyer, { find: code });
  expect(view.late).toBe(0);
  expect((await countView(world.lawyer, { find: code })).count).toBe(1);
  expect((await countView(world.lawyer, { find: code, late: "yes" })).count).toBe(0);
  await run(world.director, "resumeClock", caseId, { ref: view.mine[0]?.id });
  expect((await countView(world.lawyer, { find: code, late: "yes" })).count).toBe(1);
  expect(view.mine[0]?.pausedUntil).toEqual(endOfDayIn(dayIn(30), officeZone));
});
