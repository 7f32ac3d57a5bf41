import { handlers } from "@/lib/jobs/handlers";
import { startWorker } from "@/lib/jobs/runner";
import { loadClock } from "@/lib/kept-clock";
import { refuseWhenUnsafe } from "@/lib/server-start";
import { closeDb } from "@/lib/db/client";
import { endSignals } from "./child";

/** `npm run worker`: runs the jobs, beside servers whose WORKER_IN_SERVER is false. Any number of them may run. */
async function main(): Promise<void> {
  await refuseWhenUnsafe();
  await loadClock();
  const worker = startWorker(handlers);
  console.log("The worker is running.");
  let ending = false;
  for (const signal of endSignals) {
    process.on(signal, () => {
      if (ending) return;
      ending = true;
      void worker
        .stop()
        .then(closeDb)
        .then(() => process.exit(0));
    });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
