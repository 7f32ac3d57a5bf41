import { isStaff, type UserActor } from "@/lib/authz/actor";
import { mayOpen } from "@/lib/authz/pages";
import type { Relation } from "@/lib/authz/policy";
import { visibleCases } from "@/lib/authz/scope";
import { knowsOnlyInvoices, relationsOf, tiesOf, type Ties } from "@/lib/authz/ties";
import { myTurn, toldOf } from "@/lib/authz/turn";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { limit } from "@/lib/db/limit";
import { Prisma, type Address, type MatterKind } from "@/lib/db/generated/client";
import { mailsToSeeTo } from "@/lib/outbox/queries";
import {
  statusesOf,
  stages,
  statuses,
  type CaseStatus,
  type Party,
  type Stage,
} from "@/lib/workflow/statuses";
import { readBy } from "@/lib/authz/notices";
import { dueCount } from "@/lib/people/one-time/due";
import { withheldFrom } from "@/lib/workflow/wait-readers";
import type { Filters } from "./address";
import { isLate } from "../late";
import { capped, type Count } from "./count";
import { filtered } from "./filters";
import { knowsContent, knowsCounsel } from "./told";

export type WaitingFacts = {
  id: string;
  kind: string;
  party: Party;
  ref: string | null;
  params: Record<string, string | number>;
  since: Date;
  by: Date | null;
  /** Its clock stands still until then. */
  pausedUntil: Date | null;
  code: string;
  nickname: string;
  status: CaseStatus;
  endedStage: Stage | null;
  lead: string;
  leadAddress: Address;
  defender: string | null;
  defenderAddress: Address | null;
  mine: boolean;
  /** What the reader is to the case. */
  relations: Relation[];
};

export type DashboardView = {
  mine: WaitingFacts[];
  others: WaitingFacts[];
  /** Where there are more, the other figures are of the oldest among them: at least so many. */
  mineTotal: Count;
  othersTotal: Count;
  late: number;
  /** What waits on others: on whom how much of it, the most first, and how much is late. */
  othersBy: { party: Party; count: number }[];
  othersLate: number;
  /** Open cases by stage, of all that the reader sees. */
  byStage: Record<Stage, Count>;
};

/** Rows of one part of the dashboard; what is beyond is one click away, where one part is shown whole. */
const shown = 16;
const shownWhole = 400;
/** Counting further tells nobody more, and costs. Of open cases by stage, which an index counts: */
const mostInStage = 1_000;
/** Of what waits, where each is looked at with its case: */
const mostWaiting = 200;
/** Of what filters find: */
const mostFound = 300;
/** Of what words find, which are looked for in one case after another: */
const mostSearched = 100;

/**
 * What waits on the reader, oldest first, and what waits on others, in three statements. To whom a case is offered is
 * known to staff alone: the Advocate learns who it is when they accept. What is withheld from the reader is no row. With
 * `turn` that part is shown whole, and of the other its figures alone.
 */
export async function dashboardView(actor: UserActor, { turn, ...filters }: Filters): Promise<DashboardView> {
  const at = now();
  const rowsOf = (part: Filters["turn"]) => (turn === undefined ? shown : turn === part ? shownWhole : 1);
  const visible = visibleCases(actor, at);
  const narrowed = (await filtered(db(), actor, filters, at)).cases;
  const own = myTurn(actor, at);
  const told = Prisma.sql`w.kind <> ALL(${withheldFrom(actor)}::text[])`;
  const [mine, others, byStage] = await Promise.all([
    waitsWhere(actor, at, Prisma.sql`${narrowed} AND ${own}`, rowsOf("mine")),
    waitsWhere(actor, at, Prisma.sql`${narrowed} AND NOT ${own} AND ${told}`, rowsOf("others")),
    openByStage(visible),
  ]);
  return {
    mine: mine.map((row) => waiting(actor, row, true)),
    others: others.map((row) => waiting(actor, row, false)),
    mineTotal: capped(mine[0]?.total ?? 0, mostWaiting),
    othersTotal: capped(others[0]?.total ?? 0, mostWaiting),
    late: mine[0]?.late ?? 0,
    othersBy: others[0]?.parties ?? [],
    othersLate: others[0]?.late ?? 0,
    byStage,
  };
}

/** Open cases by stage, each count capped. */
async function openByStage(visible: Prisma.Sql): Promise<Record<Stage, Count>> {
  const counts = stages.map((stage) => {
    const open = statusesOf(stage).filter((status) => statuses[status].open);
    return Prisma.sql`(SELECT count(*)::int FROM (SELECT 1 FROM "Case" c
      WHERE c.status = ANY(${open}::"CaseStatus"[]) AND ${visible} ${limit(mostInStage + 1)}) few)
      AS ${Prisma.raw(`"${stage}"`)}`;
  });
  const [row] = await db().$queryRaw<Record<Stage, number>[]>`SELECT ${Prisma.join(counts)}`;
  const of = (stage: Stage) => capped(row?.[stage] ?? 0, mostInStage);
  return Object.fromEntries(stages.map((stage) => [stage, of(stage)])) as Record<Stage, Count>;
}

/** A few of what waits on the reader, oldest first. */
export async function turnsView(actor: UserActor, few: number): Promise<WaitingFacts[]> {
  const at = now();
  const rows = await waitsWhere(actor, at, myTurn(actor, at), few);
  return rows.map((row) => waiting(actor, row, true));
}

/**
 * Open Waits of cases that the reader sees, oldest first; `total`, `late` and `parties` are of all that the condition holds
 * for, capped: of the oldest `mostWaiting` and one more.
 */
function waitsWhere(actor: UserActor, at: Date, which: Prisma.Sql, few: number): Promise<WaitRow[]> {
  return db().$queryRaw<WaitRow[]>`
    WITH open AS (
      SELECT w.id, w.kind, w.party, w.ref, w.params, w.since, w.by, w."pausedUntil", ${isLate(at)} AS "isLate",
        c.code, c.status, c."endedStage",
        CASE WHEN ${knowsContent(actor)} THEN c.nickname ELSE '' END AS nickname,
        c."leadId", c."defenderId", c.id AS "caseId", ${knowsCounsel(actor)} AS "knowsCounsel"
      FROM "Wait" w JOIN "Case" c ON c.id = w."caseId"
      WHERE w."closedAt" IS NULL AND ${toldOf(actor, at)} AND ${which}
      ORDER BY w.since, w.id ${limit(Math.max(few, mostWaiting + 1))}
    )
    SELECT o.*, CASE WHEN o."knowsCounsel" THEN l.name ELSE '' END AS lead, du.name AS defender,
      CASE WHEN o."knowsCounsel" THEN l.address ELSE 'neutral' END AS "leadAddress", du.address AS "defenderAddress",
      (SELECT count(*)::int FROM open) AS total,
      (SELECT count(*)::int FROM open WHERE "isLate") AS late,
      (SELECT jsonb_agg(jsonb_build_object('party', party, 'count', count) ORDER BY count DESC, party)
        FROM (SELECT party, count(*)::int FROM open GROUP BY party) on_whom) AS parties, ${tiesOf(actor, at)} AS ties
    FROM open o JOIN "Case" c ON c.id = o."caseId" JOIN "User" l ON l.id = o."leadId"
    LEFT JOIN "Offer" f ON f.id = o.ref AND ${isStaff(actor)}
    LEFT JOIN "Defender" d ON d.id = COALESCE(o."defenderId", f."defenderId")
    LEFT JOIN "User" du ON du.id = d."userId"
    ORDER BY o.since, o.id ${limit(few)}`;
}

type WaitRow = Omit<WaitingFacts, "mine" | "relations"> & {
  ties: Ties;
  total: number;
  late: number;
  parties: DashboardView["othersBy"];
};

function waiting(actor: UserActor, { ties, ...row }: WaitRow, mine: boolean): WaitingFacts {
  const relations = relationsOf(actor, ties);
  // Whoever only pays is told no counsel and no Defender.
  const hidden = knowsOnlyInvoices(relations) ? { lead: "", defender: null } : {};
  return { ...row, ...hidden, mine, relations };
}

/** Each is counted up to one more than `mostShown`. */
export type ShellCounts = { turns: number; unread: number; mails: number; requests: number };
export const mostShown = 99;

/**
 * How many things wait on the reader, what they are to sign once and who asks for access among them, how many notices they have not read, and, for
 * those who see to it, how many mails did not arrive; for the navigation, capped, at once.
 */
export async function shellCounts(actor: UserActor): Promise<ShellCounts> {
  const at = now();
  const mails = mayOpen("/staff/mail", actor) ? mailsToSeeTo(actor) : Prisma.sql`0`;
  const requests = mayOpen("/staff/people/requests", actor)
    ? Prisma.sql`(SELECT count(*)::int FROM (
        SELECT 1 FROM "AccessRequest" a WHERE a.state = 'waiting' ${limit(mostShown + 1)}) few)`
    : Prisma.sql`0`;
  const [row] = await db().$queryRaw<ShellCounts[]>`
    SELECT ${dueCount(actor)} + least(${requests}, 1) + (SELECT count(*)::int FROM (
        SELECT 1 FROM "Wait" w JOIN "Case" c ON c.id = w."caseId"
        WHERE w."closedAt" IS NULL AND ${myTurn(actor, at)} AND ${toldOf(actor, at)}
        ORDER BY w.since ${limit(mostShown + 1)}) few) AS turns,
      (SELECT count(*)::int FROM (SELECT 1 FROM "Notification" n
        WHERE ${readBy(actor)} AND n."readAt" IS NULL ${limit(mostShown + 1)}) few) AS unread,
      ${mails} AS mails, ${requests} AS requests`;
  return row ?? { turns: 0, unread: 0, mails: 0, requests: 0 };
}

export type CaseRow = {
  id: string;
  code: string;
  nickname: string;
  /** Null: of a draft that is not the reader's. */
  kind: MatterKind | null;
  status: CaseStatus;
  endedStage: Stage | null;
  country: string;
  organization: string;
  lead: string;
  updatedAt: Date;
  waitKind: string | null;
  waitParty: Party | null;
  waitParams: Record<string, string | number> | null;
  since: Date | null;
  by: Date | null;
  mine: boolean | null;
  /** What the reader is to the case. */
  relations: Relation[];
};

export type Cursor = { at: Date; id: string };
/** About one screen at a desk; each further row costs half a percent of the page, on a weak line more. */
const pageSize = 16;

/**
 * How many cases the reader's filters find. Counted in the order of the list, so that PostgreSQL stops as soon as it has
 * met enough, where many are found.
 */
export async function countView(actor: UserActor, filters: Filters): Promise<Count> {
  const at = now();
  const { cases, waits } = await filtered(db(), actor, filters, at);
  const visible = visibleCases(actor, at);
  const counted = waits
    ? Prisma.sql`SELECT DISTINCT w."caseId" FROM "Wait" w JOIN "Case" c ON c.id = w."caseId"
        WHERE w."closedAt" IS NULL AND ${waits.which} AND ${visible} AND ${waits.cases}`
    : Prisma.sql`SELECT 1 FROM "Case" c WHERE ${visible} AND ${cases} ORDER BY c."updatedAt" DESC, c.id`;
  const most = filters.find ? mostSearched : mostFound;
  const [row] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (${counted} ${limit(most + 1)}) few`;
  return capped(row?.count ?? 0, most);
}

/**
 * One page of the cases that the reader sees, newest change first, in one statement. Pages are found by the last row
 * of the one before, so that a deep page costs what the first one does.
 */
export async function listView(
  actor: UserActor,
  filters: Filters,
  after: Cursor | null,
  size = pageSize,
): Promise<{ rows: CaseRow[]; next: Cursor | null }> {
  const at = now();
  const narrowed = (await filtered(db(), actor, filters, at)).cases;
  // Written so that PostgreSQL walks the index from the cursor on; a plain OR reads everything before it.
  const from = after
    ? Prisma.sql`c."updatedAt" <= ${after.at} AND (c."updatedAt" < ${after.at} OR c.id > ${after.id}::uuid)`
    : Prisma.sql`TRUE`;
  const few = Prisma.sql`${narrowed} AND ${from} ORDER BY ${listOrder} ${limit(size + 1)}`;
  const rows = await caseRows(actor, at, few, listOrder);
  const last = rows.length > size ? rows[size - 1] : undefined;
  return { rows: rows.slice(0, size), next: last ? { at: last.updatedAt, id: last.id } : null };
}

/** The newest change first, as an order of `"Case" c`. */
export const listOrder = Prisma.sql`c."updatedAt" DESC, c.id`;

/**
 * Cases as rows of a list, in one statement; what the reader does not see is no row.
 * @param which ends the question which cases of those that the reader sees
 */
export async function caseRows(
  actor: UserActor,
  at: Date,
  which: Prisma.Sql,
  order: Prisma.Sql,
): Promise<CaseRow[]> {
  const own = myTurn(actor, at);
  const rows = await db().$queryRaw<(Omit<CaseRow, "relations"> & { ties: Ties })[]>`
    SELECT c.id, c.code, c.status, c."endedStage", c."updatedAt",
      CASE WHEN c."knowsContent" THEN c.nickname ELSE '' END AS nickname,
      CASE WHEN c."knowsContent" THEN c.kind END AS kind,
      CASE WHEN c."knowsContent" THEN c.country ELSE '' END AS country,
      CASE WHEN c."knowsCounsel" THEN o.name ELSE '' END AS organization,
      CASE WHEN c."knowsCounsel" THEN l.name ELSE '' END AS lead,
      x.kind AS "waitKind", x.party AS "waitParty", x.params AS "waitParams", x.since, x.by, x.mine,
      ${tiesOf(actor, at)} AS ties
    FROM (SELECT c.*, ${knowsContent(actor)} AS "knowsContent", ${knowsCounsel(actor)} AS "knowsCounsel"
      FROM "Case" c WHERE ${visibleCases(actor, at)} AND ${which}) c
    JOIN "Organization" o ON o.id = c."organizationId"
    JOIN "User" l ON l.id = c."leadId"
    LEFT JOIN LATERAL (SELECT w.kind, w.party, w.params, w.since, w.by, ${own} AS mine
      FROM "Wait" w WHERE w."caseId" = c.id AND w."closedAt" IS NULL
      ORDER BY mine DESC, w.by NULLS LAST, w.since LIMIT 1) x ON TRUE
    ORDER BY ${order}`;
  return rows.map(({ ties, ...row }) => ({ ...row, relations: relationsOf(actor, ties) }));
}
