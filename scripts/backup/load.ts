import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { migrate, readMigrations } from "@/prisma/migrate";
import { type Entry, readArchive } from "./archive";
import { beginSchema, type End, endSchema, placeOf, quoted, tableSchema, tablesOf } from "./tables";

/**
 * Brings an empty database to what an archive holds: the tables as they were then, their rows in one transaction, and
 * then the migrations that came since. Nothing is left of a restore that fails, but empty tables.
 * @throws Error when the database is not empty, the archive is of a later version, or a row is missing
 */
export async function load(ownerUrl: string, file: string, key: Uint8Array): Promise<End> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await refuseWhenInUse(client);
    const entries = readArchive(file, key);
    await migrate(ownerUrl, migrationsOf(await headOf(entries, beginSchema)));
    await client.query("BEGIN");
    const end = await loadRows(client, entries);
    await client.query("COMMIT");
    await migrate(ownerUrl);
    return end;
  } finally {
    await client.end();
  }
}

/** @throws Error when the database holds an event: it is a portal's own */
export async function refuseWhenInUse(client: Client): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('"Event"') IS NOT NULL AS there`,
  );
  if (!rows[0]?.there) return;
  const { rowCount } = await client.query(`SELECT 1 FROM "Event" LIMIT 1`);
  if (rowCount) throw new Error("This database is in use. A backup is restored into an empty one.");
}

async function headOf<T>(entries: AsyncGenerator<Entry>, schema: { parse(head: unknown): T }): Promise<T> {
  const next = await entries.next();
  if (next.done) throw new Error("The archive is empty.");
  await drained(next.value.bytes);
  return schema.parse(next.value.head);
}

async function drained(bytes: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const piece of bytes)
    if (piece.length > 0) throw new Error("An entry holds what it should not.");
}

function migrationsOf({ migrations }: { migrations: string[] }) {
  const known = readMigrations();
  const unknown = migrations.filter((name) => !known.some((migration) => migration.name === name));
  if (unknown.length > 0)
    throw new Error(`The backup is of a later version: this one does not know ${unknown.join(", ")}.`);
  return known.filter(({ name }) => migrations.includes(name));
}

async function loadRows(client: Client, entries: AsyncGenerator<Entry>): Promise<End> {
  const tables = await tablesOf(client);
  const places = tables.map(placeOf);
  // What a migration put there stands in the archive too.
  await client.query(`TRUNCATE ${places.join(", ")}`);
  const constraints = await withoutForeignKeys(client);
  for (const place of places) await client.query(`ALTER TABLE ${place} DISABLE TRIGGER USER`);
  const rows: Record<string, number> = {};
  let end: End | undefined;
  for await (const { head, bytes } of entries) {
    const table = tableSchema.safeParse(head).data;
    if (table) {
      const columns = table.columns.map(quoted).join(", ");
      const copy = client.query(copyFrom(`COPY ${placeOf(table)} (${columns}) FROM STDIN`));
      await pipeline(Readable.from(bytes), copy);
      rows[placeOf(table)] = copy.rowCount;
    } else {
      end = endSchema.parse(head);
      await drained(bytes);
    }
  }
  if (!end) throw new Error("The archive has no end: it was cut short.");
  for (const [place, count] of Object.entries(end.rows))
    if (rows[place] !== count) throw new Error(`${place}: ${rows[place] ?? 0} of ${count} rows came.`);
  for (const { name, value, called } of end.sequences)
    await client.query("SELECT setval($1::regclass, $2::bigint, $3)", [name, value, called]);
  // Made again, each is checked against every row.
  for (const constraint of constraints) await client.query(constraint);
  for (const place of places) await client.query(`ALTER TABLE ${place} ENABLE TRIGGER USER`);
  return end;
}

/** Takes the foreign keys away, so that tables may come in any order. @returns the statements that make them again */
async function withoutForeignKeys(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ place: string; name: string; definition: string }>(
    `SELECT conrelid::regclass::text AS place, conname AS name, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE contype = 'f' AND connamespace IN ('public'::regnamespace, 'graphile_worker'::regnamespace)
     ORDER BY 1, 2`,
  );
  for (const { place, name } of rows)
    await client.query(`ALTER TABLE ${place} DROP CONSTRAINT ${quoted(name)}`);
  return rows.map(
    ({ place, name, definition }) => `ALTER TABLE ${place} ADD CONSTRAINT ${quoted(name)} ${definition}`,
  );
}
