import { Client } from "pg";

/** Tables of a case of which lists and searches read, and their columns that hold an id of the same case's family. */
const listed: Record<string, readonly string[]> = {
  Case: ["id"],
  CaseMember: ["id", "caseId"],
  Wait: ["id", "caseId"],
};

/** All tables of a case at the beginning of its review. */
const family: Record<string, readonly string[]> = {
  ...listed,
  Person: ["id", "caseId"],
  Intake: ["id", "caseId"],
  IntakeDeadline: ["id", "intakeId"],
  IntakeTask: ["id", "intakeId"],
};

/** So many copies have their intakes and parties with them; of more, only what lists and searches read is copied. */
const mostWhole = 10_000;

/**
 * Cases in bulk, for a bench and nowhere else: rows copied past all commands, under new ids and codes and
 * with older dates. What is encrypted in them cannot be read, and nobody opens them.
 */
export async function openCopies(adminUrl: string) {
  const admin = new Client({
    connectionString: Object.assign(new URL(adminUrl), { pathname: "/portal" }).href,
  });
  await admin.connect();
  await admin.query(
    `CREATE TEMP TABLE original AS SELECT id, row_number() OVER (ORDER BY code) - 1 AS place FROM "Case"`,
  );
  const every = Object.keys(family).map((table) => `SELECT id FROM "${table}"`);
  await admin.query(`CREATE TEMP TABLE made AS ${every.join(" UNION ALL ")}`);
  const { rows } = await admin.query<{ count: number }>("SELECT count(*)::int AS count FROM original");
  const originals = rows[0]?.count ?? 0;
  if (originals === 0) throw new Error("There is no case to copy.");

  return {
    /** Leaves so many cases in all: the ones made by commands, and copies of them. */
    async bringTo(total: number): Promise<void> {
      const tables = total > mostWhole ? listed : family;
      await admin.query("BEGIN");
      // A million rows are not asked one by one whether what they point to is there: it was, for what they copy.
      await admin.query("SET LOCAL session_replication_role = replica");
      await admin.query("SET LOCAL maintenance_work_mem = '512MB'");
      for (const table of Object.keys(family))
        await admin.query(
          `DELETE FROM "${table}" t WHERE NOT EXISTS (SELECT 1 FROM made m WHERE m.id = t.id)`,
        );
      const indexes = await withoutIndexes(admin, Object.keys(tables));
      for (const [table, ids] of Object.entries(tables))
        await copyRows(admin, table, ids, total - originals, originals);
      for (const definition of indexes) await admin.query(definition);
      await admin.query("COMMIT");
      // As autovacuum and the checkpointer would have left it: neither state pays for the rows of the other.
      await admin.query("VACUUM ANALYZE");
      await admin.query("CHECKPOINT");
    },
    close: () => admin.end(),
  };
}

/** Takes the indexes away that stand for no constraint; as one, they are made again in a tenth of the time. */
async function withoutIndexes(admin: Client, tables: readonly string[]): Promise<string[]> {
  const { rows } = await admin.query<{ name: string; definition: string }>(
    `SELECT i.indexname AS name, i.indexdef AS definition FROM pg_indexes i
    WHERE i.schemaname = 'public' AND i.tablename = ANY($1) AND NOT EXISTS (
      SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname)`,
    [tables],
  );
  for (const { name } of rows) await admin.query(`DROP INDEX "${name}"`);
  return rows.map(({ definition }) => definition);
}

/** A uuid made from an old one and the number of the copy: the same wherever the old one stands. */
const renewed = (column: string) => `md5(t."${column}"::text || n.number)::uuid`;

/** What of a case is its own: a code of a year without cases, a nickname, and a day before the ones made by commands. */
const varied: Record<string, string> = {
  code: `'CF-1999-' || lpad(n.number::text, greatest(4, length(n.number::text)), '0')`,
  nickname: `t.nickname || ' ' || md5(n.number::text)`,
  updatedAt: `t."updatedAt" - n.number * interval '1 minute'`,
};

async function copyRows(
  admin: Client,
  table: string,
  ids: readonly string[],
  copies: number,
  originals: number,
) {
  const { rows } = await admin.query<{ name: string }>(
    "SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1",
    [table],
  );
  const names = rows.map((row) => row.name);
  const values = names.map((name) => {
    if (ids.includes(name)) return renewed(name);
    return (table === "Case" && varied[name]) || `t."${name}"`;
  });
  const caseOf = ids.includes("caseId")
    ? `t."caseId"`
    : ids.includes("intakeId")
      ? `(SELECT i."caseId" FROM "Intake" i WHERE i.id = t."intakeId")`
      : "t.id";
  await admin.query(
    `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(", ")})
    SELECT ${values.join(", ")} FROM "${table}" t JOIN original o ON o.id = ${caseOf}
    JOIN generate_series(1, $1::int) AS n(number) ON n.number % $2::int = o.place`,
    [copies, originals],
  );
}
