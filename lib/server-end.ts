import { setTimeout as wait } from "node:timers/promises";
import { closeDb } from "@/lib/db/client";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { closeMail } from "@/lib/mail/transport";

export type Stoppable = {
  /** Takes nothing new, and resolves once what was begun is done. */
  stop(): Promise<void>;
  /** Time is up: gives back what is not done, for another process to do. */
  abandon?(): Promise<void>;
};

const endSignals = ["SIGTERM", "SIGINT", "SIGHUP"] as const;

/**
 * At the first signal to end, this process takes nothing new, finishes what it has begun for as long as
 * SHUTDOWN_SECONDS allows, gives the rest back and ends: with 0 when all was done, with 1 when something was broken off.
 */
export function endOnSignal(parts: readonly Stoppable[]): void {
  let ending: Promise<never> | undefined;
  for (const signal of endSignals) {
    // Next's own listener would end the process without waiting for the jobs, and waits for requests without end.
    process.removeAllListeners(signal);
    process.on(signal, () => void (ending ??= end(parts, signal)));
  }
}

async function end(parts: readonly Stoppable[], signal: string): Promise<never> {
  const { SHUTDOWN_SECONDS: seconds } = env();
  log().info({ signal, seconds }, "ending: nothing new is taken");
  const done = Promise.allSettled(parts.map((part) => part.stop())).then(() => true);
  const isDone = await Promise.race([done, wait(seconds * 1_000, false)]);
  if (!isDone) {
    log().warn({ seconds }, "time is up: what is not done is given back");
    await briefly(Promise.allSettled(parts.map(async (part) => part.abandon?.())));
  }
  closeMail();
  await briefly(closeDb());
  log().info({ broken: !isDone }, "ended");
  process.exit(isDone ? 0 : 1);
}

/** A database that does not answer must not keep the process from ending. */
const briefly = (work: Promise<unknown>) => Promise.race([work.catch(() => undefined), wait(3_000)]);
