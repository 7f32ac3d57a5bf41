import { z } from "zod";
import type { UserActor } from "@/lib/authz/actor";
import { visibleCases } from "@/lib/authz/scope";
import { officeToday } from "@/lib/calendar";
import { now } from "@/lib/clock";
import { compareDates, dateToPlain, maybePlain, type PlainDate } from "@/lib/dates";
import { db } from "@/lib/db/client";
import { isLive } from "@/lib/db/dated";
import { Prisma } from "@/lib/db/generated/client";
import { openKey } from "@/lib/db/keys";
import { openText } from "@/lib/vault/seal";
import { openStatuses } from "@/lib/workflow/statuses";

/** A place that somebody holds, held, or is to hold. */
export type PlaceView = { id: string; from: PlainDate; to: PlainDate | null; over: boolean; label: string };

export type PersonEvent = {
  id: string;
  type: string;
  at: Date;
  actor: string | null;
  /** They did it for themselves, signed in or by a link that was mailed to them. */
  own: boolean;
  payload: Record<string, unknown>;
  reason: string;
};

export type PersonView = {
  id: string;
  name: string;
  title: string;
  email: string;
  phone: string;
  locale: "en" | "es";
  /** Of name and profile. */
  version: number;
  joined: boolean;
  disabledAt: Date | null;
  createdAt: Date;
  roles: (PlaceView & { role: string })[];
  memberships: (PlaceView & { kind: string; organizationId: string })[];
  admissions: { jurisdiction: string; number: string }[];
  arrangement: string | null;
  isDefender: boolean;
  /** Open cases of which they are the lead, the facilitator, the Defender: what waits for another when they go. */
  open: { leads: number; facilitates: number; defends: number };
  /** The newest first. */
  events: PersonEvent[];
};

const eventsShown = 60;
const over = ["closed", "declined", "withdrawn"] as const;

/** One person as staff administer them; null: there is none such. Sign-ins are left out: those are theirs. */
export async function personView(id: string): Promise<PersonView | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const at = now();
  const open = { status: { notIn: [...over] }, nickname: { not: "" } };
  const [user, leads, facilitates, defends, events] = await Promise.all([
    db().user.findUnique({
      where: { id },
      include: {
        staffRoles: { orderBy: { from: "asc" } },
        memberships: { orderBy: { from: "asc" }, include: { organization: { select: { name: true } } } },
        advocate: { include: { admissions: true } },
        defender: { select: { id: true } },
      },
    }),
    db().case.count({ where: { ...open, leadId: id } }),
    db().case.count({ where: { ...open, facilitatorId: id } }),
    db().assignment.count({ where: { defender: { userId: id }, to: null, case: open } }),
    eventsOf(id),
  ]);
  if (!user) return null;
  const today = officeToday(at);
  const place = (row: { id: string; from: Date; to: Date | null }, label: string): PlaceView => {
    const to = maybePlain(row.to);
    return {
      ...{ id: row.id, from: dateToPlain(row.from), to, label },
      over: to !== null && compareDates(to, today) < 0,
    };
  };
  return {
    ...{ id: user.id, name: user.name, title: user.title, email: user.email, phone: user.phone },
    ...{
      locale: user.locale,
      version: user.version,
      joined: user.passwordHash !== null,
      disabledAt: user.disabledAt,
    },
    createdAt: user.createdAt,
    roles: user.staffRoles.map((row) => ({ ...place(row, row.role), role: row.role })),
    memberships: user.memberships.map((row) => ({
      ...place(row, row.organization.name),
      ...{ kind: row.kind, organizationId: row.organizationId },
    })),
    admissions: user.advocate?.admissions.map(({ jurisdiction, number }) => ({ jurisdiction, number })) ?? [],
    arrangement: user.advocate?.arrangement ?? null,
    isDefender: user.defender !== null,
    open: { leads, facilitates, defends },
    events,
  };
}

/** How somebody acts in a case on either side of it. */
export type CasePart = "leads" | "acts" | "defends";
export type ActedCase = { code: string; organizationId: string; part: CasePart };

/**
 * Open cases in which somebody acts for a side, of those that the reader sees: what a role of staff, or the end of a
 * membership, changes something in.
 */
export function actedCases(actor: UserActor, id: string): Promise<ActedCase[]> {
  const at = now();
  const person = Prisma.sql`${id}::uuid`;
  const defends = Prisma.sql`EXISTS (SELECT 1 FROM "Assignment" a JOIN "Defender" d ON d.id = a."defenderId"
    WHERE a."caseId" = c.id AND a."to" IS NULL AND d."userId" = ${person})`;
  return db().$queryRaw<ActedCase[]>`
    SELECT c.code, c."organizationId"::text AS "organizationId",
      CASE WHEN c."leadId" = ${person} THEN 'leads' WHEN ${defends} THEN 'defends' ELSE 'acts' END AS part
    FROM "Case" c
    WHERE c.status::text = ANY(${openStatuses}) AND ${visibleCases(actor, at)}
      AND (c."leadId" = ${person} OR ${defends} OR EXISTS (SELECT 1 FROM "CaseMember" m
        WHERE m."caseId" = c.id AND m."userId" = ${person} AND ${isLive("m", at)}))
    ORDER BY c.code`;
}

/** Of these, what ends with one of their memberships: that organization's; with the only one, a co-counsel's too. */
export function casesOfMembership(
  cases: readonly ActedCase[],
  organizationId: string,
  isOnly: boolean,
): ActedCase[] {
  return cases.filter((one) => one.organizationId === organizationId || (isOnly && one.part === "acts"));
}

/** What somebody does by a link that was mailed to them, while nobody is signed in. */
const byLink = ["person.joined", "person.password_reset", "person.email_changed", "person.mail_stopped"];

/** Signing in and out is nobody's to watch; a new device is told to the person alone. */
const theirOwn = ["session.", "person.new_device", "person.reauthenticated", "person.reset_requested"];

async function eventsOf(userId: string): Promise<PersonEvent[]> {
  const rows = await db().event.findMany({
    where: {
      subject: "person",
      subjectId: userId,
      NOT: theirOwn.map((start) => ({ type: { startsWith: start } })),
    },
    orderBy: { seq: "desc" },
    take: eventsShown,
  });
  const actors = await db().user.findMany({
    where: { id: { in: rows.flatMap(({ actorId }) => (actorId ? [actorId] : [])) } },
    select: { id: true, name: true },
  });
  const names = new Map(actors.map(({ id, name }) => [id, name]));
  const stream = await db().stream.findUnique({ where: { type_id: { type: "person", id: userId } } });
  const key = stream?.keyId ? await openKey(db(), stream.keyId) : null;
  return rows.map(({ id, type, at, actorId, payload, cipher }) => {
    const words = key && cipher ? openText(key, `Event:cipher:${id}`, Buffer.from(cipher)) : "{}";
    const { reason = "", ...said } = worded.parse(JSON.parse(words));
    return {
      ...{ id, type, at, payload: { ...(payload as Record<string, unknown>), ...said }, reason },
      actor: actorId ? (names.get(actorId) ?? null) : null,
      own: actorId === null ? byLink.includes(type) : actorId === userId,
    };
  });
}

/** Words that are kept sealed: why it was done, and what its sentence names. */
const worded = z.record(z.string(), z.string());
