import { closeDb } from "@/lib/db/client";
import { portalEnv } from "@/lib/env";
import { seed } from "@/prisma/seed/seed";

/** Fills an empty database with the invented people and cases of the demo, by running the portal's own commands. */
async function main(): Promise<void> {
  if (portalEnv() === "production") throw new Error("Demo data belong in no production database.");
  await seed();
  await closeDb();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
