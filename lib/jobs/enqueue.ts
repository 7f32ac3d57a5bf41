import type { Tx } from "@/lib/db/tx";
import type { JobName, JobPayloads } from "./payloads";

/** How often a job is tried: graphile-worker waits exp(n) seconds in between, about 3 days for 25 tries. */
const maxAttempts = 25;

/**
 * Adds a job inside the given transaction: it exists if and only if the transaction commits, and a worker hears of
 * it at that moment.
 *
 * @param options.runAt not before this instant of the real time, which is what the queue goes by
 * @param options.key jobs with the same key are one as long as it has not started
 * @param options.queue jobs of the same queue run one after the other, whatever number of workers there is
 */
export async function enqueue<Name extends JobName>(
  tx: Tx,
  name: Name,
  payload: JobPayloads[Name],
  options: { runAt?: Date; key?: string; queue?: string } = {},
): Promise<void> {
  await tx.$executeRaw`
    SELECT 1 FROM graphile_worker.add_job(
      ${name}::text,
      payload => ${JSON.stringify(payload)}::json,
      queue_name => ${options.queue ?? null}::text,
      run_at => ${options.runAt ?? null}::timestamptz,
      max_attempts => ${maxAttempts}::int,
      job_key => ${options.key ?? null}::text
    )`;
}
