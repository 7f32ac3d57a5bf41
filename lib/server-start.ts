import { reasonsNotToStart } from "@/lib/auth/production-check";
import { env } from "@/lib/env";
import { handlers } from "@/lib/jobs/handlers";
import { startWorker } from "@/lib/jobs/runner";
import { loadClock } from "@/lib/kept-clock";
import { log } from "@/lib/log";

/** What a server does before its first answer. Ends the process, with the reasons, when it must not run. */
export async function startServer(): Promise<void> {
  await refuseWhenUnsafe();
  await loadClock().catch((error: unknown) => log().warn({ error }, "the kept clock could not be read"));
  if (env().WORKER_IN_SERVER) endWithProcess(startWorker(handlers));
}

/** Prints why this installation must not run, and ends the process with 78 ("configuration error"). */
export async function refuseWhenUnsafe(): Promise<void> {
  const reasons = await reasonsNotToStart();
  if (reasons.length === 0) return;
  console.error(["The portal does not start:", ...reasons.map((reason) => `  - ${reason}`)].join("\n"));
  process.exit(78);
}

/** Next ends the process after its own answers; jobs in hand that don't end by then are run again by another worker. */
function endWithProcess(worker: { stop(): Promise<void> }): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void worker.stop());
}
