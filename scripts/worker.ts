import { handlers } from "@/lib/jobs/handlers";
import { startWorker } from "@/lib/jobs/runner";
import { loadClock } from "@/lib/kept-clock";
import { log } from "@/lib/log";
import { listenForMetrics } from "@/lib/metrics/listener";
import { endOnSignal } from "@/lib/server-end";
import { refuseWhenUnsafe } from "@/lib/auth/refuse-when-unsafe";

/** `npm run worker`: runs the jobs, beside servers whose WORKER_IN_SERVER is false. Any number of them may run. */
async function main(): Promise<void> {
  await refuseWhenUnsafe();
  await loadClock();
  const listener = await listenForMetrics();
  endOnSignal([startWorker(handlers), ...(listener ? [listener] : [])]);
  log().info("the worker is running");
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
