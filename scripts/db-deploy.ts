import { databaseOwnerUrl } from "@/lib/env";
import { migrate } from "@/prisma/migrate";

/** `npm run db:deploy`: applies what the database named by DATABASE_OWNER_URL has not seen. Safe to repeat. */
async function main(): Promise<void> {
  const applied = await migrate(databaseOwnerUrl());
  for (const name of applied) console.log(`applied ${name}`);
  console.log(applied.length === 0 ? "The database is up to date." : `${applied.length} applied.`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
