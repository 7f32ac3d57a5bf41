import { createHash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { PrismaClient } from "./generated/client";
import { isPlannedAnew } from "./planned-anew";

/**
 * The runtime's connection, as the role without DDL. Kept on globalThis so that a reload in development does not
 * open a second pool.
 */
const held = globalThis as typeof globalThis & {
  portalDb?: { client: PrismaClient; pool: Pool };
};

/**
 * How long is waited for what: milliseconds. The server ends a statement that takes too long; one that the server does
 * not even end, since it hangs or the line is gone, is given up here, so that the reader is told instead of waiting.
 */
export const patience = {
  connectionTimeoutMillis: 15_000,
  statement_timeout: 15_000,
  query_timeout: 18_000,
} as const;

/** By the statement's text. Only to save a hash: emptied when filters have put together more than any use repeats. */
const statementNames = new Map<string, string>();
const mostNames = 1_000;

/** PostgreSQL's own name for a statement that it forgets at the next one. */
const unnamed = "";

/**
 * A name makes a statement a prepared one: a connection sends its text and has it parsed once. PostgreSQL keeps one plan
 * for all its parameters where that is estimated to cost no more than planning anew, which a list's deep page is not.
 */
function statementName({ sql }: { sql: string }): string {
  if (isPlannedAnew(sql)) return unnamed;
  const known = statementNames.get(sql);
  if (known) return known;
  const name = createHash("sha256").update(sql).digest("base64url").slice(0, 22);
  if (statementNames.size >= mostNames) statementNames.clear();
  statementNames.set(sql, name);
  return name;
}

export function db(): PrismaClient {
  held.portalDb ??= open();
  return held.portalDb.client;
}

function open(): { client: PrismaClient; pool: Pool } {
  const config = { connectionString: env().DATABASE_URL, max: 20, ...patience };
  // The driver's adapter reads an instant as the server writes it and takes it for UTC, whatever zone stands beside it.
  // Pages ask for little, many at a time: a statement that starts processes of its own, or is compiled first, as
  // PostgreSQL does where it estimates much, takes ten times as long as it needs. A row read by an index costs hardly more
  // than the next one of its table: databases stand in memory or on disks without arms.
  const options = "-c TimeZone=UTC -c max_parallel_workers_per_gather=0 -c jit=off -c random_page_cost=1.1";
  const pool = new Pool({ ...config, options });
  // A connection that breaks while nobody uses it: the pool opens another when it is asked for one.
  pool.on("error", (error) => log().warn({ error }, "an idle database connection was lost"));
  const client = new PrismaClient({
    adapter: new PrismaPg(pool, { disposeExternalPool: true, statementNameGenerator: statementName }),
    transactionOptions: { maxWait: 10_000, timeout: 20_000 },
  });
  return { client, pool };
}

/** How this process's connections stand: opened, of these idle, and how many requests wait for one. */
export function poolUse(): { open: number; idle: number; waiting: number } {
  const pool = held.portalDb?.pool;
  return { open: pool?.totalCount ?? 0, idle: pool?.idleCount ?? 0, waiting: pool?.waitingCount ?? 0 };
}

/** Tests open a database for each file; a process that ends gives its connections back. */
export async function closeDb(): Promise<void> {
  const open = held.portalDb;
  delete held.portalDb;
  await open?.client.$disconnect();
}
