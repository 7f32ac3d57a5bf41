import { db } from "@/lib/db/client";
import { limit } from "@/lib/db/limit";
import { openStatuses, stages, statuses, type Stage } from "@/lib/workflow/statuses";

/** With fewer closed cases than this a median says more of single cases than of the work: none is told. */
export const fewestCases = 10;
/** The newest that are counted: what took long years ago is no promise, and the page reads no more however many there are. */
const newestCases = 200;

/** Whole days that half of the closed cases spent in a stage at most. */
export type StageMedian = { days: number; cases: number };
export type StageMedians = Partial<Record<Stage, StageMedian>>;

/** A status counts for its stage from the moment it is reached; a draft and a closed case wait for nobody here. */
const counted = openStatuses.filter((status) => status !== "draft");

/**
 * How long the newest closed cases spent in each stage, in one statement that reads moments and statuses alone: no
 * case and no person is told apart in what it answers. A stage that was entered twice counts both times.
 */
export async function stageMedians(): Promise<StageMedians> {
  const rows = await db().$queryRaw<{ stage: string; cases: number; days: number }[]>`
    WITH closed AS (
      SELECT id FROM "Case" WHERE status = 'closed' ORDER BY "updatedAt" DESC, id ${limit(newestCases)}
    ), moves AS (
      SELECT e."subjectId", e."toStatus", e.at,
        lead(e.at) OVER (PARTITION BY e."subjectId" ORDER BY e.seq) AS until
      FROM closed JOIN "Event" e ON e.subject = 'case' AND e."subjectId" = closed.id
      WHERE e."toStatus" IS NOT NULL
    ), spent AS (
      SELECT m."subjectId", s.stage, sum(m.until - m.at) AS time
      FROM moves m JOIN unnest(${counted}::text[], ${counted.map((status) => statuses[status].stage)}::text[])
        AS s(status, stage) ON s.status = m."toStatus"
      GROUP BY m."subjectId", s.stage
    )
    SELECT stage, count(*)::int AS cases,
      round(percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM time))::numeric / 86400)::int AS days
    FROM spent GROUP BY stage HAVING count(*) >= ${fewestCases}`;
  return Object.fromEntries(
    rows
      .filter(({ stage }) => stages.some((one) => one === stage))
      .map(({ stage, ...median }) => [stage, median]),
  );
}
