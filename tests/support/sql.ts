import { Client } from "pg";

/** Who a statement of a test runs as: the role that owns the tables, or the one that the application runs as. */
export type TestRole = "owner" | "app";

/** Runs one statement in this file's database, past the application; for what only the database can refuse. */
export async function sql<Row extends object>(
  role: TestRole,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const url = role === "owner" ? process.env.DATABASE_OWNER_URL : process.env.DATABASE_URL;
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}
