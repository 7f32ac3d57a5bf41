import type { Client } from "pg";
import { z } from "zod";

/** A table as an archive names it; `columns` are those that hold something of their own (none that is computed). */
export const tableSchema = z.object({
  kind: z.literal("table"),
  schema: z.string(),
  name: z.string(),
  columns: z.array(z.string()),
});

export type Table = z.infer<typeof tableSchema>;

/** What an archive begins and ends with. */
export const beginSchema = z.object({
  kind: z.literal("begin"),
  at: z.string(),
  migrations: z.array(z.string()),
});
export const endSchema = z.object({
  kind: z.literal("end"),
  /** Rows by table, as they were copied. */
  rows: z.record(z.string(), z.number()),
  /** Next value of each counter of the database. */
  sequences: z.array(z.object({ name: z.string(), value: z.string(), called: z.boolean() })),
  /** Addresses of the stored files that these rows name. */
  files: z.array(z.string()),
});

export type Begin = z.infer<typeof beginSchema>;
export type End = z.infer<typeof endSchema>;

/** The portal's own tables and the job queue's. What a deployment writes of itself is written by it again. */
const own = `n.nspname IN ('public', 'graphile_worker') AND c.relkind = 'r'
  AND NOT (n.nspname = 'public' AND c.relname = '_prisma_migrations')
  AND NOT (n.nspname = 'graphile_worker' AND c.relname = 'migrations')`;

export async function tablesOf(client: Pick<Client, "query">): Promise<Table[]> {
  const { rows } = await client.query<{ schema: string; name: string; columns: string[] }>(
    `SELECT n.nspname AS schema, c.relname AS name,
       array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE a.attgenerated = '') AS columns
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE ${own} GROUP BY 1, 2 ORDER BY 1, 2`,
  );
  return rows.map((row) => ({ kind: "table", ...row }));
}

export const placeOf = ({ schema, name }: Pick<Table, "schema" | "name">) =>
  `${quoted(schema)}.${quoted(name)}`;

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** Every sequence of the two schemas, and where it stands. */
export async function sequencesOf(client: Pick<Client, "query">): Promise<End["sequences"]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, sequencename) AS name FROM pg_sequences
     WHERE schemaname IN ('public', 'graphile_worker') ORDER BY 1`,
  );
  const states: End["sequences"] = [];
  for (const { name } of rows) {
    const { rows: state } = await client.query<{ value: string; called: boolean }>(
      `SELECT last_value::text AS value, is_called AS called FROM ${name}`,
    );
    if (state[0]) states.push({ name, ...state[0] });
  }
  return states;
}
