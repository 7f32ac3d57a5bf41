import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { expect, inject, test } from "vitest";
import { migrationsFolder, readMigrations } from "@/prisma/migrate";
import { diffSchemas, readSchema } from "@/prisma/schema-diff";
import { sql } from "@/tests/support/sql";

/** What Prisma's schema speaks of. Checks, triggers, grants and further indexes are the migrations' own. */
const shapes = {
  columns: `SELECT format('%s.%s %s null=%s default=%s', table_name, column_name,
              CASE WHEN data_type IN ('USER-DEFINED', 'ARRAY') THEN udt_name
                   ELSE concat_ws(' ', data_type, character_maximum_length, numeric_precision, numeric_scale, datetime_precision) END,
              is_nullable, column_default) AS line
            FROM information_schema.columns WHERE table_schema = 'public'`,
  enums: `SELECT format('%s %s', t.typname, e.enumlabel) AS line FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid`,
  keys: `SELECT format('%s %s', conrelid::regclass, pg_get_constraintdef(oid)) AS line FROM pg_constraint
         WHERE connamespace = 'public'::regnamespace AND contype IN ('p', 'f')`,
  indexes: `SELECT indexdef AS line FROM pg_indexes WHERE schemaname = 'public'`,
};

async function made(script: string): Promise<(text: string) => Promise<string[]>> {
  const { adminUrl } = inject("cluster");
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query("CREATE DATABASE from_schema TEMPLATE template0");
  await admin.end();
  const client = new Client({
    connectionString: Object.assign(new URL(adminUrl), { pathname: "/from_schema" }).href,
  });
  await client.connect();
  await client.query("CREATE EXTENSION IF NOT EXISTS citext");
  await client.query(script);
  return async (text) => (await client.query<{ line: string }>(text)).rows.map((row) => row.line).sort();
}

test("the migrations together make the tables that the schema describes", async () => {
  const { adminUrl } = inject("cluster");
  const fromSchema = await made(await diffSchemas(null, readSchema(), adminUrl));
  const fromMigrations = async (text: string) =>
    (await sql<{ line: string }>("owner", text)).map((row) => row.line).sort();

  const columns = (await fromMigrations(shapes.columns)).filter(
    (line) => !line.startsWith("_prisma_migrations."),
  );
  expect(columns.length).toBeGreaterThan(100);
  expect(columns).toEqual(await fromSchema(shapes.columns));
  expect(await fromMigrations(shapes.enums)).toEqual(await fromSchema(shapes.enums));
  expect(await fromMigrations(shapes.keys)).toEqual(expect.arrayContaining(await fromSchema(shapes.keys)));
  expect(await fromMigrations(shapes.indexes)).toEqual(
    expect.arrayContaining(await fromSchema(shapes.indexes)),
  );
});

test("the schema kept beside the last migration is today's", async () => {
  const last = readMigrations().at(-1);
  expect(last).toBeDefined();
  const kept = readFileSync(join(migrationsFolder, last?.name ?? "", "schema.prisma"), "utf8");
  expect(await diffSchemas(kept, readSchema(), inject("cluster").adminUrl)).toBe("");
});

test("a difference between schema and migrations is seen", async () => {
  const { adminUrl } = inject("cluster");
  const schema = readSchema();
  const changed = schema.replace(/^model Stream \{/m, "model Stream {\n  planted Int");
  expect(changed).not.toBe(schema);
  expect(await diffSchemas(schema, changed, adminUrl)).toContain('ADD COLUMN     "planted" INTEGER NOT NULL');
});
