import { db } from "@/lib/db/client";
import { systemActor } from "@/lib/authz/actor";
import { DomainError, type ErrorCode } from "@/lib/errors";
import { log } from "@/lib/log";
import { execute } from "./execute";
import { commandNamed } from "./registry";
import { strikeDue, strikesOf, waitRow, type WaitKind } from "./wait-kinds";

/** How many Waits one tick takes; the rest follow with the next tick, oldest first. */
const perTick = 200;

/**
 * Runs what falls due, as SYSTEM: reminders, expiries, lapses. Safe to run on several workers at once and to repeat:
 * each strike of a Wait is one operation.
 * @returns how many strikes were run
 */
export async function runDue(now: Date): Promise<number> {
  const due = await db().wait.findMany({
    where: { closedAt: null, nextAt: { lte: now } },
    orderBy: { nextAt: "asc" },
    take: perTick,
    select: { id: true, nextAt: true },
  });
  for (const wait of due) {
    // One that fails stays due and is tried again at the next tick; the others do not wait for it.
    await strike(wait.id, now).catch((error: unknown) => later(wait, now, error));
  }
  return due.length;
}

async function strike(waitId: string, now: Date): Promise<void> {
  const wait = await db().wait.findUniqueOrThrow({ where: { id: waitId } });
  if (wait.closedAt || !wait.nextAt || wait.nextAt > now) return;
  const kind = wait.kind as WaitKind;
  const strikes = strikesOf(kind, wait.clockFrom ?? wait.since, wait.by);
  const step = strikeDue(kind, strikes, wait.step, now);
  const next = strikes[step];
  if (!next) return stopClock(wait);
  const then = waitRow(kind).then;
  const isLast = next.act === "then" && then !== undefined;
  const command = commandNamed(isLast ? then : "remind");
  const context = { actor: systemActor, now, operationId: `${waitId}:${step}`, strikeOf: waitId };
  try {
    await execute(context, command, wait.caseId, isLast ? { ref: wait.ref } : { waitId, step });
    if (isLast) await stopClock(wait);
  } catch (error) {
    if (!movedMeanwhile(error)) throw error;
    await stopClock(wait);
  }
}

/** The case moved meanwhile: what fell due no longer applies. Anything else is a mistake, and is tried again. */
const moved: readonly ErrorCode[] = ["NOT_FOUND", "WRONG_STATUS", "WRONG_STATE", "ALREADY_DONE"];

function movedMeanwhile(error: unknown): boolean {
  return error instanceof DomainError && moved.includes(error.code);
}

const patience = 5 * 60_000;

/** A clock as it was read. Whatever is done to it then is done only while it stands so. */
type Read = { id: string; nextAt: Date | null };

async function later({ id, nextAt }: Read, now: Date, error: unknown): Promise<void> {
  const again = new Date(now.getTime() + patience);
  const where = { id, nextAt, closedAt: null };
  const { count } = await db().wait.updateMany({ where, data: { nextAt: again } });
  // One that was paused or wound since it was read strikes at its time, and nothing went wrong.
  if (count > 0) log().error({ id, error }, "what fell due could not be run");
}

async function stopClock({ id, nextAt, step }: Read & { step: number }): Promise<void> {
  await db().wait.updateMany({ where: { id, nextAt, step }, data: { nextAt: null } });
}
