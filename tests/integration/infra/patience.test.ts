import { PrismaPg } from "@prisma/adapter-pg";
import { expect, test } from "vitest";
import { patience } from "@/lib/db/client";
import { PrismaClient } from "@/lib/db/generated/client";

test("what the server does not end is given up by the client, soon enough for somebody who waits", () => {
  expect(patience.query_timeout).toBeGreaterThan(patience.statement_timeout);
  expect(patience.query_timeout).toBeLessThanOrEqual(20_000);
});

test("the client's own limit ends a query and a transaction that get no answer, and the next one is served", async () => {
  const limits = { ...patience, statement_timeout: 1_500, query_timeout: 400 };
  const client = new PrismaClient({
    adapter: new PrismaPg({ connectionString: process.env.DATABASE_URL, max: 2, ...limits }),
  });
  const begun = Date.now();
  await expect(client.$queryRaw`SELECT pg_sleep(8)`).rejects.toThrow("Query read timeout");
  await expect(client.$transaction((tx) => tx.$queryRaw`SELECT pg_sleep(8)`)).rejects.toThrow();
  expect(Date.now() - begun).toBeLessThan(limits.statement_timeout + 1_000);
  const served = () =>
    client.$queryRaw`SELECT 1 AS one`.then(
      () => true,
      () => false,
    );
  await expect.poll(served, { timeout: 10_000 }).toBe(true);
  await client.$disconnect();
});
