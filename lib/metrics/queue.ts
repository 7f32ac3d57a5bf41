import type { Tx } from "@/lib/db/tx";

export type QueueState = {
  /** Nothing keeps a worker from taking these now. */
  due: number;
  running: number;
  /** Not before a time that is to come: tried again after a failure, or put off. */
  later: number;
  /** Failed at their last try. */
  givenUp: number;
  /** How long the oldest of `due` has waited; 0 with none. */
  oldestSeconds: number;
};

/** How much work waits for the workers, and since when; by the database's own clock. */
export async function queueState(tx: Pick<Tx, "$queryRaw">): Promise<QueueState> {
  const [row] = await tx.$queryRaw<QueueState[]>`
    SELECT
      count(*) FILTER (WHERE free AND run_at <= now())::int AS due,
      count(*) FILTER (WHERE locked_at IS NOT NULL)::int AS running,
      count(*) FILTER (WHERE free AND run_at > now())::int AS later,
      count(*) FILTER (WHERE locked_at IS NULL AND attempts >= max_attempts)::int AS "givenUp",
      coalesce(extract(epoch FROM now() - min(run_at) FILTER (WHERE free AND run_at <= now())), 0)::float8
        AS "oldestSeconds"
    FROM (SELECT *, locked_at IS NULL AND attempts < max_attempts AS free FROM graphile_worker._private_jobs) AS jobs`;
  return row ?? { due: 0, running: 0, later: 0, givenUp: 0, oldestSeconds: 0 };
}
