import type { UserActor } from "@/lib/authz/actor";
import { mayOpen } from "@/lib/authz/pages";
import { visibleCases } from "@/lib/authz/scope";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { limit } from "@/lib/db/limit";
import { isLive } from "@/lib/db/dated";
import { Prisma } from "@/lib/db/generated/client";
import { stageOf, statuses, stages, type CaseStatus, type Stage } from "@/lib/workflow/statuses";
import { transitions } from "@/lib/workflow/transitions";
import { isLate } from "../late";

/** Who facilitates; null: the cases that nobody has. */
export type FacilitatorLoad = {
  id: string | null;
  name: string | null;
  /** Can take cases: holds the role today and is not disabled. */
  takes: boolean;
  open: number;
  byStage: Record<Stage, number>;
  /** Of these cases, what waits on the facilitator: how many things, how many of them late, since when the oldest. */
  waits: number;
  late: number;
  oldest: Date | null;
};

export type LoadView = { rows: FacilitatorLoad[]; takers: { id: string; name: string }[] };

/** A case that somebody could be given. */
export type HeldCase = {
  id: string;
  code: string;
  nickname: string;
  status: CaseStatus;
  /** Who leads it for the Advocate. */
  lead: string;
  /** What waits on the facilitator, the oldest of it; null: nothing. */
  waitKind: string | null;
  waitParams: Record<string, string | number> | null;
  since: Date | null;
  by: Date | null;
  pausedUntil: Date | null;
};

/** More people than that are no longer compared by looking. */
const mostPeople = 200;
/** More cases than that are no longer chosen from by looking; those that wait longest are among them. */
export const mostHeld = 100;

/** Open, and could be given to another. A draft is its Advocate's alone. */
const held: CaseStatus[] = transitions.assignFacilitator.from.filter((status) => statuses[status].open);

const heldBy = (actor: UserActor, at: Date) =>
  Prisma.sql`(c.status = ANY(${held}::"CaseStatus"[]) AND ${visibleCases(actor, at)})`;

type Counted = Omit<FacilitatorLoad, "byStage" | "open"> & { byStatus: Partial<Record<CaseStatus, number>> };

/**
 * What each facilitator has open and what of it waits on them, of the cases that the reader sees, in one statement:
 * whoever waits longest first, then those with nothing; last, what nobody has. It reads the open cases, of which an
 * office has hundreds, by the index of their status.
 */
export async function loadView(actor: UserActor): Promise<LoadView> {
  if (!mayOpen("/staff/load", actor)) return { rows: [], takers: [] };
  const at = now();
  const counted = await db().$queryRaw<Counted[]>`
    WITH mine AS MATERIALIZED (SELECT c.id, c.status, c."facilitatorId" FROM "Case" c WHERE ${heldBy(actor, at)}),
    staged AS (SELECT "facilitatorId", json_object_agg(status, cases) AS "byStatus" FROM (
      SELECT "facilitatorId", status, count(*)::int AS cases FROM mine GROUP BY "facilitatorId", status) each
      GROUP BY "facilitatorId"),
    waiting AS (SELECT m."facilitatorId", count(*)::int AS waits, min(w.since) AS oldest,
        count(*) FILTER (WHERE ${isLate(at)})::int AS late
      FROM mine m JOIN "Wait" w ON w."caseId" = m.id AND w."closedAt" IS NULL AND w.party = 'FACILITATOR'
      GROUP BY m."facilitatorId"),
    people AS (SELECT u.id, u.name, u."disabledAt" IS NULL AND EXISTS (
        SELECT 1 FROM "StaffRole" r WHERE r."userId" = u.id AND r.role = 'FACILITATOR'
          AND ${isLive("r", at)}) AS takes
      FROM "User" u)
    SELECT p.id, p.name, COALESCE(p.takes, false) AS takes, COALESCE(s."byStatus", '{}') AS "byStatus",
      COALESCE(w.waits, 0) AS waits, COALESCE(w.late, 0) AS late, w.oldest
    FROM (SELECT * FROM people WHERE takes OR id IN (SELECT "facilitatorId" FROM staged)
      UNION ALL SELECT NULL, NULL, false) p
    LEFT JOIN staged s ON s."facilitatorId" IS NOT DISTINCT FROM p.id
    LEFT JOIN waiting w ON w."facilitatorId" IS NOT DISTINCT FROM p.id
    ORDER BY p.id IS NULL, w.oldest NULLS LAST, p.name, p.id ${limit(mostPeople)}`;
  const rows = counted.map(({ byStatus, ...row }) => ({ ...row, ...staged(byStatus) }));
  const takers = rows.flatMap(({ id, name, takes }) => (takes && id && name ? [{ id, name }] : []));
  return { rows, takers: takers.sort((one, other) => one.name.localeCompare(other.name, "es")) };
}

function staged(byStatus: Counted["byStatus"]): Pick<FacilitatorLoad, "byStage" | "open"> {
  const byStage = Object.fromEntries(stages.map((stage) => [stage, 0])) as Record<Stage, number>;
  for (const [status, cases] of Object.entries(byStatus))
    byStage[stageOf(status as CaseStatus, null)] += cases;
  return { byStage, open: Object.values(byStage).reduce((sum, cases) => sum + cases, 0) };
}

/**
 * The open cases of one facilitator, or of nobody, that the reader sees: what waits longest first. One statement.
 * @param of whose; null: nobody's
 */
export async function heldCases(actor: UserActor, of: string | null): Promise<HeldCase[]> {
  if (!mayOpen("/staff/load", actor)) return [];
  const theirs = of ? Prisma.sql`c."facilitatorId" = ${of}::uuid` : Prisma.sql`c."facilitatorId" IS NULL`;
  return db().$queryRaw<HeldCase[]>`
    SELECT c.id, c.code, c.nickname, c.status, l.name AS lead,
      x.kind AS "waitKind", x.params AS "waitParams", x.since, x.by, x."pausedUntil"
    FROM "Case" c JOIN "User" l ON l.id = c."leadId"
    LEFT JOIN LATERAL (SELECT w.kind, w.params, w.since, w.by, w."pausedUntil" FROM "Wait" w
      WHERE w."caseId" = c.id AND w."closedAt" IS NULL AND w.party = 'FACILITATOR'
      ORDER BY w.since, w.id LIMIT 1) x ON TRUE
    WHERE ${theirs} AND ${heldBy(actor, now())}
    ORDER BY x.since NULLS LAST, c."openedAt", c.id ${limit(mostHeld)}`;
}
