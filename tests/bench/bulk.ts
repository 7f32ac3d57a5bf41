import type { Client } from "pg";

/** Expressions for columns of a row in bulk; `t` is the row it is like, `s` the row of `from`. */
export type Values = Readonly<Record<string, string>>;

/**
 * Rows in bulk, past all commands: each is like the one row of `like` (one that a command made), but for `values`.
 * @param from what is selected from, called `s`
 */
export async function insertLike(
  admin: Client,
  table: string,
  like: string,
  from: string,
  values: Values,
): Promise<void> {
  const { rows } = await admin.query<{ name: string }>(
    "SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1",
    [table],
  );
  const names = rows.map((row) => row.name);
  const unknown = Object.keys(values).filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`${table} has no column ${unknown.join(", ")}`);
  await admin.query(
    `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(", ")})
    SELECT ${names.map((name) => values[name] ?? `t."${name}"`).join(", ")}
    FROM ${from} CROSS JOIN (${like}) t`,
  );
}

/**
 * Runs `fill` while the tables lack the indexes that stand for no constraint: made as one afterwards, they take a tenth
 * of the time. A million rows are not asked one by one whether what they point to is there.
 */
export async function inBulk(
  admin: Client,
  tables: readonly string[],
  fill: () => Promise<void>,
): Promise<void> {
  await admin.query("BEGIN");
  await admin.query("SET LOCAL session_replication_role = replica");
  await admin.query("SET LOCAL maintenance_work_mem = '512MB'");
  await admin.query("SET LOCAL work_mem = '256MB'");
  const { rows: indexes } = await admin.query<{ name: string; definition: string }>(
    `SELECT i.indexname AS name, i.indexdef AS definition FROM pg_indexes i
    WHERE i.schemaname = 'public' AND i.tablename = ANY($1) AND NOT EXISTS (
      SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname)`,
    [tables],
  );
  for (const { name } of indexes) await admin.query(`DROP INDEX "${name}"`);
  await fill();
  for (const { definition } of indexes) await admin.query(definition);
  await admin.query("COMMIT");
  // As autovacuum and the checkpointer would have left it.
  await admin.query("VACUUM ANALYZE");
  await admin.query("CHECKPOINT");
}
