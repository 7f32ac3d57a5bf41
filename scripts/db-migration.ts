import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { migrationsFolder, readMigrations } from "@/prisma/migrate";
import { diffSchemas, readSchema } from "@/prisma/schema-diff";
import { startThrowawayPostgres } from "./throwaway-postgres";

/**
 * `npm run db:migration NAME`: writes the migration that leads from the last one's schema to today's. Triggers,
 * checks and grants are added to its migration.sql by hand. With `--empty` it makes one for such SQL alone.
 */
async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const name = args.find((arg) => !arg.startsWith("--"));
  if (!name || !/^[a-z0-9_]+$/.test(name))
    throw new Error("Usage: npm run db:migration name_of_what_changes [-- --empty]");
  const schema = readSchema();
  const last = readMigrations().at(-1)?.name;
  const before = last ? readFileSync(join(migrationsFolder, last, "schema.prisma"), "utf8") : null;
  const sql = await difference(before, schema);
  if (sql === "" && !args.includes("--empty")) {
    console.log("The schema has not changed since the last migration. For SQL of your own: -- --empty");
    return;
  }
  const time = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = join(migrationsFolder, `${time}_${name}`);
  mkdirSync(folder);
  writeFileSync(join(folder, "migration.sql"), sql);
  writeFileSync(join(folder, "schema.prisma"), schema);
  console.log(
    `Made ${join(folder, "migration.sql")}. Read it, and grant portal_app what it may do with new tables.`,
  );
}

async function difference(before: string | null, after: string): Promise<string> {
  const postgres = await startThrowawayPostgres("portal-migration-");
  try {
    return await diffSchemas(before, after, postgres.adminUrl);
  } finally {
    await postgres.stop();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
