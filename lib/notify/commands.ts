import { peopleAsActors } from "@/lib/authz/people";
import type { Tx } from "@/lib/db/tx";
import { defineCommand } from "@/lib/workflow/define";
import { audiencesOf } from "./audiences";
import { planOf, type Plan } from "./plan";
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

export const noticeCommands = { chooseNotices, stopMail, markNotice, readNotification };
