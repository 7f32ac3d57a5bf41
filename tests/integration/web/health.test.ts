import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { afterEach, expect, inject, test } from "vitest";
import { GET } from "@/app/api/health/route";
import { db } from "@/lib/db/client";
import { enqueue } from "@/lib/jobs/enqueue";
import { holdLiveness, liveWorkers } from "@/lib/jobs/liveness";
import { startMailCatcher } from "@/tests/support/mail-catcher";
import { sql } from "@/tests/support/sql";

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

async function asked() {
  const response = await GET();
  return { code: response.status, body: (await response.json()) as Record<string, unknown> };
}

test("names what is down though the portal can be used", async () => {
  const { code, body } = await asked();
  expect(code).toBe(200);
  expect(body).toMatchObject({
    status: "degraded",
    degraded: ["worker", "mail"],
    database: "ok",
    migrations: "ok",
  });
  expect(body.version).toMatch(/^\d+\.\d+\.\d+$/);
});

test("is well with a worker and a mail server", async () => {
  const catcher = await startMailCatcher();
  const worker = holdLiveness(process.env.DATABASE_URL ?? "", "pool-health");
  ends.push(
    () => worker.stop(),
    () => catcher.stop(),
  );
  await expect.poll(liveWorkers).toBe(1);
  await expect.poll(asked, { timeout: 10_000 }).toMatchObject({
    code: 200,
    body: { status: "ok", worker: "ok", mail: "ok", degraded: [] },
  });
  // However often anybody asks, the mail server is not called as often.
  const before = catcher.calls();
  for (let round = 0; round < 3; round += 1) await Promise.all(Array.from({ length: 20 }, asked));
  expect(catcher.calls()).toBe(before);
});

test("tells of a mail that was given up until somebody sees to it, and by how many it is", async () => {
  await db().$transaction((tx) => enqueue(tx, "deliverNotification", { notificationId: randomUUID() }));
  expect(await asked()).toMatchObject({ body: { undelivered: { givenUp: 0, mailRefused: 0 } } });
  ends.push(
    () => sql("owner", "DELETE FROM graphile_worker._private_jobs"),
    () => db().mail.deleteMany(),
  );
  await sql("owner", "UPDATE graphile_worker._private_jobs SET attempts = max_attempts");
  await db().mail.create({
    data: {
      ...{ id: randomUUID(), userId: randomUUID(), kind: "notice", at: new Date() },
      ...{ state: "failed", trouble: "unreachable" },
    },
  });
  const { code, body } = await asked();
  expect(code).toBe(200);
  expect(body).toMatchObject({ status: "degraded", undelivered: { givenUp: 1, mailRefused: 1 } });
  expect(body.degraded).toContain("jobs");
});

test("answers 503 while migrations of this version are missing", async () => {
  const last = `(SELECT max(migration_name) FROM "_prisma_migrations")`;
  await sql("owner", `UPDATE "_prisma_migrations" SET rolled_back_at = now() WHERE migration_name = ${last}`);
  ends.push(() => sql("owner", `UPDATE "_prisma_migrations" SET rolled_back_at = NULL`));
  expect(await asked()).toMatchObject({ code: 503, body: { status: "down", migrations: "pending" } });
});

test("answers 503 while the database is down, and is well again by itself", async () => {
  const admin = new Client({ connectionString: inject("cluster").adminUrl });
  await admin.connect();
  ends.push(() => admin.end());
  const name = new URL(process.env.DATABASE_URL ?? "").pathname.slice(1);
  await admin.query(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS false`);
  await admin.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [name]);
  expect(await asked()).toMatchObject({
    code: 503,
    body: { status: "down", database: "down", migrations: "unknown" },
  });
  await admin.query(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS true`);
  // A connection of the pool that was cut may first have to be found dead.
  await expect.poll(asked).toMatchObject({ code: 200, body: { database: "ok", migrations: "ok" } });
});
