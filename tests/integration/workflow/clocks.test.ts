import { beforeAll, describe, expect, test } from "vitest";
import { addDays } from "@/lib/calendar";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { noticeHref } from "@/lib/notify/links";
import { noticesView } from "@/lib/notify/queries";
import { noticeSentence } from "@/lib/notify/wording";
import { runDue } from "@/lib/workflow/clocks";
import { run } from "@/tests/support/run";
import { proposedCase } from "@/tests/support/walk/payment";
import { askedCase, draftCase, offeredCase } from "@/tests/support/walk/review";
import { makeWorld, type World } from "@/tests/support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const inDays = (days: number) => addDays(now(), days);

/** Every tick of a worker on one day: what falls due follows what fell due. */
async function dayOfWork(days: number): Promise<void> {
  const at = inDays(days);
  while ((await runDue(at)) > 0);
}

const eventsOf = async (caseId: string, ...types: string[]) =>
  (await db().event.findMany({ where: { subjectId: caseId, type: { in: types } }, orderBy: { seq: "asc" } }))
    .length;
const reminders = (caseId: string) => eventsOf(caseId, "wait.reminded");
const noticesOf = (caseId: string, kind: string) =>
  db().notification.findMany({ where: { caseId, kind }, orderBy: { at: "asc" } });
const statusOf = async (id: string) => (await db().case.findUniqueOrThrow({ where: { id } })).status;

describe("a draft that nobody finishes", () => {
  test("is warned of with its day, then discarded, and both the lawyer and the assistant are told", async () => {
    const { caseId, code } = await draftCase(world);
    for (const day of [8, 31, 84]) await dayOfWork(day);
    const [warned] = await noticesOf(caseId, "warn.finishIntake");
    if (!warned) throw new Error("Nobody was warned");
    const endsAt = String((warned.params as { endsAt?: string }).endsAt);
    expect(new Date(endsAt) >= inDays(89)).toBe(true);
    for (const [locale, word] of [
      ["en", "discarded on"],
      ["es", "Se descartará el"],
    ] as const) {
      const said = noticeSentence(locale, "warn.finishIntake", { endsAt }, { code, timeZone: "UTC" });
      expect(said).toContain(word);
      expect(said).toContain(code);
      expect(said).toContain(endsAt.slice(0, 4));
    }
    const { notices } = await noticesView(world.lawyer, {}, null);
    const notice = notices.find(({ kind }) => kind === "warn.finishIntake");
    expect(notice && noticeHref(notice)).toBe(`/cases/${code}/review`);
    expect(await noticesOf(caseId, "remind.finishIntake")).toHaveLength(4);
    await dayOfWork(90);
    expect(await statusOf(caseId)).toBe("draft");
    await dayOfWork(92);
    expect(await statusOf(caseId)).toBe("withdrawn");
    const told = (await noticesOf(caseId, "intake.discarded")).map(({ userId }) => userId);
    expect(told.sort()).toEqual([world.lawyer.userId, world.assistant.userId].sort());
  });

  test("after the worker was away for months it is warned of first, and a week is left", async () => {
    const { caseId } = await draftCase(world);
    for (const [day, sent] of [
      [120, 1],
      [126.9, 1],
    ] as const) {
      await dayOfWork(day);
      expect(await reminders(caseId), `day ${day}`).toBe(sent);
    }
    expect(await statusOf(caseId)).toBe("draft");
    const [warned] = await noticesOf(caseId, "warn.finishIntake");
    const endsAt = String((warned?.params as { endsAt?: string }).endsAt);
    expect(Math.round((new Date(endsAt).getTime() - inDays(127).getTime()) / 60_000)).toBeLessThanOrEqual(0);
    await dayOfWork(127.1);
    expect(await statusOf(caseId)).toBe("withdrawn");
  });

  test("the notice of a draft that its lawyer discards goes to those who wrote on it with them", async () => {
    const { caseId } = await draftCase(world);
    await run(world.lawyer, "discardDraft", caseId, {});
    const told = (await noticesOf(caseId, "intake.discarded")).map(({ userId }) => userId);
    expect(told).toEqual([world.assistant.userId]);
  });
});

describe("after days without a worker", () => {
  test("an offer whose time is over ends without a reminder of it", async () => {
    const { caseId } = await offeredCase(world);
    await dayOfWork(5.1);
    expect([await reminders(caseId), await eventsOf(caseId, "offer.expired")]).toEqual([0, 1]);
  });

  test("of three reminders that were missed one is sent, and the office hears of it a day later", async () => {
    const { caseId } = await askedCase(world);
    await dayOfWork(40);
    expect(await noticesOf(caseId, "told.answerQuestions")).toEqual([]);
    const reminded = (await noticesOf(caseId, "remind.answerQuestions")).map(({ userId }) => userId);
    expect(reminded.sort()).toEqual([world.lawyer.userId, world.assistant.userId].sort());
    await dayOfWork(41.1);
    expect(await noticesOf(caseId, "told.answerQuestions")).not.toEqual([]);
    expect(await reminders(caseId)).toBe(2);
  });

  test("two workers that look at different times run each strike once, and the clock goes on", async () => {
    const { caseId } = await askedCase(world);
    await Promise.all([runDue(inDays(4)), runDue(inDays(8)), runDue(inDays(8))]);
    const wait = await db().wait.findFirstOrThrow({ where: { caseId, kind: "answerQuestions" } });
    expect(wait.step).toBe(2);
    expect(wait.nextAt).not.toBeNull();
  });
});

describe("a cut that nobody answers", () => {
  test("is not final before two reminders and the days after them, however long the worker was away", async () => {
    const { caseId, reportId } = await proposedCase(world);
    const state = async () => (await db().hourReport.findUniqueOrThrow({ where: { id: reportId } })).state;
    await dayOfWork(30);
    expect([await reminders(caseId), await state()]).toEqual([1, "proposed"]);
    await dayOfWork(31);
    expect([await reminders(caseId), await state()]).toEqual([2, "proposed"]);
    await dayOfWork(34);
    expect(await state()).toBe("proposed");
    await dayOfWork(35.1);
    expect(await state()).toBe("final");
  });

  test("what falls due and is refused for another reason than a move is tried again", async () => {
    const { caseId } = await proposedCase(world);
    const wait = await db().wait.findFirstOrThrow({ where: { caseId, kind: "answerCuts" } });
    // As a clock that runs ahead would have it: the last strike, on the first day.
    await db().wait.update({ where: { id: wait.id }, data: { step: 2, nextAt: now() } });
    const soon = new Date(now().getTime() + 1_000);
    await runDue(soon);
    const later = await db().wait.findUniqueOrThrow({ where: { id: wait.id } });
    expect(later).toMatchObject({ closedAt: null, step: 2 });
    expect(later.nextAt?.getTime()).toBeGreaterThan(soon.getTime());
    expect(await eventsOf(caseId, "report.proposal_lapsed")).toBe(0);
    await runDue(inDays(14.1));
    expect(await eventsOf(caseId, "report.proposal_lapsed")).toBe(1);
  });

  test("one whose case moved meanwhile strikes no more", async () => {
    const { caseId, reportId } = await proposedCase(world);
    const wait = await db().wait.findFirstOrThrow({ where: { caseId, kind: "answerCuts" } });
    await run(world.defender, "acceptCuts", caseId, { reportId });
    await db().wait.update({ where: { id: wait.id }, data: { closedAt: null, step: 2, nextAt: now() } });
    await runDue(new Date(now().getTime() + 1_000));
    expect(await db().wait.findUniqueOrThrow({ where: { id: wait.id } })).toMatchObject({ nextAt: null });
  });
});
