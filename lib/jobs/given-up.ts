import { db } from "@/lib/db/client";

/** Not a job of somebody's: it is made anew every minute. */
const everyMinute = "runDue";

export type Undelivered = {
  /** Jobs (mails, documents) that failed at their last try: nobody tries them again by itself. */
  givenUp: number;
  /** Mails that the server refused and has not taken since, tried again or given up. */
  mailRefused: number;
};

/** What was to be sent or made and was not; in one statement. */
export async function undelivered(): Promise<Undelivered> {
  const [row] = await db().$queryRaw<Undelivered[]>`
    SELECT
      (SELECT count(*)::int FROM graphile_worker._private_jobs j
        JOIN graphile_worker._private_tasks t ON t.id = j.task_id
        WHERE j.attempts >= j.max_attempts AND j.locked_at IS NULL AND t.identifier <> ${everyMinute}) AS "givenUp",
      (SELECT count(*)::int FROM "Mail" m WHERE m.state = 'failed') AS "mailRefused"`;
  return row ?? { givenUp: 0, mailRefused: 0 };
}
