import { Client } from "pg";
import { expect } from "vitest";
import { sql } from "./sql";

const waiting = () =>
  sql(
    "app",
    "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()",
  );

/**
 * Two writes in the same instant, each time in the same order: the first has read and decided and is stopped before it
 * writes into `table`; then the second runs until it is over, or waits as well; then both go on.
 */
export async function bothBefore(
  table: string,
  first: () => Promise<unknown>,
  second: () => Promise<unknown>,
): Promise<[PromiseSettledResult<unknown>, PromiseSettledResult<unknown>]> {
  const other = new Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await other.connect();
  try {
    await other.query("BEGIN");
    await other.query(`LOCK TABLE "${table}" IN SHARE MODE`);
    let over = 0;
    const started = async (write: () => Promise<unknown>) => {
      const [end] = await Promise.allSettled([write()]);
      over += 1;
      return end;
    };
    const stopped = (count: number) =>
      expect.poll(async () => over + (await waiting()).length, { timeout: 10_000 }).toBe(count);
    const one = started(first);
    await stopped(1);
    const two = started(second);
    await stopped(2);
    await other.query("COMMIT");
    return [await one, await two];
  } finally {
    await other.end();
  }
}
