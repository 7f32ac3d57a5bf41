import { Client } from "pg";

/** Tables of a case that are copied with it, and their columns that hold an id of the same case's family. */
const family: Record<string, readonly string[]> = {
  Case: ["id"],
  CaseMember: ["id", "caseId"],
  Person: ["id", "caseId"],
  Intake: ["id", "caseId"],
  IntakeDeadline: ["id", "intakeId"],
  IntakeTask: ["id", "intakeId"],
  Wait: ["id", "caseId"],
};

/**
 * Cases in bulk, for a bench and nowhere else: rows copied as the owner, past all commands, under new ids and codes and
 * with older dates. What is encrypted in them cannot be read, and nobody opens them.
 */
export async function openCopies(ownerUrl: string, adminUrl: string) {
  const owner = new Client({ connectionString: ownerUrl });
  const admin = new Client({
    connectionString: Object.assign(new URL(adminUrl), { pathname: "/portal" }).href,
  });
  await Promise.all([owner.connect(), admin.connect()]);
  await owner.query(
    `CREATE TEMP TABLE original AS SELECT id, row_number() OVER (ORDER BY code) - 1 AS place FROM "Case"`,
  );
  await owner.query(`CREATE TEMP TABLE copied (id uuid, number int)`);
  const { rows } = await owner.query<{ count: number }>("SELECT count(*)::int AS count FROM original");
  const originals = rows[0]?.count ?? 0;
  if (originals === 0) throw new Error("There is no case to copy.");

  const clear = async () => {
    // Foreign keys are looked at table by table, from the leaves on.
    for (const table of Object.keys(family).reverse()) {
      await owner.query(`DELETE FROM "${table}" WHERE id IN (SELECT id FROM copied)`);
    }
    await owner.query("TRUNCATE copied");
  };

  return {
    /** Leaves so many cases in all: the ones made by commands, and copies of them. */
    async bringTo(total: number): Promise<void> {
      await owner.query("BEGIN");
      await clear();
      for (const [table, ids] of Object.entries(family))
        await copyRows(owner, table, ids, total - originals, originals);
      await owner.query("COMMIT");
      // As autovacuum would have left it: neither state pays for the rows of the other.
      await admin.query("VACUUM ANALYZE");
    },
    close: () => Promise.all([owner.end(), admin.end()]),
  };
}

/** A uuid made from an old one and the number of the copy: the same wherever the old one stands. */
const renewed = (column: string) => `md5(t."${column}"::text || n.number)::uuid`;

async function copyRows(
  owner: Client,
  table: string,
  ids: readonly string[],
  copies: number,
  originals: number,
) {
  const { rows } = await owner.query<{ name: string }>(
    "SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1",
    [table],
  );
  const names = rows.map((row) => row.name);
  const values = names.map((name) => {
    if (ids.includes(name)) return renewed(name);
    if (table === "Case" && name === "code") return `'CF-1999-' || lpad(n.number::text, 4, '0')`;
    if (table === "Case" && name === "updatedAt") return `t."updatedAt" - n.number * interval '1 hour'`;
    return `t."${name}"`;
  });
  const caseOf = ids.includes("caseId")
    ? `t."caseId"`
    : ids.includes("intakeId")
      ? `(SELECT i."caseId" FROM "Intake" i WHERE i.id = t."intakeId")`
      : "t.id";
  await owner.query(
    `WITH made AS (
      INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(", ")})
      SELECT ${values.join(", ")} FROM "${table}" t JOIN original o ON o.id = ${caseOf}
      JOIN generate_series(1, $1::int) AS n(number) ON n.number % $2::int = o.place
      RETURNING id
    ) INSERT INTO copied (id) SELECT id FROM made`,
    [copies, originals],
  );
}
