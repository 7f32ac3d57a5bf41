import { randomUUID } from "node:crypto";
import { systemActor, type UserActor } from "@/lib/authz/actor";
import { addDays } from "@/lib/calendar";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { stopToken } from "@/lib/notify/stop-link";
import { run } from "@/tests/support/run";
import { submittedCase } from "@/tests/support/walk/review";
import type { World } from "@/tests/support/world";
import { bothStandAsOne, eventsOf, oneStands, type Fixture } from "./fixture";

/** A notice that has just come to a facilitator, and the mail that carries it. */
async function mailed(world: World, state: "sent" | "failed"): Promise<{ id: string }> {
  const { caseId } = await submittedCase(world);
  const { id } = await db().notification.findFirstOrThrow({
    where: { caseId, userId: world.facilitator.userId },
  });
  // As the worker leaves it.
  await db().mail.update({ where: { id }, data: { state, address: world.facilitator.email, tries: 1 } });
  return { id };
}

const planVersion = async ({ userId }: UserActor) =>
  (await db().noticePlan.findUnique({ where: { userId } }))?.version ?? 0;

const plan = (version: number, rhythm: string) => ({
  version,
  rhythm,
  hour: 7,
  weekday: 1,
  mail: {},
  push: {},
});

export const noticesFixtures = {
  readNotification: async (world) => {
    const { facilitator: actor } = world;
    const input = { upTo: addDays(now(), 1).toISOString() };
    await run(actor, "readNotification", actor.userId, input);
    await submittedCase(world);
    return {
      ...{ actor, subjectId: actor.userId, input },
      stands: bothStandAsOne("what is read is read: the second finds nothing unread"),
      count: () => db().notification.count({ where: { userId: actor.userId, readAt: { not: null } } }),
      quiet: "nobody acted on anything",
    };
  },
  markNotice: async (world) => {
    const { facilitator: actor } = world;
    const { id: noticeId } = await mailed(world, "sent");
    return {
      ...{ actor, subjectId: actor.userId, input: { noticeId, read: true } },
      stands: bothStandAsOne("what is read is read"),
      count: () => db().notification.count({ where: { id: noticeId, readAt: { not: null } } }),
      quiet: "nobody acted on anything",
    };
  },
  chooseNotices: async ({ assistant: actor }) => {
    const version = await planVersion(actor);
    return {
      ...{ actor, subjectId: actor.userId, input: plan(version, "weekly") },
      second: { input: plan(version, "off") },
      stands: oneStands("CONFLICT", ["rhythm"]),
      count: eventsOf(actor.userId, "person.notices_chosen"),
    };
  },
  stopMail: async ({ lawyer: actor }) => {
    const { userId } = actor;
    const again = { ...plan(await planVersion(actor), "daily"), mail: { messages: "at_once" } };
    await run(actor, "chooseNotices", userId, again);
    return {
      ...{ actor: systemActor, subjectId: userId, input: { token: stopToken(userId, "messages") } },
      stands: bothStandAsOne("what is stopped is stopped"),
      count: eventsOf(userId, "person.mail_stopped"),
    };
  },
  addPushDevice: async ({ lawyer: actor }) => {
    const endpoint = `https://fcm.googleapis.com/fcm/send/${randomUUID()}`;
    const { userId } = actor;
    return {
      ...{ actor, subjectId: userId, input: { endpoint, p256dh: "B".repeat(87), auth: "A".repeat(22) } },
      stands: bothStandAsOne("one browser is one device"),
      count: () => db().pushDevice.count({ where: { endpoint, userId } }),
    };
  },
  removePushDevice: async ({ lawyer: actor }) => {
    const endpoint = `https://fcm.googleapis.com/fcm/send/${randomUUID()}`;
    const { userId } = actor;
    await run(actor, "addPushDevice", userId, { endpoint, p256dh: "B".repeat(87), auth: "A".repeat(22) });
    const { id: deviceId } = await db().pushDevice.findUniqueOrThrow({ where: { endpoint } });
    return {
      ...{ actor, subjectId: userId, input: { deviceId } },
      stands: oneStands("ALREADY_DONE"),
      count: eventsOf(userId, "person.push_removed"),
    };
  },
  bounceMail: async (world) => {
    const { id: mailId } = await mailed(world, "sent");
    const { userId } = world.facilitator;
    return {
      ...{ actor: systemActor, subjectId: userId, input: { mailId, status: "5.1.1" } },
      stands: oneStands("ALREADY_DONE"),
      count: eventsOf(userId, "person.mail_bounced"),
    };
  },
  retryMail: async (world) => {
    await db().mailHold.deleteMany();
    const { id: mailId } = await mailed(world, "failed");
    const { userId } = world.facilitator;
    return {
      ...{ actor: world.facilitator2, subjectId: userId, input: { mailId } },
      second: { actor: world.director },
      stands: oneStands("ALREADY_DONE"),
      count: eventsOf(userId, "person.mail_retried"),
    };
  },
  releaseAddress: async (world) => {
    const { id: mailId } = await mailed(world, "sent");
    const { userId } = world.facilitator;
    await run(systemActor, "bounceMail", userId, { mailId, status: "5.1.1" });
    return {
      ...{ actor: world.facilitator2, subjectId: userId, input: { mailId } },
      second: { actor: world.director },
      stands: oneStands("ALREADY_DONE"),
      count: eventsOf(userId, "person.mail_released"),
    };
  },
} satisfies Record<string, Fixture>;
