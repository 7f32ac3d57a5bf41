import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemActor, type UserActor } from "@/lib/authz/actor";
import { db } from "@/lib/db/client";
import { deliverNotification } from "@/lib/notify/deliver";
import { planView } from "@/lib/notify/queries";
import { shellCounts } from "@/lib/cases/lists/queries";
import { outboxTrouble, outboxView } from "@/lib/outbox/queries";
import { sql } from "@/tests/support/sql";
import { startMailCatcher, type MailCatcher } from "@/tests/support/mail-catcher";
import { refusal, run } from "@/tests/support/run";
import { submittedCase } from "@/tests/support/walk/review";
import { makeWorld, type World } from "@/tests/support/world";

let world: World;
let catcher: MailCatcher;
/** What the mail server says to a recipient; null: it takes everything. */
let refuses: string | null = null;
beforeAll(async () => {
  world = await makeWorld();
  catcher = await startMailCatcher({ refusesRecipient: () => refuses });
});
afterAll(() => catcher.stop());

/** A notice to the case's Advocate whose mail waits. */
async function noticed(): Promise<{ id: string; code: string; caseId: string }> {
  const at = await submittedCase(world);
  await run(world.facilitator, "startReview", at.caseId, {});
  const { id } = await db().notification.findFirstOrThrow({
    where: { caseId: at.caseId, userId: world.lawyer.userId },
  });
  return { id, ...at };
}

const stateOf = (id: string) => db().mail.findUniqueOrThrow({ where: { id } });
const mailsTo = ({ email }: UserActor) => catcher.mails.filter(({ to }) => to.includes(email)).length;
const deliver = (id: string) => deliverNotification({ notificationId: id });

test("a mail that goes is marked, and is not sent again", async () => {
  const { id } = await noticed();
  const before = mailsTo(world.lawyer);
  await deliver(id);
  await deliver(id);
  expect(mailsTo(world.lawyer)).toBe(before + 1);
  expect(await stateOf(id)).toMatchObject({
    state: "sent",
    tries: 1,
    address: world.lawyer.email,
    trouble: null,
  });
});

test("a server that refuses for now leaves it failed, in plain words, and the job tries again", async () => {
  const { id, code } = await noticed();
  refuses = "450 4.2.0 greylisted";
  await expect(deliver(id)).rejects.toThrow();
  expect(await stateOf(id)).toMatchObject({ state: "failed", tries: 1, trouble: "try_later" });
  const { mails } = await outboxView(world.facilitator, { state: "failed" }, null);
  expect(mails).toMatchObject([
    { id, name: world.lawyer.name, code, noticeKind: "review.started", givenUp: false },
  ]);
  expect(JSON.stringify(mails)).not.toContain("greylisted");
  refuses = null;
  await deliver(id);
  expect(await stateOf(id)).toMatchObject({ state: "sent", tries: 2, trouble: null });
});

test("a server of ours that passes nothing on is no fault of the address", async () => {
  const { id } = await noticed();
  refuses = "554 5.7.1 Relay access denied";
  await expect(deliver(id)).rejects.toThrow();
  expect(await stateOf(id)).toMatchObject({ state: "failed", trouble: "sender_refused" });
  expect(await db().mailHold.count()).toBe(0);
  refuses = null;
});

describe("an address that is refused for good", () => {
  test("holds later mail, says so to staff and reader, and lets it go when staff have seen to it", async () => {
    const [first, second] = [await noticed(), await noticed()];
    const { lawyer, facilitator } = world;
    const waiting = async () => (await shellCounts(facilitator)).mails;
    const waited = await waiting();
    refuses = "550 5.1.1 no such user";
    await deliver(first.id);
    refuses = null;
    expect(await stateOf(first.id)).toMatchObject({ state: "bounced", status: "5.1.1" });
    const before = mailsTo(lawyer);
    await deliver(second.id);
    expect(await stateOf(second.id)).toMatchObject({ state: "held", tries: 0 });
    expect(mailsTo(lawyer)).toBe(before);
    expect((await planView(lawyer)).heldSince).not.toBeNull();
    expect(await outboxTrouble(facilitator)).toMatchObject({ bounced: 1, held: 1 });
    expect(await waiting()).toBe(waited + 2);
    expect((await shellCounts(world.finance)).mails).toBe(0);
    expect((await shellCounts(lawyer)).mails).toBe(0);
    const told = await db().notification.findMany({ where: { kind: "person.unreached" } });
    expect(told.map(({ userId }) => userId)).toEqual(
      expect.arrayContaining([facilitator.userId, world.facilitator2.userId]),
    );
    const { mails } = await outboxView(facilitator, { state: "held" }, null);
    expect(mails).toMatchObject([{ id: second.id, heldBy: first.id }]);

    expect(await refusal(run(facilitator, "retryMail", lawyer.userId, { mailId: first.id }))).toBe(
      "ADDRESS_HELD",
    );
    await run(facilitator, "releaseAddress", lawyer.userId, { mailId: first.id });
    expect((await planView(lawyer)).heldSince).toBeNull();
    await deliver(second.id);
    expect(await stateOf(second.id)).toMatchObject({ state: "sent" });
    await run(facilitator, "retryMail", lawyer.userId, { mailId: first.id });
    await deliver(first.id);
    expect(await stateOf(first.id)).toMatchObject({ state: "sent", status: null });
    expect(mailsTo(lawyer)).toBe(before + 2);
    expect(await waiting()).toBe(waited);
  });

  test("of a link waits on staff as long as the address does, since a link is not sent again", async () => {
    const { facilitator, assistant } = world;
    const id = randomUUID();
    const waited = (await shellCounts(facilitator)).mails;
    await db().mail.create({
      data: {
        id,
        userId: assistant.userId,
        kind: "link",
        state: "sent",
        at: new Date(),
        address: assistant.email,
      },
    });
    await run(systemActor, "bounceMail", assistant.userId, { mailId: id, status: "5.1.1" });
    expect((await shellCounts(facilitator)).mails).toBe(waited + 1);
    await run(facilitator, "releaseAddress", assistant.userId, { mailId: id });
    expect((await shellCounts(facilitator)).mails).toBe(waited);
  });

  test("nobody but casework may send again, and a stranger's mail is not there", async () => {
    const { id } = await noticed();
    await db().mail.update({ where: { id }, data: { state: "failed" } });
    const { lawyer, finance, director } = world;
    expect(await refusal(run(lawyer, "retryMail", lawyer.userId, { mailId: id }))).toBe("NOT_FOUND");
    expect(await refusal(run(finance, "retryMail", lawyer.userId, { mailId: id }))).toBe("NOT_FOUND");
    expect(await refusal(run(director, "retryMail", finance.userId, { mailId: id }))).toBe("NOT_FOUND");
    expect(await refusal(run(lawyer, "bounceMail", lawyer.userId, { mailId: id, status: "5.1.1" }))).toBe(
      "NOT_FOUND",
    );
  });
});

test("a job given up is told as such, and another try by hand takes its place", async () => {
  const { id } = await noticed();
  await db().mail.update({ where: { id }, data: { state: "failed", trouble: "unreachable" } });
  await sql("owner", "UPDATE graphile_worker._private_jobs SET attempts = max_attempts WHERE key = $1", [
    `mail:${id}`,
  ]);
  const row = async () => (await outboxView(world.director, {}, null)).mails.find((mail) => mail.id === id);
  expect(await row()).toMatchObject({ givenUp: true, trouble: "unreachable" });
  await run(world.director, "retryMail", world.lawyer.userId, { mailId: id });
  expect(await row()).toMatchObject({ givenUp: false, state: "queued" });
  const jobs = await sql("owner", "SELECT attempts FROM graphile_worker._private_jobs WHERE key = $1", [
    `mail:${id}`,
  ]);
  expect(jobs).toEqual([{ attempts: 0 }]);
});

test("mail about a case is not there for staff who are walled off from it", async () => {
  const { id, caseId } = await noticed();
  const { facilitator2, director } = world;
  const sees = async (actor: UserActor) =>
    (await outboxView(actor, {}, null)).mails.some((mail) => mail.id === id);
  expect(await sees(facilitator2)).toBe(true);
  await run(director, "wallOff", caseId, { userId: facilitator2.userId, reason: "A cousin" });
  expect(await sees(facilitator2)).toBe(false);
  expect(await sees(director)).toBe(true);
});

test("the list is walked page by page without losing or repeating a mail", async () => {
  const all = await db().mail.count();
  const seen: string[] = [];
  let after: { at: Date; id: string } | null = null;
  do {
    const page: Awaited<ReturnType<typeof outboxView>> = await outboxView(world.director, {}, after);
    seen.push(...page.mails.map(({ id }) => id));
    after = page.next;
  } while (after);
  expect(seen.length).toBe(all);
  expect(new Set(seen).size).toBe(all);
});

test("a mail to somebody who was disabled meanwhile is not needed any more", async () => {
  const { id } = await noticed();
  await run(world.director, "disablePerson", world.lawyer.userId, { reason: "Left" });
  const before = mailsTo(world.lawyer);
  await deliver(id);
  expect(await stateOf(id)).toMatchObject({ state: "skipped" });
  expect(mailsTo(world.lawyer)).toBe(before);
});

test("mail is found by names and addresses as they are typed, accents or none", async () => {
  const { userId } = world.lawyer;
  const { id } = await db().mail.findFirstOrThrow({ where: { userId }, orderBy: { at: "desc" } });
  await db().user.update({ where: { id: userId }, data: { name: "Ana García Peña" } });
  const has = async (find: string) =>
    (await outboxView(world.facilitator, { find }, null)).mails.some((mail) => mail.id === id);
  const [mailbox = ""] = world.lawyer.email.split("@");
  for (const find of ["garcia", "PENA ana", "García", mailbox, `${mailbox} ana`, "a\0na", "\0"])
    expect([find, await has(find)]).toEqual([find, true]);
  for (const find of ["garcia nobody", "g%rcia", "garci_"])
    expect([find, await has(find)]).toEqual([find, false]);
});
