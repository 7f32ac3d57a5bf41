import { db } from "@/lib/db/client";

/** The worker looks at once for what is due, as it does at every full minute: a test need not wait for that. */
export async function lookForDue(): Promise<void> {
  await db().$executeRaw`SELECT 1 FROM graphile_worker.add_job('runDue'::text)`;
}
