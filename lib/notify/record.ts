import { randomUUID } from "node:crypto";
import { userIdOf } from "@/lib/authz/actor";
import type { Tx } from "@/lib/db/tx";
import { enqueue } from "@/lib/jobs/enqueue";
import type { Context, Lock } from "@/lib/workflow/define";
import type { StoredEvent } from "@/lib/workflow/event-log";
import { noticeOf } from "./matrix";
import { readersOfCase } from "./recipients";

/** A row for each who hears of an event, and the job that mails it, in the event's own transaction. */
export async function recordNotifications(
  tx: Tx,
  context: Context,
  subject: Lock,
  event: StoredEvent,
): Promise<void> {
  const notice = noticeOf(event);
  if (!notice) return;
  const readers =
    subject.type === "case"
      ? await readersOfCase(tx, notice.to, subject.id, event, context.now)
      : new Set(notice.to.includes("SUBJECT") ? [subject.id] : []);
  const self = userIdOf(context.actor);
  if (self && !notice.evenSelf) readers.delete(self);
  const doer = notice.to.includes("ACTOR") ? self : null;
  if (doer) readers.add(doer);
  const represented = notice.behalf ? (context.onBehalfOf ?? null) : null;
  if (represented) readers.add(represented);
  const params = await figuresOf(tx, event);
  for (const userId of readers) {
    const id = randomUUID();
    await tx.notification.create({
      data: {
        id,
        userId,
        eventId: event.id,
        kind: userId === doer ? `own.${event.type}` : kindOf(event, userId === represented),
        caseId: subject.type === "case" ? subject.id : null,
        params,
        at: event.at,
      },
    });
    await enqueue(tx, "deliverNotification", { notificationId: id });
  }
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
  if (event.type !== "wait.reminded") return own;
  const { params } = await tx.wait.findUniqueOrThrow({
    where: { id: event.payload.waitId },
    select: { params: true },
  });
  return { ...(params as Record<string, string | number>), ...own };
}
