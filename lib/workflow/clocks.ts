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
    select: { id: true },
  });
  for (const wait of due) {
    // One that fails stays due and is tried again at the next tick; the others do not wait for it.
    await strike(wait.id, now).catch((error: unknown) => later(wait.id, now, error));
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
  if (!next) {
    await db().wait.update({ where: { id: waitId }, data: { nextAt: null } });
    return;
  }
  const then = waitRow(kind).then;
  const isLast = next.act === "then" && then !== undefined;
  const command = commandNamed(isLast ? then : "remind");
  const context = { actor: systemActor, now, operationId: `${waitId}:${step}` };
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

async function later(waitId: string, now: Date, error: unknown): Promise<void> {
  log().error({ id: waitId, error }, "what fell due could not be run");
  const nextAt = new Date(now.getTime() + patience);
  await db().wait.updateMany({ where: { id: waitId, closedAt: null }, data: { nextAt } });
}

/** Unless another worker has run a later strike meanwhile. */
async function stopClock({ id, step }: { id: string; step: number }): Promise<void> {
  await db().wait.updateMany({ where: { id, step }, data: { nextAt: null } });
}
