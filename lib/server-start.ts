import { once } from "node:events";
import { refuseWhenUnsafe } from "@/lib/auth/refuse-when-unsafe";
import { env, isDevelopment } from "@/lib/env";
import { loadClock } from "@/lib/kept-clock";
import { log } from "@/lib/log";
import { endOnSignal, type Stoppable } from "@/lib/server-end";
import { type OpenRequests, watchRequests } from "@/lib/web/request-log";

/** What a server does before its first answer. Ends the process, with the reasons, when it must not run. */
export async function startServer(): Promise<void> {
  const requests = watchRequests();
  await refuseWhenUnsafe();
  await loadClock().catch((error: unknown) => log().warn({ error }, "the kept clock could not be read"));
  const parts: Stoppable[] = [answers(requests)];
  const listener = await metricsListener();
  if (listener) parts.push(listener);
  if (env().WORKER_IN_SERVER) parts.push(await workerHere());
  // Next watches the files in development and ends by its own rules.
  if (!isDevelopment()) endOnSignal(parts);
}

/** What a worker does (mails, documents, seals) is loaded where one runs: it is most of what a start would wait for. */
async function workerHere(): Promise<Stoppable> {
  const [{ startWorker }, { handlers }] = await Promise.all([
    import("@/lib/jobs/runner"),
    import("@/lib/jobs/handlers"),
  ]);
  return startWorker(handlers);
}

async function metricsListener(): Promise<Stoppable | undefined> {
  if (!env().METRICS_LISTEN) return undefined;
  return (await import("@/lib/metrics/listener")).listenForMetrics();
}

/** The answering of requests, as a part that can be stopped: those that were taken are answered to their end. */
function answers(requests: OpenRequests): Stoppable {
  return {
    async stop() {
      requests.ending = true;
      requests.server?.close();
      while (requests.open.size > 0)
        await Promise.allSettled([...requests.open].map((response) => once(response, "close")));
    },
  };
}
