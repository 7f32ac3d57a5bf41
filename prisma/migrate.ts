import { createHash, randomUUID } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { makeWorkerUtils } from "graphile-worker";
import { Client } from "pg";

export type Migration = { name: string; sql: string; checksum: string };

/** Where the migrations lie: one folder each, named <time>_<what>, applied in the order of their names. */
export const migrationsFolder = join(import.meta.dirname, "migrations");

/** Two deployments at once: the second waits here and then finds nothing to do. The number means nothing. */
const lockNumber = 72_707_369;

/** Reads the migrations in order; the checksum is Prisma's: SHA-256 of the file, in hexadecimal. */
export function readMigrations(folder: string = migrationsFolder): Migration[] {
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return names
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

/**
 * Brings the database up to date: our migrations, then the job queue's own. `ownerUrl` belongs to the role
 * that owns the tables. Returns the names of the migrations applied now. Throws, and leaves the failing
 * migration undone as a whole, when one fails, or when one that was applied before has been edited since.
 */
export async function migrate(
  ownerUrl: string,
  migrations: Migration[] = readMigrations(),
): Promise<string[]> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [lockNumber]);
    await client.query(migrationsTable);
    const pending = pendingOf(migrations, await appliedMigrations(client));
    for (const migration of pending) await apply(client, migration);
    await migrateJobQueue(ownerUrl, client);
    return pending.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

/**
 * What a deployment would still have to do: names of migrations that the database has not seen. For the health
 * page; works with the runtime's role. Throws when the database can't be asked.
 */
export async function pendingMigrations(client: Pick<Client, "query">): Promise<string[]> {
  return pendingOf(readMigrations(), await appliedMigrations(client)).map((migration) => migration.name);
}

/** Prisma's own table, column for column, so that its tools can take over. */
const migrationsTable = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    id                  VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum            VARCHAR(64) NOT NULL,
    finished_at         TIMESTAMPTZ,
    migration_name      VARCHAR(255) NOT NULL,
    logs                TEXT,
    rolled_back_at      TIMESTAMPTZ,
    started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  );
  GRANT SELECT ON "_prisma_migrations" TO portal_app`;

type Applied = { migration_name: string; checksum: string };

async function appliedMigrations(client: Pick<Client, "query">): Promise<Applied[]> {
  const { rows } = await client.query<Applied>(
    `SELECT migration_name, checksum FROM "_prisma_migrations"
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  );
  return rows;
}

function pendingOf(migrations: Migration[], applied: Applied[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration.checksum]));
  for (const { migration_name: name, checksum } of applied) {
    if (!known.has(name))
      throw new Error(`The database has migration ${name}, which this version does not know.`);
    if (known.get(name) !== checksum) {
      throw new Error(
        `Migration ${name} was edited after it had been applied. Undo the edit and add a migration.`,
      );
    }
  }
  const done = new Set(applied.map((row) => row.migration_name));
  return migrations.filter((migration) => !done.has(migration.name));
}

async function apply(client: Client, { name, sql, checksum }: Migration): Promise<void> {
  const startedAt = new Date();
  await client.query("BEGIN");
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, $4, clock_timestamp(), 1)`,
      [randomUUID(), checksum, name, startedAt],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw new Error(`Migration ${name} failed and was undone: ${String(error)}`, { cause: error });
  }
}

/**
 * Installs or updates graphile-worker's schema and lets the runtime's role add and run jobs. Its tables have
 * row-level security without a policy (only their owner sees a row), hence the policies.
 */
async function migrateJobQueue(ownerUrl: string, client: Client): Promise<void> {
  const utils = await makeWorkerUtils({ connectionString: ownerUrl });
  try {
    await utils.migrate();
  } finally {
    await utils.release();
  }
  await client.query(`
    GRANT USAGE ON SCHEMA graphile_worker TO portal_app;
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO portal_app;
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA graphile_worker TO portal_app;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA graphile_worker TO portal_app;
    REVOKE INSERT, UPDATE, DELETE ON graphile_worker.migrations FROM portal_app;
    DO $$
    DECLARE name text;
    BEGIN
      FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'graphile_worker' AND rowsecurity LOOP
        EXECUTE format('DROP POLICY IF EXISTS portal_app ON graphile_worker.%I', name);
        EXECUTE format('CREATE POLICY portal_app ON graphile_worker.%I TO portal_app USING (true) WITH CHECK (true)', name);
      END LOOP;
    END $$`);
}
