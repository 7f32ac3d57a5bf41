import { portalEnv } from "@/lib/env";

/**
 * What time it is. Nothing else in lib asks the system: decisions get `now` as an argument, made here once per
 * command.
 *
 * In a demo and in tests the clock can be moved, forward or back, by an offset of this process; kept-clock.ts keeps
 * it in the database, where other processes find it. The offset hangs on the process, not on this module: Next
 * loads modules once per bundle.
 */
const key = Symbol.for("portal.clock.offset");
type WithOffset = typeof globalThis & { [key]?: number };

/** This instant, moved by the offset. */
export function now(): Date {
  return new Date(Date.now() + getOffset());
}

/** By how many milliseconds the clock is ahead of the real time; always 0 in production. */
export function getOffset(): number {
  return portalEnv() === "production" ? 0 : ((globalThis as WithOffset)[key] ?? 0);
}

/** Sets the clock `milliseconds` ahead of the real time. Throws in production. */
export function setOffset(milliseconds: number): void {
  if (portalEnv() === "production") throw new Error("The clock can't be moved in production.");
  if (!Number.isSafeInteger(milliseconds)) throw new Error("The clock is moved by whole milliseconds.");
  (globalThis as WithOffset)[key] = milliseconds;
}

/** Moves the clock on by `milliseconds` from where it stands. Throws in production. */
export function moveClock(milliseconds: number): void {
  setOffset(getOffset() + milliseconds);
}

/** Sets the clock so that it is `instant` now and goes on from there. Throws in production. */
export function setClock(instant: Date): void {
  setOffset(instant.getTime() - Date.now());
}
