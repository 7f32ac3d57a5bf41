import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from "prom-client";
import { waitingScans, type WaitingScans } from "@/lib/cases/scans/waiting";
import { db, poolUse } from "@/lib/db/client";
import { type QueueState, queueState } from "./queue";

/** One statement answers for all gauges that are read at the same time; null while the database does not answer. */
function askedOnce<State>(ask: () => Promise<State>): () => Promise<State | null> {
  let asked: Promise<State | null> | undefined;
  return () =>
    (asked ??= ask()
      .catch(() => null)
      .finally(() => (asked = undefined)));
}

const queue = askedOnce<QueueState>(() => queueState(db()));
const scans = askedOnce<WaitingScans>(() => waitingScans(db()));

/** No label ever holds anything of a person or a case: routes by pattern, commands and outcomes by name. */
function makeMetrics() {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const registers = [register];
  const jobs = new Gauge({
    name: "portal_jobs",
    help: "Jobs in the queue: due ones wait for a worker, given-up ones for a person",
    labelNames: ["state"] as const,
    registers,
    async collect() {
      this.reset();
      const state = await queue();
      if (!state) return;
      this.set({ state: "due" }, state.due);
      this.set({ state: "running" }, state.running);
      this.set({ state: "later" }, state.later);
      this.set({ state: "given_up" }, state.givenUp);
    },
  });
  const oldest = new Gauge({
    name: "portal_job_oldest_seconds",
    help: "How long the oldest job that is due has waited for a worker",
    registers,
    async collect() {
      const state = await queue();
      if (state) this.set(state.oldestSeconds);
      else this.remove();
    },
  });
  const unscanned = new Gauge({
    name: "portal_files_pending",
    help: "Files that nobody can open until the virus scanner has looked at them",
    registers,
    async collect() {
      const state = await scans();
      if (state) this.set(state.pending);
      else this.remove();
    },
  });
  const unscannedOldest = new Gauge({
    name: "portal_file_pending_oldest_seconds",
    help: "How long the first of them has waited",
    registers,
    async collect() {
      const state = await scans();
      if (state) this.set(state.oldestSeconds);
      else this.remove();
    },
  });
  const pool = new Gauge({
    name: "portal_database_connections",
    help: "Connections of this process's pool, and requests that wait for one",
    labelNames: ["state"] as const,
    registers,
    collect() {
      const use = poolUse();
      this.set({ state: "open" }, use.open);
      this.set({ state: "idle" }, use.idle);
      this.set({ state: "waiting" }, use.waiting);
    },
  });
  return {
    register,
    jobs,
    oldest,
    unscanned,
    unscannedOldest,
    pool,
    requests: new Histogram({
      name: "portal_http_request_seconds",
      help: "Requests answered, by route pattern, method and status",
      labelNames: ["route", "method", "status"] as const,
      buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    commands: new Counter({
      name: "portal_commands_total",
      help: "Commands by name and outcome: done, repeated, a refusal's code, or failed",
      labelNames: ["command", "outcome"] as const,
      registers,
    }),
    mails: new Counter({
      name: "portal_mails_total",
      help: "Mails handed to the mail server (sent) or refused by it (failed)",
      labelNames: ["outcome"] as const,
      registers,
    }),
  };
}

export type Metrics = ReturnType<typeof makeMetrics>;

/** One set for the process: what starts the server and what answers a page are built apart and would hold one each. */
const held = globalThis as typeof globalThis & { portalMetrics?: Metrics };

export function metrics(): Metrics {
  held.portalMetrics ??= makeMetrics();
  return held.portalMetrics;
}
