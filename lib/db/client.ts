import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "./generated/client";
import { env } from "@/lib/env";

/**
 * The runtime's connection, as the role without DDL. Kept on globalThis so that a reload in development does not
 * open a second pool.
 */
const held = globalThis as typeof globalThis & { portalDb?: PrismaClient };

/**
 * How long is waited for what: milliseconds. The server ends a statement that takes too long; one that the server does
 * not even end, since it hangs or the line is gone, is given up here, so that the reader is told instead of waiting.
 */
export const patience = {
  connectionTimeoutMillis: 15_000,
  statement_timeout: 15_000,
  query_timeout: 18_000,
} as const;

export function db(): PrismaClient {
  held.portalDb ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString: env().DATABASE_URL, max: 20, ...patience }),
    transactionOptions: { maxWait: 10_000, timeout: 20_000 },
  });
  return held.portalDb;
}

/** Tests open a database for each file. */
export async function closeDb(): Promise<void> {
  await held.portalDb?.$disconnect();
  delete held.portalDb;
}
