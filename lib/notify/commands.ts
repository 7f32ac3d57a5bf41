import { peopleAsActors } from "@/lib/authz/people";
import type { Tx } from "@/lib/db/tx";
import { portalEnv } from "@/lib/env";
import { defineCommand } from "@/lib/workflow/define";
import { audiencesOf } from "./audiences";
import { planOf, type Plan } from "./plan";
import { isPushService } from "./push-service";
import * as rules from "./rules";
import * as schema from "./schema";
import { readStopToken } from "./stop-link";

/** How somebody hears of things, and what they have read. The subject is the person. */

const savedPlan = async (tx: Tx, userId: string): Promise<Plan> =>
  planOf(await tx.noticePlan.findUnique({ where: { userId } }));

async function savePlan(tx: Tx, userId: string, plan: Plan): Promise<void> {
  await tx.noticePlan.upsert({ where: { userId }, create: { userId, ...plan }, update: plan });
}

const chooseNotices = defineCommand({
  name: "chooseNotices",
  schema: schema.chooseNoticesInput,
  load: async ({ tx, subjectId, now }) => {
    const [actor] = await peopleAsActors(tx, [subjectId], now);
    return { plan: await savedPlan(tx, subjectId), as: actor ? audiencesOf(actor) : [] };
  },
  decide: rules.decideChoose,
  persist: async ({ tx, subjectId }, plan) => {
    await savePlan(tx, subjectId, plan);
    return { version: plan.version };
  },
});

const stopMail = defineCommand({
  name: "stopMail",
  schema: schema.stopMailInput,
  load: async ({ tx, subjectId }, { token }) => {
    const asked = readStopToken(token);
    return { plan: await savedPlan(tx, subjectId), what: asked?.userId === subjectId ? asked.what : null };
  },
  decide: rules.decideStop,
  persist: async ({ tx, subjectId }, plan) => {
    if (plan) await savePlan(tx, subjectId, plan);
    return {};
  },
});

const markNotice = defineCommand({
  name: "markNotice",
  schema: schema.markNoticeInput,
  load: async ({ tx, subjectId }, { noticeId }) => ({
    own: (await tx.notification.count({ where: { id: noticeId, userId: subjectId } })) === 1,
  }),
  decide: rules.decideMark,
  persist: async ({ tx, now }, { noticeId, read }) => {
    // When it was first read is kept.
    await tx.notification.updateMany({
      where: { id: noticeId, readAt: read ? null : { not: null } },
      data: { readAt: read ? now : null },
    });
    return {};
  },
});

const readNotification = defineCommand({
  name: "readNotification",
  schema: schema.readNotificationInput,
  load: async () => null,
  decide: (_, input) => ({ changes: { upTo: new Date(input.upTo) }, events: [] }),
  persist: async ({ tx, subjectId, now }, { upTo }) => {
    const read = await tx.notification.updateMany({
      where: { userId: subjectId, readAt: null, at: { lte: upTo } },
      data: { readAt: now },
    });
    return { count: read.count };
  },
});

/** More browsers than anybody uses: the oldest is forgotten. */
const mostDevices = 10;

const addPushDevice = defineCommand({
  name: "addPushDevice",
  schema: schema.addPushDeviceInput,
  load: async ({ tx, subjectId }, { endpoint }) => ({
    isService: isPushService(endpoint, portalEnv() === "test"),
    known: (await tx.pushDevice.count({ where: { endpoint, userId: subjectId } })) === 1,
  }),
  decide: rules.decideAddDevice,
  persist: async ({ tx, subjectId, now, request, actor }, { id, endpoint, p256dh, auth }) => {
    const sessionId = actor.kind === "user" ? actor.sessionId : null;
    const session = sessionId
      ? await tx.session.findUnique({ where: { id: sessionId }, select: { deviceId: true } })
      : null;
    const knownDeviceId = session?.deviceId ?? null;
    const theirs = { userId: subjectId, p256dh, auth, browser: request?.browser ?? "", knownDeviceId };
    await tx.pushDevice.upsert({
      where: { endpoint },
      create: { id, endpoint, createdAt: now, ...theirs },
      update: theirs,
    });
    const beyond = await tx.pushDevice.findMany({
      where: { userId: subjectId },
      orderBy: [{ createdAt: "desc" }, { id: "asc" }],
      skip: mostDevices,
      select: { id: true },
    });
    await tx.pushDevice.deleteMany({ where: { id: { in: beyond.map((device) => device.id) } } });
    return {};
  },
});

const removePushDevice = defineCommand({
  name: "removePushDevice",
  schema: schema.removePushDeviceInput,
  load: async ({ tx, subjectId }, { deviceId }) => ({
    own: (await tx.pushDevice.count({ where: { id: deviceId, userId: subjectId } })) === 1,
  }),
  decide: rules.decideRemoveDevice,
  persist: async ({ tx }, { deviceId }) => {
    await tx.pushDevice.delete({ where: { id: deviceId } });
    return {};
  },
});

export const noticeCommands = {
  addPushDevice,
  removePushDevice,
  chooseNotices,
  stopMail,
  markNotice,
  readNotification,
};
