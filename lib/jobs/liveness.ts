import { Client } from "pg";
import { db } from "@/lib/db/client";
import { log } from "@/lib/log";

/**
 * Who of the workers lives. A worker that is killed leaves its jobs locked, and the queue gives them up for lost only
 * after four hours. So each worker holds an advisory lock, which ends with its connection, however it ends; jobs
 * locked by one that holds none are free again within seconds.
 *
 * A worker that loses this connection alone may see a job of its own started a second time: a job must be safe to
 * repeat in any case.
 */
const lockClass = 7270;

/** A worker that has just begun takes its lock within this time; its jobs are left alone as long. */
const graceSeconds = 10;

/** Holds the lock of one worker until `stop`; takes it again after the connection was lost. */
export function holdLiveness(databaseUrl: string, workerId: string): { stop(): Promise<void> } {
  let stopped = false;
  let client: Client | undefined;
  let retry: NodeJS.Timeout | undefined;

  async function connect(): Promise<void> {
    const next = new Client({
      connectionString: databaseUrl,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    });
    next.on("error", () => again(next));
    next.on("end", () => again(next));
    client = next;
    try {
      await next.connect();
      await next.query("SELECT pg_advisory_lock($1, hashtext($2))", [lockClass, workerId]);
    } catch {
      again(next);
    }
  }
  function again(lost: Client): void {
    if (stopped || client !== lost) return;
    client = undefined;
    lost.end().catch(() => {});
    retry = setTimeout(() => void connect(), 1_000);
  }
  void connect();
  return {
    async stop() {
      stopped = true;
      clearTimeout(retry);
      await client?.end().catch(() => {});
    },
  };
}

/** Frees the jobs of workers that are gone. Returns how many workers that were. */
export async function releaseJobsOfDeadWorkers(): Promise<number> {
  const dead = await db().$queryRaw<{ locked_by: string }[]>`
    WITH locks AS (
      SELECT locked_by, locked_at FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL
      UNION ALL
      SELECT locked_by, locked_at FROM graphile_worker._private_job_queues WHERE locked_by IS NOT NULL
    )
    SELECT locked_by FROM locks
    WHERE NOT EXISTS (
      SELECT 1 FROM pg_locks
      WHERE locktype = 'advisory' AND granted AND classid = ${lockClass}::int::oid
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND objid::bigint = hashtext(locked_by)::bigint & 4294967295
    )
    GROUP BY locked_by HAVING max(locked_at) < now() - make_interval(secs => ${graceSeconds}::int)`;
  if (dead.length === 0) return 0;
  const ids = dead.map((row) => row.locked_by);
  await releaseJobsOf(ids);
  log().warn({ workers: ids.length }, "jobs of workers that are gone were freed");
  return ids.length;
}

/** Frees what these workers hold, whether they live or not. */
export async function releaseJobsOf(workerIds: string[]): Promise<void> {
  await db().$executeRaw`SELECT graphile_worker.force_unlock_workers(${workerIds}::text[])`;
}

/** How many workers hold their lock now, on any machine; for the health page. */
export async function liveWorkers(): Promise<number> {
  const [row] = await db().$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM pg_locks
    WHERE locktype = 'advisory' AND granted AND classid = ${lockClass}::int::oid
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
  return row?.n ?? 0;
}
