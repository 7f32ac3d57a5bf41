import type { Relation } from "@/lib/authz/policy";
import { peopleAsActors } from "@/lib/authz/people";
import { caseFor } from "@/lib/authz/scope";
import { liveOn } from "@/lib/db/dated";
import { StaffRoleKind } from "@/lib/db/generated/enums";
import type { Tx } from "@/lib/db/tx";
import type { Lock } from "@/lib/workflow/define";
import type { StoredEvent } from "@/lib/workflow/event-log";
import type { Audience } from "./audiences";

/** Somebody who may be told, as what; `as: null`: it is their own matter, whatever became of their tie to the case. */
type Candidate = { userId: string; audience: Audience; as: readonly Relation[] | null };

const asWhat: Record<
  Exclude<Audience, "SUBJECT" | "ACTOR" | "SUCCESSION" | "UPLOADER">,
  readonly Relation[]
> = {
  ADVOCATE: ["lead", "counsel", "assistant"],
  BILLING: ["billing"],
  DEFENDER: ["assigned", "offered"],
  FACILITATOR: ["facilitator"],
  FINANCE: ["finance"],
  DIRECTOR: ["director"],
  APPROVER: ["approver"],
};

/**
 * Who hears of an event of a case: of those whom it is for, the ones who may see the case as that today. A lawyer who
 * left the firm, a colleague who was walled off, a Defender whose offer or assignment ended hear nothing more of it;
 * a Defender hears of what is their own (an answer to their offer, their reports and payouts) to the end. What waits
 * on one person is told to their side once they are gone, as it is their side's turn then.
 */
export async function readersOfCase(
  tx: Tx,
  to: readonly Audience[],
  caseId: string,
  event: StoredEvent,
  now: Date,
): Promise<Map<string, Audience[]>> {
  const subject = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    select: { id: true, organizationId: true, facilitatorId: true, defenderId: true },
  });
  const readers = await heardBy(tx, to, subject, event, now);
  if (readers.size > 0 || event.type !== "wait.reminded" || !event.payload.userId) return readers;
  return heardBy(tx, to, subject, { ...event, payload: { ...event.payload, userId: null } }, now);
}

async function heardBy(
  tx: Tx,
  to: readonly Audience[],
  subject: Subject,
  event: StoredEvent,
  now: Date,
): Promise<Map<string, Audience[]>> {
  const candidates: Candidate[] = [];
  for (const audience of to) candidates.push(...(await candidatesOf(tx, audience, subject, event, now)));
  const relations = new Map<string, readonly Relation[]>();
  for (const actor of await peopleAsActors(tx, [...new Set(candidates.map(({ userId }) => userId))], now)) {
    relations.set(actor.userId, (await caseFor(tx, actor, { id: subject.id }, now))?.relations ?? []);
  }
  const told = candidates.filter(({ userId, as }) => {
    const has = relations.get(userId);
    return has !== undefined && (as === null || has.some((relation) => as.includes(relation)));
  });
  // The case's own facilitator alone, as long as they may see it; else every facilitator.
  const own = told.some(
    ({ audience, userId }) => audience === "FACILITATOR" && userId === subject.facilitatorId,
  );
  const heard = told.filter(
    ({ audience, userId }) => audience !== "FACILITATOR" || !own || userId === subject.facilitatorId,
  );
  const readers = new Map<string, Audience[]>();
  for (const { userId, audience } of heard) readers.set(userId, [...(readers.get(userId) ?? []), audience]);
  return readers;
}

/** Who hears of what is about no case, and as what: the person whom it is about, and staff by their roles today. */
export async function readersBesideCases(
  tx: Tx,
  to: readonly Audience[],
  subject: Lock,
  now: Date,
): Promise<Map<string, Audience[]>> {
  const readers = new Map<string, Audience[]>();
  const hears = (userId: string, as: Audience) => readers.set(userId, [...(readers.get(userId) ?? []), as]);
  if (subject.type === "person" && to.includes("SUBJECT")) hears(subject.id, "SUBJECT");
  const roles = Object.values(StaffRoleKind).filter((role) => to.includes(role));
  if (roles.length === 0) return readers;
  const staff = await tx.staffRole.findMany({
    where: { role: { in: roles }, user: { disabledAt: null }, ...liveOn(now) },
    select: { userId: true, role: true },
  });
  for (const { userId, role } of staff) hears(userId, role);
  return readers;
}

type Subject = {
  id: string;
  organizationId: string;
  facilitatorId: string | null;
  defenderId: string | null;
};

async function candidatesOf(
  tx: Tx,
  audience: Audience,
  subject: Subject,
  event: StoredEvent,
  now: Date,
): Promise<Candidate[]> {
  if (audience === "SUBJECT" || audience === "ACTOR") return [];
  if (audience === "SUCCESSION") {
    return successionOf(event).map((userId) => ({ userId, audience, as: null }));
  }
  if (audience === "UPLOADER") return uploaderOf(tx, event);
  const as = asWhat[audience];
  const each = (rows: { userId: string }[]) => rows.map(({ userId }) => ({ userId, audience, as }));
  if (event.type === "wait.reminded" && event.payload.userId) return each([{ userId: event.payload.userId }]);
  const live = liveOn(now);
  switch (audience) {
    case "ADVOCATE":
      if (event.type === "intake.discarded") return writersOf(tx, subject, live);
      return each(
        await tx.caseMember.findMany({ where: { caseId: subject.id, ...live }, select: { userId: true } }),
      );
    case "BILLING": {
      const payerId = await payerIn(tx, event);
      if (!payerId) return [];
      const where = { organizationId: payerId, kind: "BILLING" as const, ...live };
      return each(await tx.membership.findMany({ where, select: { userId: true } }));
    }
    case "DEFENDER": {
      const theirs = await whoseMatter(tx, event);
      const id = theirs ?? subject.defenderId;
      const defender = id ? await tx.defender.findUnique({ where: { id }, select: { userId: true } }) : null;
      return defender ? [{ userId: defender.userId, audience, as: theirs ? null : as }] : [];
    }
    default:
      return each(
        await tx.staffRole.findMany({ where: { role: audience, ...live }, select: { userId: true } }),
      );
  }
}

/** Who brought the file that an event names: told while they see the case as whoever may bring one. */
async function uploaderOf(tx: Tx, event: StoredEvent): Promise<Candidate[]> {
  const id = "documentId" in event.payload ? event.payload.documentId : null;
  const file = id ? await tx.document.findUnique({ where: { id }, select: { uploadedBy: true } }) : null;
  const as = [...asWhat.ADVOCATE, ...asWhat.FACILITATOR, ...asWhat.DIRECTOR, "assigned"] as const;
  return file?.uploadedBy ? [{ userId: file.uploadedBy, audience: "UPLOADER", as }] : [];
}

/** Who has something from now on, and who had it before: told of that, though the case is closed to them. */
function successionOf(event: StoredEvent): string[] {
  if (event.type === "case.lead_changed") return [event.payload.userId, event.payload.before];
  return event.type === "case.counsel_removed" ? [event.payload.userId] : [];
}

/** A draft that was discarded is nobody's to see any more: whoever wrote on it is told, while they are of the firm. */
async function writersOf(
  tx: Tx,
  { id, organizationId }: Subject,
  live: { from: { lte: Date }; OR: ({ to: null } | { to: { gte: Date } })[] },
): Promise<Candidate[]> {
  const rows = await tx.caseMember.findMany({
    where: { caseId: id, ...live, user: { memberships: { some: { organizationId, ...live } } } },
    select: { userId: true },
  });
  return rows.map(({ userId }) => ({ userId, audience: "ADVOCATE", as: null }));
}

/** The Defender whom an event names, or whose record it is about: an offer, a report, an entry, a payout. */
async function whoseMatter(tx: Tx, event: StoredEvent): Promise<string | null> {
  const payload: Record<string, unknown> = event.payload;
  if (typeof payload.defenderId === "string") return payload.defenderId;
  const ref = payload.reportId ?? payload.entryId ?? (await waitedFor(tx, event));
  if (typeof ref !== "string") return null;
  const rows = await tx.$queryRaw<{ defenderId: string }[]>`
    SELECT o."defenderId" FROM "Offer" o WHERE o.id = ${ref}::uuid
    UNION SELECT p."defenderId" FROM "Payout" p WHERE p.id = ${ref}::uuid
    UNION SELECT a."defenderId" FROM "HourReport" r JOIN "Assignment" a ON a.id = r."assignmentId" WHERE r.id = ${ref}::uuid
    UNION SELECT a."defenderId" FROM "Entry" e JOIN "Assignment" a ON a.id = e."assignmentId" WHERE e.id = ${ref}::uuid
    UNION SELECT a."defenderId" FROM "Evaluation" e JOIN "Assignment" a ON a.id = e."assignmentId" WHERE e.id = ${ref}::uuid`;
  return rows[0]?.defenderId ?? null;
}

/** Whose invoice an event or a reminder is about: its billing contacts hear of it, whoever pays for others. */
async function payerIn(tx: Tx, event: StoredEvent): Promise<string | null> {
  const invoiceId =
    event.type === "wait.reminded"
      ? await waitedFor(tx, event)
      : "invoiceId" in event.payload && String(event.payload.invoiceId);
  if (!invoiceId) return null;
  const invoice = await tx.invoice.findUnique({ where: { id: invoiceId }, select: { organizationId: true } });
  return invoice?.organizationId ?? null;
}

/** The record that a reminder, or a clock that stands still, is about. */
async function waitedFor(tx: Tx, event: StoredEvent): Promise<string | null> {
  if (!("waitId" in event.payload)) return null;
  const wait = await tx.wait.findUnique({ where: { id: event.payload.waitId }, select: { ref: true } });
  return wait?.ref ?? null;
}
