import { Client } from "pg";
import { to as copyTo } from "pg-copy-streams";
import type { Entry } from "./archive";
import { type Begin, type End, placeOf, quoted, sequencesOf, tablesOf } from "./tables";

/**
 * Everything in the database as it was at one moment, as entries of an archive, while the portal goes on: one
 * transaction that sees nothing of what is written meanwhile, and PostgreSQL's own COPY.
 * @param told hears at the end what was copied
 */
export async function* dump(ownerUrl: string, told: (end: End) => void): AsyncGenerator<Entry> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    // However this server is set up, values are written so that any other reads them as they are.
    await client.query("SET DateStyle = ISO; SET IntervalStyle = postgres; SET extra_float_digits = 3");
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    yield { head: await beginning(client), bytes: none() };
    const rows: End["rows"] = {};
    for (const table of await tablesOf(client)) {
      const stream = client.query(
        copyTo(`COPY ${placeOf(table)} (${table.columns.map(quoted).join(", ")}) TO STDOUT`),
      );
      yield { head: table, bytes: stream };
      rows[placeOf(table)] = stream.rowCount;
    }
    const { rows: files } = await client.query<{ address: string }>(
      `SELECT DISTINCT address FROM "Document" ORDER BY 1`,
    );
    const end: End = {
      ...{ kind: "end", rows, sequences: await sequencesOf(client) },
      files: files.map(({ address }) => address),
    };
    yield { head: end, bytes: none() };
    await client.query("COMMIT");
    told(end);
  } finally {
    await client.end();
  }
}

async function beginning(client: Client): Promise<Begin> {
  const { rows } = await client.query<{ name: string; at: Date }>(
    `SELECT migration_name AS name, now() AS at FROM "_prisma_migrations"
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1`,
  );
  if (!rows[0]) throw new Error("This database has never been deployed to: there is nothing to back up.");
  return { kind: "begin", at: rows[0].at.toISOString(), migrations: rows.map(({ name }) => name) };
}

async function* none(): AsyncGenerator<Uint8Array> {}
