import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { UserActor } from "@/lib/authz/actor";
import { addDays } from "@/lib/calendar";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { handlers } from "@/lib/jobs/handlers";
import { keepClock } from "@/lib/kept-clock";
import { deliverDigest, makeDigests } from "@/lib/notify/deliver-digest";
import { lastSlot, nextSlot } from "@/lib/notify/digest-time";
import { plainPlan } from "@/lib/notify/plan";
import { startMailCatcher, type CaughtMail, type MailCatcher } from "@/tests/support/mail-catcher";
import { run } from "@/tests/support/run";
import { submittedCase } from "@/tests/support/walk/review";
import { makeWorld, type World } from "@/tests/support/world";

let world: World;
let catcher: MailCatcher;
beforeAll(async () => {
  world = await makeWorld();
  catcher = await startMailCatcher();
});
afterAll(() => catcher.stop());
afterEach(() => keepClock(0));

/** Chooses how the review's notices come, and when the summary. */
async function chooses(reader: UserActor, time: Partial<typeof plainPlan>, mail = "digest") {
  const version = (await db().noticePlan.findUnique({ where: { userId: reader.userId } }))?.version ?? 0;
  const { rhythm, hour, weekday } = { ...plainPlan, ...time };
  await run(reader, "chooseNotices", reader.userId, {
    version,
    rhythm,
    hour,
    weekday,
    mail: { review: mail },
  });
}

/** Somebody hears of a case: its Advocate of the review that begins. */
async function hears(): Promise<{ code: string }> {
  const at = await submittedCase(world);
  await run(world.facilitator, "startReview", at.caseId, {});
  return at;
}

const mailsOf = ({ email }: UserActor): CaughtMail[] => catcher.mails.filter(({ to }) => to.includes(email));
const digestsOf = ({ userId }: UserActor) =>
  db().mail.findMany({ where: { userId, kind: "digest" }, orderBy: { at: "asc" } });

/** The job of the newest summary, as the worker would run it. */
async function delivered(reader: UserActor): Promise<void> {
  const { id } = (await digestsOf(reader)).at(-1) ?? {};
  if (!id) throw new Error("No summary was made");
  await deliverDigest({ mailId: id });
}

describe("a daily summary", () => {
  test("comes by moved clock at its reader's hour, once, with each notice in one of them", async () => {
    const { lawyer } = world;
    await chooses(lawyer, { hour: 18 });
    const [first, second] = [await hears(), await hears()];
    const before = mailsOf(lawyer).length;
    const slot = nextSlot({ ...plainPlan, hour: 18 }, lawyer.timeZone, now());
    if (!slot) throw new Error("No next hour");
    await makeDigests(new Date(slot.getTime() - 1_000));
    expect(await digestsOf(lawyer)).toEqual([]);

    // What the worker does each minute, on the moved clock.
    await keepClock(slot.getTime() + 1_000 - Date.now());
    await handlers.runDue();
    await handlers.runDue();
    const [digest, ...others] = await digestsOf(lawyer);
    expect(others).toEqual([]);
    expect(digest?.slot).toEqual(slot);
    await delivered(lawyer);
    const [mail, ...more] = mailsOf(lawyer).slice(before);
    expect(more).toEqual([]);
    expect(mail?.parsed.messageId).toBe(
      `<${digest?.id}@${new URL(process.env.PORTAL_ORIGIN ?? "").hostname}>`,
    );
    for (const { code } of [first, second]) {
      expect(mail?.parsed.text?.split(`${code}: the review has begun.`)).toHaveLength(2);
      expect(mail?.parsed.text).toContain(`/cases/${code}/review`);
    }
    expect(mail?.parsed.headers.get("list")).toMatchObject({
      unsubscribe: { url: expect.stringContaining("/api/mail/stop/") as string },
    });

    // The next day has only what is new.
    const third = await hears();
    await makeDigests(addDays(slot, 1.01));
    await delivered(lawyer);
    const [, next] = mailsOf(lawyer).slice(before);
    expect(next?.parsed.text).toContain(third.code);
    expect(next?.parsed.text).not.toContain(first.code);
  });

  test("says nothing when there is nothing to say, or it was read in the portal", async () => {
    const { lawyer } = world;
    const count = (await digestsOf(lawyer)).length;
    await makeDigests(addDays(now(), 9));
    await hears();
    await run(lawyer, "readNotification", lawyer.userId, { upTo: addDays(now(), 1).toISOString() });
    await makeDigests(addDays(now(), 10));
    expect(await digestsOf(lawyer)).toHaveLength(count);
  });

  test("is made once by several workers at the same moment", async () => {
    const { lawyer } = world;
    const count = (await digestsOf(lawyer)).length;
    await hears();
    const then = addDays(now(), 12);
    await Promise.all([1, 2, 3, 4].map(() => makeDigests(then)));
    const digests = await digestsOf(lawyer);
    expect(digests).toHaveLength(count + 1);
    expect(await db().notification.count({ where: { mailId: digests.at(-1)?.id } })).toBe(1);
  });

  test("sent but not marked before a crash is sent again under the same Message-ID", async () => {
    const { lawyer } = world;
    const { id = "" } = (await digestsOf(lawyer)).at(-1) ?? {};
    const before = mailsOf(lawyer).length;
    await deliverDigest({ mailId: id });
    await db().mail.update({ where: { id }, data: { state: "queued", sentAt: null } });
    await deliverDigest({ mailId: id });
    await deliverDigest({ mailId: id });
    const sent = mailsOf(lawyer).slice(before);
    expect(sent).toHaveLength(2);
    expect(new Set(sent.map(({ parsed }) => parsed.messageId)).size).toBe(1);
  });
});

test("a weekly one waits for its day, in the language and zone of its reader", async () => {
  const { assistant } = world;
  const version = (await db().user.findUniqueOrThrow({ where: { id: assistant.userId } })).version;
  await run(assistant, "changeProfile", assistant.userId, {
    ...{ version, title: "", address: "neutral", locale: "es", timeZone: "America/Guatemala", phone: "" },
  });
  const time = { ...plainPlan, rhythm: "weekly", hour: 6, weekday: 3 } as const;
  await chooses(assistant, time);
  const { code } = await hears();
  const slot = nextSlot(time, "America/Guatemala", now());
  if (!slot) throw new Error("No next hour");
  expect(lastSlot(time, "America/Guatemala", slot)).toEqual(slot);
  await makeDigests(new Date(slot.getTime() - 1_000));
  expect(await digestsOf(assistant)).toEqual([]);
  await makeDigests(slot);
  await delivered(assistant);
  const mail = mailsOf(assistant).at(-1);
  expect(mail?.parsed.subject).toMatch(/^Un aviso hasta el /);
  expect(mail?.parsed.text).toContain(`${code}: comenzó la revisión.`);
  expect(mail?.parsed.text).toContain("en Guatemala");
});

test("what somebody wants in the portal alone is in no mail", async () => {
  const { lawyer } = world;
  await chooses(lawyer, {}, "portal");
  await run(lawyer, "readNotification", lawyer.userId, { upTo: now().toISOString() });
  const { caseId } = await submittedCase(world);
  await run(world.facilitator, "startReview", caseId, {});
  const notices = await db().notification.findMany({ where: { caseId, userId: lawyer.userId } });
  expect(notices).toMatchObject([{ mailChoice: "portal", mailId: null }]);
  const count = (await digestsOf(lawyer)).length;
  await makeDigests(addDays(now(), 20));
  expect(await digestsOf(lawyer)).toHaveLength(count);
});
