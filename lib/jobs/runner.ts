import { EventEmitter } from "node:events";
import { Logger, type Runner, type TaskList, type WorkerEvents, run } from "graphile-worker";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import type { Handlers } from "./handlers";
import { holdLiveness, releaseJobsOf, releaseJobsOfDeadWorkers } from "./liveness";

/** Jobs that run at the same time in one process: they wait for mail and files more than they compute. */
const concurrency = 4;
/** A job added in a committed transaction is heard of at once; this is for one whose notice was lost. */
const pollInterval = 2_000;
const restartAfter = 2_000;
const sweepEvery = 10_000;

const preset = {
  worker: {
    // How long a job may go on is decided by whoever stops us: by itself the queue would break it off after five
    // seconds. This is the longest that a timer can wait.
    gracefulShutdownAbortTimeout: 2 ** 31 - 1,
    // Without a batch, be it of one, the queue ends without waiting until it is written that a job is done.
    completeJobBatchDelay: 0,
    failJobBatchDelay: 0,
  },
};

/**
 * What falls due is looked at every minute. The chains of events are anchored every day, after the night in the Americas;
 * a day on which no worker ran then is made up for.
 */
const crontab = "* * * * * runDue ?max=3\n15 9 * * * anchorChains ?fill=1d";

export type RunningWorker = {
  /** Ends after the jobs in hand; waits for them. */
  stop(): Promise<void>;
  /** Frees the jobs in hand for other workers at once: for a process that ends now, in the midst of them. */
  abandon(): Promise<void>;
};

/**
 * Starts a worker in this process: the server's own (WORKER_IN_SERVER) or `npm run worker`. When the database is
 * away, at the start or later, it tries again until it is back. It takes the kinds of jobs that it has a handler for.
 */
export function startWorker(handlers: Partial<Handlers>): RunningWorker {
  const held: Held = { stopped: false, pools: new Set() };
  const ended = supervise(held, handlers);
  const sweep = setInterval(() => {
    releaseJobsOfDeadWorkers().catch((error: unknown) =>
      log().warn({ error }, "jobs could not be looked over"),
    );
  }, sweepEvery);
  return {
    async stop() {
      held.stopped = true;
      clearInterval(sweep);
      await held.runner?.stop().catch(() => {});
      await ended;
    },
    abandon: () => releaseJobsOf([...held.pools]),
  };
}

type Held = { runner?: Runner; stopped: boolean; pools: Set<string> };

async function supervise(held: Held, handlers: Partial<Handlers>): Promise<void> {
  while (!held.stopped) {
    const liveness: { stop(): Promise<void> }[] = [];
    const events: WorkerEvents = new EventEmitter();
    events.on("pool:create", ({ workerPool }) => {
      held.pools.add(workerPool.id);
      liveness.push(holdLiveness(env().DATABASE_URL, workerPool.id));
    });
    try {
      held.runner = await run({
        connectionString: env().DATABASE_URL,
        taskList: tasksOf(handlers),
        crontab,
        concurrency,
        pollInterval,
        noHandleSignals: true,
        maxPoolSize: concurrency + 2,
        events,
        logger: silent,
        preset,
      });
      await held.runner.promise;
    } catch (error) {
      log().warn({ error }, "the worker stopped and will start again");
    }
    await Promise.all(liveness.map((lock) => lock.stop()));
    held.runner = undefined;
    if (!held.stopped) await new Promise((resolve) => setTimeout(resolve, restartAfter));
  }
}

/**
 * The queue keeps a failed job's message in its row and its own log: it gets the kind of error only, since a message may
 * quote an address or a row.
 */
function tasksOf(handlers: Partial<Handlers>): TaskList {
  const wrapped = Object.entries(handlers).map(([name, handle]) => [
    name,
    async (payload: unknown, { job }: { job: { id: string; attempts: number; max_attempts: number } }) => {
      const began = performance.now();
      try {
        await (handle as (payload: unknown) => Promise<unknown>)(payload);
        const milliseconds = Math.round(performance.now() - began);
        log().info({ job: name, id: job.id, attempt: job.attempts, milliseconds }, "job done");
      } catch (error) {
        const facts = { job: name, id: job.id, attempt: job.attempts, error };
        if (job.attempts < job.max_attempts) log().error(facts, "job failed");
        else log().fatal(facts, "job given up after its last try");
        throw new Error(error instanceof Error ? error.name : "Error");
      }
    },
  ]);
  return Object.fromEntries(wrapped);
}

const silent = new Logger(() => () => {});
