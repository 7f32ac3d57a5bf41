import { randomUUID } from "node:crypto";
import { userIdOf } from "@/lib/authz/actor";
import type { Tx } from "@/lib/db/tx";
import { enqueue } from "@/lib/jobs/enqueue";
import type { JobPayloads } from "@/lib/jobs/payloads";
import { enqueueMail, queueMails } from "@/lib/outbox/queue";
import type { Context, Lock } from "@/lib/workflow/define";
import type { StoredEvent } from "@/lib/workflow/event-log";
import type { Audience } from "./audiences";
import { deliveryOf } from "./groups";
import { noticeOf } from "./matrix";
import { plainPlan, planOf, type Plan } from "./plan";
import { readersBesideCases, readersOfCase } from "./recipients";

/**
 * A row for each who hears of an event, in the event's own transaction, and, where the reader's choice and the matrix
 * say so, the mail that carries it and its job. What goes into a summary waits for it.
 */
export async function recordNotifications(
  tx: Tx,
  context: Context,
  subject: Lock,
  event: StoredEvent,
): Promise<void> {
  const notice = noticeOf(event);
  if (!notice) return;
  const readers: Map<string, Audience[]> =
    subject.type === "case"
      ? await readersOfCase(tx, notice.to, subject.id, event, context.now)
      : await readersBesideCases(tx, notice.to, subject, context.now);
  const self = userIdOf(context.actor);
  if (self && !notice.evenSelf) readers.delete(self);
  const doer = notice.to.includes("ACTOR") ? self : null;
  if (doer) readers.set(doer, ["ACTOR"]);
  const represented = notice.behalf ? (context.onBehalfOf ?? null) : null;
  if (represented) readers.set(represented, ["SUBJECT"]);
  if (readers.size === 0) return;
  const params = await figuresOf(tx, event);
  const reached = await reachedBy(tx, [...readers.keys()]);
  const pushes: JobPayloads["pushNotice"][] = [];
  const rows = [...readers].map(([userId, as]) => {
    const { plan = plainPlan, deviceIds = [] } = reached.get(userId) ?? {};
    const { mail: mailChoice, push } = deliveryOf(notice.group, as, plan.choices, plan.rhythm === "off");
    const id = randomUUID();
    if (push) pushes.push(...deviceIds.map((deviceId) => ({ notificationId: id, deviceId })));
    return {
      id,
      userId,
      eventId: event.id,
      kind: userId === doer ? `own.${event.type}` : kindOf(event, userId === represented),
      caseId: subject.type === "case" ? subject.id : null,
      params,
      at: event.at,
      mailChoice,
      mailId: mailChoice === "at_once" ? id : null,
    };
  });
  const mails = rows.filter(({ mailId }) => mailId !== null);
  await queueMails(
    tx,
    mails.map(({ id, userId, at }) => ({ id, userId, kind: "notice", at, to: formerAddress(event) })),
  );
  await tx.notification.createMany({ data: rows });
  for (const { id } of mails) await enqueueMail(tx, "deliverNotification", { notificationId: id }, id);
  for (const push of pushes) await enqueue(tx, "pushNotice", push);
}

/** Of a change of address the one before it hears, however late the mail goes: whoever has the account taken reads there. */
function formerAddress({ type, words }: StoredEvent): string | undefined {
  return type === "person.email_asked" || type === "person.email_changed" ? words?.before : undefined;
}

type Reached = { plan: Plan; deviceIds: string[] };

/** How each of these people wants to hear, and on which devices, in one statement. */
async function reachedBy(tx: Tx, userIds: string[]): Promise<Map<string, Reached>> {
  const rows = await tx.$queryRaw<{ userId: string; plan: Plan | null; deviceIds: string[] }[]>`
    SELECT u.id AS "userId", to_jsonb(p) AS plan,
      ARRAY(SELECT d.id::text FROM "PushDevice" d WHERE d."userId" = u.id) AS "deviceIds"
    FROM "User" u LEFT JOIN "NoticePlan" p ON p."userId" = u.id WHERE u.id = ANY(${userIds}::uuid[])`;
  return new Map(rows.map(({ userId, plan, deviceIds }) => [userId, { plan: planOf(plan), deviceIds }]));
}

/** What the notice is worded by: the event, what waits, or that staff did it for the reader. */
function kindOf(event: StoredEvent, forReader: boolean): string {
  if (event.type === "wait.reminded") {
    const { tells, endsAt, wait } = event.payload;
    return `${tells ? "told" : endsAt ? "warn" : "remind"}.${wait}`;
  }
  return forReader ? `behalf.${event.type}` : event.type;
}

/** What a notice may show of an event: numbers and dates, never ids or words. */
export const noticeFigures = [
  "number",
  "step",
  "answerBy",
  "signBy",
  "returnBy",
  "dueOn",
  "lapsesAt",
  "endsAt",
  "leftOut",
  "left",
  "way",
  "until",
];

/** The figures of an event as its notice shows them; a reminder says those of what waits. */
async function figuresOf(tx: Tx, event: StoredEvent): Promise<Record<string, string | number>> {
  const own = Object.fromEntries(
    Object.entries(event.payload).filter(
      (pair): pair is [string, string | number] => noticeFigures.includes(pair[0]) && pair[1] !== null,
    ),
  );
  // What stood still says on which page it is done.
  if (event.type === "clock.paused" || event.type === "clock.resumed")
    return { ...own, wait: event.payload.wait };
  if (event.type !== "wait.reminded") return own;
  const { params } = await tx.wait.findUniqueOrThrow({
    where: { id: event.payload.waitId },
    select: { params: true },
  });
  return { ...(params as Record<string, string | number>), ...own };
}
