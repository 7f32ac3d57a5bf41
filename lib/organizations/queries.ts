import { z } from "zod";
import type { UserActor } from "@/lib/authz/actor";
import { visibleCases } from "@/lib/authz/scope";
import { officeToday } from "@/lib/calendar";
import { anywhere } from "@/lib/cases/lists/found";
import { plainWords } from "@/lib/cases/lists/plain-words";
import { now } from "@/lib/clock";
import { compareDates, dateToPlain, maybePlain, type PlainDate } from "@/lib/dates";
import { db } from "@/lib/db/client";
import { limit } from "@/lib/db/limit";
import { isLive } from "@/lib/db/dated";
import { Prisma } from "@/lib/db/generated/client";
import type { Currency } from "@/lib/money";
import { leftOf, surplusOf } from "@/lib/money-left";
import { openStatuses, type CaseStatus } from "@/lib/workflow/statuses";
import { organizationKinds } from "./choices";
import type { OrganizationRecord } from "./rules";
import { organizationRecord } from "./schema";

const country = organizationRecord.shape.country;

/** What of an address asks for a part of the list; what does not read is left out. */
export const organizationFilters = z.object({
  find: z.string().trim().min(1).max(80).optional().catch(undefined),
  kind: z.enum(organizationKinds).optional().catch(undefined),
  country: country.optional().catch(undefined),
});
export type OrganizationFilters = z.output<typeof organizationFilters>;

export type OrganizationRow = {
  id: string;
  name: string;
  kind: OrganizationRecord["kind"];
  country: string;
  city: string;
  /** Who is of it today. */
  people: number;
  /** Cases of it, or that Defenders of it hold, which the reader sees, and that are not over. */
  openCases: number;
};

const pageSize = 25;

/**
 * One page of the organizations by name, in one statement. A page is found by the last row of the one before it, by
 * whatever name that has today.
 * @param after its id; null: the first page
 */
export async function organizationsView(
  actor: UserActor,
  { find, kind, country }: OrganizationFilters,
  after: string | null,
  size = pageSize,
): Promise<{ rows: OrganizationRow[]; next: string | null }> {
  const at = now();
  const conditions = [
    Prisma.sql`o."mergedIntoId" IS NULL`,
    ...plainWords(find ?? "").map((word) => Prisma.sql`plain_text(o.name) LIKE ${anywhere(word)}`),
    ...(kind ? [Prisma.sql`o.kind = ${kind}::"OrganizationKind"`] : []),
    ...(country ? [Prisma.sql`o.country = ${country}`] : []),
    ...(after
      ? [
          Prisma.sql`(plain_text(o.name), o.id) >
            (SELECT plain_text(x.name), x.id FROM "Organization" x WHERE x.id = ${after}::uuid)`,
        ]
      : []),
  ];
  const rows = await db().$queryRaw<OrganizationRow[]>`
    SELECT o.id, o.name, o.kind::text AS kind, o.country, o.city,
      (SELECT count(DISTINCT m."userId")::int FROM "Membership" m
        WHERE m."organizationId" = o.id AND ${isLive("m", at)}) AS people,
      (SELECT count(*)::int FROM "Case" c
        WHERE c.id IN (${casesOf(Prisma.sql`o.id`, at)}) AND c.status::text = ANY(${openStatuses}) AND ${visibleCases(actor, at)}) AS "openCases"
    FROM (SELECT o.* FROM "Organization" o WHERE ${Prisma.join(conditions, " AND ")}
      ORDER BY plain_text(o.name), o.id ${limit(size + 1)}) o
    ORDER BY plain_text(o.name), o.id`;
  const shown = rows.slice(0, size);
  return { rows: shown, next: rows.length > size ? (shown.at(-1)?.id ?? null) : null };
}

/** The cases that an organization brings, and those that the Defenders who are of it hold. */
const casesOf = (id: Prisma.Sql, at: Date) => Prisma.sql`
  SELECT own.id FROM "Case" own WHERE own."organizationId" = ${id}
  UNION SELECT a."caseId" FROM "Membership" m
    JOIN "Defender" d ON d."userId" = m."userId"
    JOIN "Assignment" a ON a."defenderId" = d.id AND a."to" IS NULL
    WHERE m."organizationId" = ${id} AND m.kind = 'DEFENDER' AND ${isLive("m", at)}`;

export type MemberView = {
  id: string;
  userId: string;
  name: string;
  kind: "LAWYER" | "ASSISTANT" | "BILLING" | "DEFENDER";
  from: PlainDate;
  to: PlainDate | null;
  over: boolean;
  disabled: boolean;
};

export type OrganizationEvent = {
  id: string;
  type: string;
  at: Date;
  actor: string | null;
  payload: Record<string, unknown>;
  reason: string;
};

export type OrganizationView = OrganizationRecord & {
  id: string;
  version: number;
  /** Something was invoiced to it: its currency stays. */
  invoiced: boolean;
  /** Everybody who is or was of it, those of today first; one line for each place. */
  members: MemberView[];
  /** Cases of it, or that Defenders of it hold, which the reader sees, the newest change first. */
  cases: { code: string; status: CaseStatus }[];
  /** What is left of its invoices, and what it paid beyond them; null: not the reader's to see. */
  money: { currency: Currency; invoices: number; openMinor: number; creditMinor: number }[] | null;
  /** Under which names it was entered besides, until they were merged into it. */
  mergedFrom: { name: string; at: Date }[];
  /** The newest first. */
  events: OrganizationEvent[];
};

export const organizationCasesShown = 100;
const eventsShown = 40;

/** The organization into which one was merged, to which its address leads; null: it was not, or there is none such. */
export async function mergedInto(id: string): Promise<string | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const row = await db().organization.findUnique({ where: { id }, select: { mergedIntoId: true } });
  return row?.mergedIntoId ?? null;
}

/** One organization as staff administer it; null: there is none such, or it was merged into another. */
export async function organizationView(actor: UserActor, id: string): Promise<OrganizationView | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const row = await db().organization.findUnique({
    where: { id, mergedIntoId: null },
    include: { mergedFrom: { select: { name: true, mergedAt: true }, orderBy: { mergedAt: "asc" } } },
  });
  if (!row) return null;
  const at = now();
  const books = actor.staffRoles.some((role) => role === "FINANCE" || role === "DIRECTOR");
  const [invoiced, members, cases, money, events] = await Promise.all([
    db().invoice.count({ where: { organizationId: id, state: { not: "draft" } } }),
    membersOf(id),
    db().$queryRaw<OrganizationView["cases"]>`
      SELECT c.code, c.status::text AS status FROM "Case" c
      WHERE c.id IN (${casesOf(Prisma.sql`${id}::uuid`, at)}) AND ${visibleCases(actor, at)}
      ORDER BY c."updatedAt" DESC, c.id ${limit(organizationCasesShown)}`,
    books ? moneyOf(id) : null,
    eventsOf(id),
  ]);
  return {
    ...organizationRecord.parse(row),
    ...{ id, version: row.version, invoiced: invoiced > 0, members, cases, money, events },
    mergedFrom: row.mergedFrom.flatMap(({ name, mergedAt: at }) => (at ? [{ name, at }] : [])),
  };
}

async function membersOf(organizationId: string): Promise<MemberView[]> {
  const today = officeToday(now());
  const rows = await db().membership.findMany({
    where: { organizationId },
    orderBy: [{ user: { name: "asc" } }, { from: "asc" }],
    include: { user: { select: { name: true, title: true, disabledAt: true } } },
  });
  const members = rows.map(({ id, userId, kind, user, ...row }): MemberView => {
    const to = maybePlain(row.to);
    return {
      ...{ id, userId, kind, from: dateToPlain(row.from), to, disabled: user.disabledAt !== null },
      name: [user.title, user.name].filter(Boolean).join(" "),
      over: to !== null && compareDates(to, today) < 0,
    };
  });
  return [...members.filter(({ over }) => !over), ...members.filter(({ over }) => over)];
}

/** By currency, in minor units. A sum says nothing of a case: who keeps the books sees all of it. */
function moneyOf(id: string): Promise<NonNullable<OrganizationView["money"]>> {
  return db().$queryRaw`
    SELECT currency, sum(invoices)::int AS invoices, sum(open)::int AS "openMinor", sum(credit)::int AS "creditMinor"
    FROM (
      SELECT i.currency::text AS currency, 1 AS invoices, ${leftOf} AS open, 0 AS credit
        FROM "Invoice" i WHERE i."organizationId" = ${id}::uuid AND i.state <> 'draft'
      UNION ALL
      SELECT p.currency::text, 0, 0, ${surplusOf}
        FROM "Payment" p WHERE p."organizationId" = ${id}::uuid AND p.state <> 'reversed') each
    GROUP BY currency ORDER BY currency`;
}

async function eventsOf(id: string): Promise<OrganizationEvent[]> {
  const rows = await db().event.findMany({
    where: { subject: "organization", subjectId: id },
    orderBy: { seq: "desc" },
    take: eventsShown,
  });
  const actors = await db().user.findMany({
    where: { id: { in: rows.flatMap(({ actorId }) => (actorId ? [actorId] : [])) } },
    select: { id: true, name: true },
  });
  const names = new Map(actors.map((one) => [one.id, one.name]));
  return rows.map(({ id, type, at, actorId, payload }) => ({
    ...{ id, type, at, payload: payload as Record<string, unknown>, reason: "" },
    actor: actorId ? (names.get(actorId) ?? null) : null,
  }));
}
