import { beforeEach, expect, test } from "vitest";
import { addDays, officeToday } from "@/lib/calendar";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { plusDays } from "@/lib/dates";
import { runDue } from "@/lib/workflow/clocks";
import { bothBefore } from "@/tests/support/held-table";
import { run } from "@/tests/support/run";
import { askedCase, draftCase, offeredCase } from "@/tests/support/walk/review";
import { makeWorld, type World } from "@/tests/support/world";

/** A clock that a worker found due, and that stands still before its strike gets the case. */

let world: World;
beforeEach(async () => {
  // Only one clock is due: the worker reads it before it waits for anything.
  await db().wait.updateMany({ data: { closedAt: now(), nextAt: null } });
  world = await makeWorld();
});

const inDays = (days: number) => addDays(now(), days);
const waitOf = (caseId: string, kind: string) => db().wait.findFirstOrThrow({ where: { caseId, kind } });
const reminders = (caseId: string) =>
  db().notification.count({ where: { caseId, kind: "remind.answerQuestions", userId: world.lawyer.userId } });

/** @param day of the tick; the pause is asked for on the day before */
async function pausedBeforeStrike(caseId: string, kind: string, day: number) {
  const { id: waitId } = await waitOf(caseId, kind);
  const until = plusDays(officeToday(inDays(day)), 10);
  const input = { waitId, until, reason: "A strike of the courts" };
  const pause = () => run(world.director, "pauseClock", caseId, input, { now: inDays(day - 1) });
  const [paused, ticked] = await bothBefore("Wait", pause, () => runDue(inDays(day)));
  expect([paused, ticked]).toMatchObject([{ status: "fulfilled" }, { status: "fulfilled", value: 1 }]);
  const wait = await waitOf(caseId, kind);
  expect(wait).toMatchObject({ closedAt: null, pausedAt: expect.any(Date) });
  expect(wait.nextAt && wait.pausedUntil && wait.nextAt >= wait.pausedUntil).toBe(true);
  return wait;
}

test("reminds of nothing, and its reminder comes when the clock goes on", async () => {
  const { caseId } = await askedCase(world);
  const { step } = await pausedBeforeStrike(caseId, "answerQuestions", 4);
  expect([step, await reminders(caseId)]).toEqual([0, 0]);
  await runDue(inDays(15));
  await runDue(inDays(15.1));
  expect(await reminders(caseId)).toBe(1);
});

test("ends nothing", async () => {
  const { caseId } = await draftCase(world);
  for (const day of [8, 31, 84]) await runDue(inDays(day));
  await pausedBeforeStrike(caseId, "finishIntake", 92);
  expect(await db().case.findUniqueOrThrow({ where: { id: caseId } })).toMatchObject({ status: "draft" });
});

test("is not wound by a strike that failed", async () => {
  const { caseId } = await offeredCase(world);
  await runDue(inDays(3));
  // As after a mistake of ours: what falls due cannot be run.
  await db().wait.updateMany({ where: { caseId, kind: "answerOffer" }, data: { ref: null } });
  await pausedBeforeStrike(caseId, "answerOffer", 6);
});
