import { officeToday } from "@/lib/calendar";
import { randomUUID } from "node:crypto";
import { userIdOf } from "@/lib/authz/actor";
import type { Tx } from "@/lib/db/tx";
import { plainToDate } from "@/lib/dates";
import { enqueue } from "@/lib/jobs/enqueue";
import type { Context, Lock } from "@/lib/workflow/define";
import type { StoredEvent } from "@/lib/workflow/event-log";
import { noticeOf, type Audience } from "./matrix";

/** A row for each who hears of an event, and the job that mails it, in the event's own transaction. */
export async function recordNotifications(
  tx: Tx,
  context: Context,
  subject: Lock,
  event: StoredEvent,
): Promise<void> {
  const notice = noticeOf(event);
  if (!notice) return;
  const readers = new Set<string>();
  for (const audience of notice.to) {
    for (const userId of await readersOf(tx, audience, subject, event, context.now)) readers.add(userId);
  }
  const self = userIdOf(context.actor);
  if (self && !notice.evenSelf) readers.delete(self);
  const represented = notice.behalf ? (context.onBehalfOf ?? null) : null;
  if (represented) readers.add(represented);
  for (const userId of readers) {
    const id = randomUUID();
    await tx.notification.create({
      data: {
        id,
        userId,
        eventId: event.id,
        kind: kindOf(event, userId === represented),
        caseId: subject.type === "case" ? subject.id : null,
        params: figuresOf(event),
        at: event.at,
      },
    });
    await enqueue(tx, "deliverNotification", { notificationId: id });
  }
}

/** What the notice is worded by: the event, what waits, or that staff did it for the reader. */
function kindOf(event: StoredEvent, forReader: boolean): string {
  if (event.type === "wait.reminded") return `remind.${event.payload.wait}`;
  return forReader ? `behalf.${event.type}` : event.type;
}

/** Only figures that a notice may show: numbers and dates, never ids or words. */
function figuresOf(event: StoredEvent): Record<string, string | number> {
  const shown = ["number", "answerBy", "signBy", "returnBy", "dueOn", "lapsesAt"];
  return Object.fromEntries(
    Object.entries(event.payload).filter(
      (pair): pair is [string, string | number] => shown.includes(pair[0]) && pair[1] !== null,
    ),
  );
}

async function readersOf(
  tx: Tx,
  audience: Audience,
  subject: Lock,
  event: StoredEvent,
  now: Date,
): Promise<string[]> {
  if (audience === "SUBJECT") return subject.type === "person" ? [subject.id] : [];
  if (subject.type !== "case") return [];
  if (event.type === "wait.reminded" && event.payload.userId) return [event.payload.userId];
  if (audience === "SUCCESSION") {
    return event.type === "case.lead_changed" ? [event.payload.userId, event.payload.before] : [];
  }
  const today = plainToDate(officeToday(now));
  const live = { from: { lte: today }, OR: [{ to: null }, { to: { gte: today } }] };
  const row = await tx.case.findUniqueOrThrow({
    where: { id: subject.id },
    select: {
      facilitatorId: true,
      defenderId: true,
      wallOffs: { select: { userId: true } },
    },
  });
  const walledOff = row.wallOffs.map((wall) => wall.userId);
  switch (audience) {
    case "ADVOCATE": {
      const members = await tx.caseMember.findMany({
        where: { caseId: subject.id, ...live, user: { disabledAt: null } },
        select: { userId: true },
      });
      return members.map((member) => member.userId);
    }
    case "BILLING": {
      const payerId = await payerIn(tx, event);
      if (!payerId) return [];
      const billing = await tx.membership.findMany({
        where: { organizationId: payerId, kind: "BILLING", ...live, user: { disabledAt: null } },
        select: { userId: true },
      });
      return billing.map((member) => member.userId);
    }
    case "DEFENDER": {
      const defenderId =
        "defenderId" in event.payload
          ? String(event.payload.defenderId)
          : (row.defenderId ?? (await offeredTo(tx, event)));
      if (!defenderId) return [];
      const defender = await tx.defender.findFirst({
        where: { id: defenderId, user: { disabledAt: null } },
        select: { userId: true },
      });
      return defender ? [defender.userId] : [];
    }
    default: {
      const staff = await tx.staffRole.findMany({
        where: { role: audience, ...live, user: { disabledAt: null } },
        select: { userId: true },
      });
      const readers = staff.map((role) => role.userId).filter((userId) => !walledOff.includes(userId));
      // The case's own facilitator alone, as long as they may see it; else every facilitator.
      const own = audience === "FACILITATOR" && readers.find((userId) => userId === row.facilitatorId);
      return own ? [own] : readers;
    }
  }
}

/** Whose invoice an event or a reminder is about: its billing contacts hear of it, whoever pays for others. */
async function payerIn(tx: Tx, event: StoredEvent): Promise<string | null> {
  const invoiceId =
    event.type === "wait.reminded"
      ? (await tx.wait.findUnique({ where: { id: event.payload.waitId }, select: { ref: true } }))?.ref
      : "invoiceId" in event.payload && String(event.payload.invoiceId);
  if (!invoiceId) return null;
  const invoice = await tx.invoice.findUnique({ where: { id: invoiceId }, select: { organizationId: true } });
  return invoice?.organizationId ?? null;
}

/** Whom a reminder of an offer is for: the case is nobody's until they accept. */
async function offeredTo(tx: Tx, event: StoredEvent): Promise<string | null> {
  if (event.type !== "wait.reminded") return null;
  const wait = await tx.wait.findUnique({ where: { id: event.payload.waitId }, select: { ref: true } });
  const offer = wait?.ref ? await tx.offer.findUnique({ where: { id: wait.ref } }) : null;
  return offer?.defenderId ?? null;
}
