import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { expect, test } from "vitest";
import { closeDb, db } from "@/lib/db/client";
import { databaseOwnerUrl, env } from "@/lib/env";
import { migrate, pendingMigrations, readMigrations } from "@/prisma/migrate";
import { sql } from "@/tests/support/sql";

const table = (name: string) => ({
  name,
  checksum: name.padEnd(64, "0"),
  sql: `CREATE TABLE "${name}" (id int)`,
});

test("the database has every migration of this version", async () => {
  const client = new Client({ connectionString: env().DATABASE_URL });
  await client.connect();
  expect(await pendingMigrations(client)).toEqual([]);
  await client.end();
});

test("migrations are applied once, in order, whoever comes second", async () => {
  const all = [...readMigrations(), table("99990101000000_b"), table("99990101000001_c")];
  const both = await Promise.all([migrate(databaseOwnerUrl(), all), migrate(databaseOwnerUrl(), all)]);
  expect(both.flat()).toEqual(["99990101000000_b", "99990101000001_c"]);
  const rows = await sql<{ n: number }>("owner", `SELECT count(*)::int AS n FROM "_prisma_migrations"`);
  expect(rows).toEqual([{ n: all.length }]);
});

test("a migration that fails leaves nothing of itself", async () => {
  const known = [...readMigrations(), table("99990101000000_b"), table("99990101000001_c")];
  const broken = { ...table("99990101000002_d"), sql: 'CREATE TABLE "half" (id int); SELECT 1/0;' };
  await expect(migrate(databaseOwnerUrl(), [...known, broken])).rejects.toThrow(
    /99990101000002_d failed and was undone/,
  );
  expect(await sql("owner", `SELECT 1 FROM pg_tables WHERE tablename = 'half'`)).toEqual([]);
});

test("a migration that was edited after it had been applied is refused", async () => {
  const edited = { ...table("99990101000001_c"), checksum: "f".repeat(64) };
  const all = [...readMigrations(), table("99990101000000_b"), edited];
  await expect(migrate(databaseOwnerUrl(), all)).rejects.toThrow(/99990101000001_c was edited/);
});

test("an instant is what it was, whatever zone the database is set to", async () => {
  const name = new URL(databaseOwnerUrl()).pathname.slice(1);
  await sql("owner", `ALTER DATABASE "${name}" SET TimeZone = 'Asia/Kathmandu'`);
  await closeDb();
  const [row] = await db().$queryRaw<{ at: Date; zone: string }[]>`
    SELECT '2026-03-08T07:30:00Z'::timestamptz AS at, current_setting('TimeZone') AS zone`;
  expect(row).toEqual({ at: new Date("2026-03-08T07:30:00Z"), zone: "UTC" });
});

test("the runtime's role makes no tables", async () => {
  await expect(sql("app", "CREATE TABLE mine (id int)")).rejects.toThrow(/permission denied/);
  await expect(sql("app", `DELETE FROM "_prisma_migrations"`)).rejects.toThrow(/permission denied/);
});

test("every migration keeps the schema it came from beside it", () => {
  const folder = join(import.meta.dirname, "../../../prisma/migrations");
  for (const { name } of readMigrations())
    expect(readdirSync(join(folder, name)), name).toContain("schema.prisma");
});
