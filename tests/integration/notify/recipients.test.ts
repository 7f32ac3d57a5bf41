import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { UserActor } from "@/lib/authz/actor";
import { addDays, officeToday } from "@/lib/calendar";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { plusDays } from "@/lib/dates";
import { shellCounts } from "@/lib/cases/lists/queries";
import { deliverNotification } from "@/lib/notify/deliver";
import { deliverDigest } from "@/lib/notify/deliver-digest";
import { noticeById, noticesView } from "@/lib/notify/queries";
import { runDue } from "@/lib/workflow/clocks";
import { startMailCatcher, type MailCatcher } from "@/tests/support/mail-catcher";
import { run } from "@/tests/support/run";
import { activeCase } from "@/tests/support/walk/agreement";
import { proposedCase } from "@/tests/support/walk/payment";
import {
  acceptedCase,
  askedCase,
  negotiatingCase,
  offeredCase,
  offerTo,
  submittedCase,
} from "@/tests/support/walk/review";
import { succeed } from "@/tests/support/walk/succession";
import { makeWorld, signIn, type World } from "@/tests/support/world";

let world: World;
let catcher: MailCatcher;
beforeAll(async () => {
  world = await makeWorld();
  catcher = await startMailCatcher();
});
afterAll(() => catcher.stop());

const yesterday = () => new Date(now().getTime() - 2 * 86_400_000);

/** The notices of a case that somebody has, each of which is mailed by a job of its own. */
const noticesOf = async (caseId: string, { userId }: UserActor) =>
  (await db().notification.findMany({ where: { caseId, userId }, orderBy: { at: "asc" } })).map(
    ({ kind }) => kind,
  );

/** What comes to somebody of a case while something happens. */
async function hears(caseId: string, who: UserActor, happens: () => Promise<unknown>): Promise<string[]> {
  const before = await noticesOf(caseId, who);
  await happens();
  return (await noticesOf(caseId, who)).slice(before.length);
}

async function leavesFirm(who: UserActor): Promise<void> {
  await db().membership.updateMany({
    where: { userId: who.userId },
    data: { from: yesterday(), to: yesterday() },
  });
}

async function isBack(who: UserActor): Promise<void> {
  await db().membership.updateMany({ where: { userId: who.userId }, data: { to: null } });
}

/** What became of the mail of a notice, sent now. */
async function mailed(caseId: string, { userId }: UserActor, kind: string): Promise<string> {
  const { id } = await db().notification.findFirstOrThrow({ where: { caseId, userId, kind } });
  await deliverNotification({ notificationId: id });
  return (await db().mail.findUniqueOrThrow({ where: { id } })).state;
}

describe("whoever left the firm", () => {
  test.each(["lawyer", "assistant"] as const)("a %s hears nothing more; who stayed does", async (left) => {
    const stayed = left === "lawyer" ? "assistant" : "lawyer";
    const at = await submittedCase(world);
    await leavesFirm(world[left]);
    const review = () => run(world.facilitator, "startReview", at.caseId, {});
    const [gone, here] = [world[left], world[stayed]];
    const before = await noticesOf(at.caseId, here);
    expect(await hears(at.caseId, gone, review)).toEqual([]);
    expect((await noticesOf(at.caseId, here)).slice(before.length)).toEqual(["review.started"]);
    await isBack(gone);
    expect(await hears(at.caseId, gone, () => run(world.facilitator, "acceptCase", at.caseId, {}))).toEqual([
      "case.accepted",
    ]);
  });

  test("is mailed nothing that still waited to go; who stayed is", async () => {
    const at = await submittedCase(world);
    await run(world.facilitator, "startReview", at.caseId, {});
    await leavesFirm(world.assistant);
    expect(await mailed(at.caseId, world.assistant, "review.started")).toBe("skipped");
    expect(await mailed(at.caseId, world.lawyer, "review.started")).toBe("sent");
    await isBack(world.assistant);
  });

  test("nor finds it in the next summary", async () => {
    const at = await submittedCase(world);
    await run(world.facilitator, "startReview", at.caseId, {});
    const { userId } = world.assistant;
    const id = randomUUID();
    await db().mail.create({ data: { id, userId, kind: "digest", at: now(), slot: now() } });
    const { count } = await db().notification.updateMany({
      where: { caseId: at.caseId, userId },
      data: { mailChoice: "digest", mailId: id },
    });
    expect(count).toBe(1);
    await leavesFirm(world.assistant);
    await deliverDigest({ mailId: id });
    expect((await db().mail.findUniqueOrThrow({ where: { id } })).state).toBe("skipped");
    await isBack(world.assistant);
  });

  test("is not reminded either", async () => {
    const at = await askedCase(world);
    await leavesFirm(world.assistant);
    const before = await noticesOf(at.caseId, world.lawyer);
    const reminded = await hears(at.caseId, world.assistant, () => runDue(addDays(now(), 3.5)));
    expect(reminded).toEqual([]);
    expect((await noticesOf(at.caseId, world.lawyer)).slice(before.length)).toEqual([
      "remind.answerQuestions",
    ]);
    await isBack(world.assistant);
  });

  test("and who has no access any more, or is walled off, hears nothing", async () => {
    const at = await submittedCase(world);
    await run(world.director, "wallOff", at.caseId, { userId: world.facilitator.userId, reason: "A cousin" });
    const happens = () => run(world.facilitator2, "startReview", at.caseId, {});
    expect(await hears(at.caseId, world.facilitator, happens)).toEqual([]);
    const withdraw = () => run(world.lawyer, "withdraw", at.caseId, { reason: "Settled" });
    expect(await hears(at.caseId, world.facilitator2, withdraw)).toEqual(["case.withdrawn"]);
    expect(await noticesOf(at.caseId, world.facilitator)).not.toContain("case.withdrawn");
  });
});

test("staff who are walled off find nothing more of the case, not what they were told before either", async () => {
  const { caseId } = await submittedCase(world);
  const told = await db().notification.findFirstOrThrow({
    where: { caseId, userId: world.facilitator2.userId },
  });
  const found = async () => ({
    listed: (await noticesView(world.facilitator2, {}, null)).notices.some(({ id }) => id === told.id),
    mailed: (await noticeById(world.facilitator2, told.id)) !== null,
    unread: (await shellCounts(world.facilitator2)).unread,
  });
  const before = await found();
  expect(before).toMatchObject({ listed: true, mailed: true });
  await run(world.director, "wallOff", caseId, { userId: world.facilitator2.userId, reason: "A cousin" });
  const { unread, ...after } = await found();
  expect(after).toEqual({ listed: false, mailed: false });
  // The word of the wall itself is about them, and stays.
  expect(unread).toBeLessThanOrEqual(before.unread);
  await run(world.director, "liftWall", caseId, { userId: world.facilitator2.userId, reason: "No cousin" });
  expect(await found()).toMatchObject({ listed: true, mailed: true });
});

test("a wall outlasts the role for which it was built", async () => {
  const who = await signIn(world.facilitator2.userId);
  const { caseId } = await submittedCase(world);
  const told = await db().notification.findFirstOrThrow({ where: { caseId, userId: who.userId } });
  await run(world.director, "wallOff", caseId, { userId: who.userId, reason: "A cousin" });
  const role = await db().staffRole.findFirstOrThrow({ where: { userId: who.userId } });
  const { from, to } = role;
  await db().staffRole.update({ where: { id: role.id }, data: { from: yesterday(), to: yesterday() } });
  try {
    const left = await signIn(who.userId);
    expect(left.staffRoles).toEqual([]);
    expect((await noticesView(left, {}, null)).notices.map(({ id }) => id)).not.toContain(told.id);
    expect(await noticeById(left, told.id)).toBeNull();
  } finally {
    await db().staffRole.update({ where: { id: role.id }, data: { from, to } });
  }
});

describe("a Defender", () => {
  test("whose offer was revoked is told so, and nothing of the next one", async () => {
    const at = await offeredCase(world);
    const revoke = () =>
      run(world.facilitator, "revokeOffer", at.caseId, { offerId: at.offerId, reason: "Away" });
    expect(await hears(at.caseId, world.defender, revoke)).toEqual(["offer.revoked"]);
    // The case is closed to them by it; the word of it goes all the same.
    expect(await mailed(at.caseId, world.defender, "offer.revoked")).toBe("sent");
    const next = async () => {
      const again = await offerTo(world, at, world.defender3);
      await run(world.defender3, "expressInterest", at.caseId, { offerId: again.offerId });
      await run(world.lawyer, "withdraw", at.caseId, { reason: "Settled" });
    };
    expect(await hears(at.caseId, world.defender, next)).toEqual([]);
    expect(await noticesOf(at.caseId, world.defender3)).toEqual(["offer.sent", "case.withdrawn"]);
  });

  test("who released the case hears nothing of the next one's contract", async () => {
    const at = await negotiatingCase(world);
    await run(world.defender, "releaseDefender", at.caseId, { reason: "Away until March" });
    const next = async () => {
      const { offerId } = await offerTo(world, at, world.defender3);
      await run(world.defender3, "expressInterest", at.caseId, { offerId });
      await run(world.defender3, "acceptOffer", at.caseId, { offerId, attested: true });
    };
    expect(await hears(at.caseId, world.defender, next)).toEqual([]);
    expect(await noticesOf(at.caseId, world.defender3)).toContain("contract.opened");
  });

  test("whose assignment ended hears of their own reports, entries and pay, and of nothing else", async () => {
    const at = await proposedCase(world);
    await succeed(at.caseId, world.defender3);
    const writes = () =>
      run(world.lawyer, "sendMessage", at.caseId, { words: "Good morning", documentIds: [] });
    expect(await hears(at.caseId, world.defender, writes)).toEqual([]);
    expect(await noticesOf(at.caseId, world.defender3)).toEqual(["message.sent"]);
    const passes = () => runDue(addDays(now(), 5.5));
    expect(await hears(at.caseId, world.defender, passes)).toEqual(["remind.answerCuts"]);
    const lapses = async () => {
      for (const days of [10.5, 14.5, 30]) {
        for (let round = 0; round < 20 && (await runDue(addDays(now(), days))) > 0; round += 1);
      }
    };
    const heard = await hears(at.caseId, world.defender, lapses);
    expect(heard).toEqual(expect.arrayContaining(["report.proposal_lapsed", "report.final"]));
    expect(await noticesOf(at.caseId, world.defender3)).toEqual(["message.sent"]);
  });
});

test("an offer is told to whoever it was made to, an activity of the case to whoever holds it", async () => {
  const at = await acceptedCase(world);
  await offerTo(world, at);
  expect(await noticesOf(at.caseId, world.defender)).toEqual(["offer.sent"]);
  const active = await activeCase(world);
  expect(await noticesOf(active.caseId, world.defender)).toContain("contract.executed");
});

test("a review date is told to their side when whoever put the case on hold is gone", async () => {
  const { caseId } = await activeCase(world);
  const reviewOn = plusDays(officeToday(now()), 10);
  await run(world.facilitator, "hold", caseId, { reason: "The court is closed", reviewOn });
  await run(world.director, "wallOff", caseId, { userId: world.facilitator.userId, reason: "A cousin" });
  const due = () => runDue(addDays(now(), 12));
  expect(await hears(caseId, world.facilitator2, due)).toContain("remind.resumeCase");
  expect(await noticesOf(caseId, world.facilitator)).not.toContain("remind.resumeCase");
});
