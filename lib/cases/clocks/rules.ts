import type { z } from "zod";
import type { Relation } from "@/lib/authz/policy";
import { addWorkingDays, endOfDayIn, officeToday, officeZone, workingDaysUntil } from "@/lib/calendar";
import { plusDays, type PlainDate } from "@/lib/dates";
import { DomainError } from "@/lib/errors";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import type { Party } from "@/lib/workflow/statuses";
import { strikesOf, waitRow, type WaitKind } from "@/lib/workflow/wait-kinds";
import type { pauseClockInput } from "./schema";

/** A clock stands still for so many days at most; a longer one is paused again, with a reason of its own. */
export const longestPause = 60;

export type ClockFacts = {
  id: string;
  kind: WaitKind;
  party: Party;
  since: Date;
  clockFrom: Date | null;
  by: Date | null;
  nextAt: Date | null;
  /** The first strike that was not run. */
  step: number;
  pausedAt: Date | null;
  pausedUntil: Date | null;
};

/** `clocks`: the one that is named first, then those that count to the same date of the same record. */
export type PauseFacts = { clocks: readonly ClockFacts[]; holidays: readonly PlainDate[] };

/** One clock as it stands from now on. */
export type ClockChange = Pick<ClockFacts, "id" | "clockFrom" | "by" | "nextAt" | "pausedAt" | "pausedUntil">;
export type PauseChanges = { clocks: ClockChange[]; reason: string; shiftMs: number };

/** May the clock of such a Wait be paused at all, and by somebody who is this to the case? */
export function mayPause(kind: WaitKind, relations: readonly Relation[]): boolean {
  if (waitRow(kind).pause === "no") return false;
  const casework = relations.includes("facilitator") || relations.includes("director");
  return casework || (relations.includes("finance") && waitRow(kind).page === "payment");
}

/**
 * A clock stands still until the end of a day: what it counts keeps the days it has left, and its date and its reminders
 * come so much later. What waits can be done meanwhile.
 * @throws DomainError NOT_FOUND, NOT_ALLOWED, ALREADY_DONE (it stands still), INVALID at `until`
 */
export function decidePauseClock(
  { clocks, holidays }: PauseFacts,
  input: z.output<typeof pauseClockInput>,
  context: DecideContext,
): Decision<PauseChanges> {
  const [named] = clocks;
  if (!named) throw new DomainError("NOT_FOUND");
  if (!mayPause(named.kind, context.case.relations)) throw new DomainError("NOT_ALLOWED");
  if (named.pausedAt) throw new DomainError("ALREADY_DONE");
  const today = officeToday(context.now);
  if (input.until <= today || input.until > plusDays(today, longestPause)) {
    throw new DomainError("INVALID", {}, { until: "cases.clocks.refused.until" });
  }
  const until = endOfDayIn(input.until, officeZone);
  const shiftMs = until.getTime() - context.now.getTime();
  const pause: Pause = { from: context.now, to: until, holidays };
  const changed = clocks.map((clock) => ({
    ...shifted(clock, pause, context.now),
    pausedAt: context.now,
    pausedUntil: until,
  }));
  const from = context.case.relations.some((one) => one === "facilitator" || one === "director")
    ? "FACILITATOR"
    : "FINANCE";
  return {
    changes: { clocks: changed, reason: input.reason, shiftMs },
    events: clocks.map((clock, index) => ({
      type: "clock.paused",
      payload: {
        ...{ waitId: clock.id, wait: clock.kind, party: clock.party, from },
        ...{ until: until.toISOString(), by: changed[index]?.by?.toISOString() ?? null },
      },
      words: { reason: input.reason },
    })),
  };
}

/**
 * The clock goes on: by somebody before its day, what is left counts from now; by SYSTEM on its day, as it was said.
 * @throws DomainError NOT_FOUND, WRONG_STATE (it goes), TOO_EARLY
 */
export function decideResumeClock(
  { clocks, holidays }: PauseFacts,
  _input: object,
  context: DecideContext,
): Decision<PauseChanges> {
  const [named] = clocks;
  if (!named) throw new DomainError("NOT_FOUND");
  if (!named.pausedUntil) throw new DomainError("WRONG_STATE");
  const bySystem = context.actor.kind === "system";
  if (!bySystem && !mayPause(named.kind, context.case.relations)) throw new DomainError("NOT_ALLOWED");
  if (bySystem && context.now < named.pausedUntil) throw new DomainError("TOO_EARLY");
  const to = context.now < named.pausedUntil ? context.now : named.pausedUntil;
  const pause: Pause = { from: named.pausedUntil, to, holidays };
  const shiftMs = to.getTime() - named.pausedUntil.getTime();
  const standing = clocks.filter((clock) => clock.pausedAt);
  const changed = standing.map((clock) => ({
    ...shifted(clock, pause, context.now),
    pausedAt: null,
    pausedUntil: null,
  }));
  return {
    changes: { clocks: changed, reason: "", shiftMs },
    events: standing.map((clock, index) => ({
      type: "clock.resumed",
      payload: {
        ...{ waitId: clock.id, wait: clock.kind, party: clock.party },
        ...{ by: changed[index]?.by?.toISOString() ?? null, early: shiftMs < 0 },
      },
    })),
  };
}

/** What was left at `from` is left again at `to`; that lies before, where a clock goes on before its day. */
type Pause = { from: Date; to: Date; holidays: readonly PlainDate[] };

function shifted(clock: ClockFacts, pause: Pause, now: Date) {
  const ms = pause.to.getTime() - pause.from.getTime();
  const later = (at: Date) => new Date(at.getTime() + ms);
  if (waitRow(clock.kind).pause === "reminders") return reminded(clock, ms > 0 ? later(now) : now);
  const { id, since, by, nextAt } = clock;
  const clockFrom = later(clock.clockFrom ?? since);
  const counted = workingDaysLater(clock, pause);
  if (counted) return reminded({ ...clock, clockFrom, by: counted }, ms > 0 ? later(now) : now);
  return {
    id,
    clockFrom,
    by: by && later(by),
    // What fell due before and was not run yet comes when the clock goes on, not before.
    nextAt: nextAt && (ms > 0 ? later(nextAt > now ? nextAt : now) : later(nextAt)),
  };
}

/**
 * The date of a clock that counts working days: the end of the office's day on which as many are over as were left, and
 * of one more where it stopped on its last day. Null: it counts none, or its date was past, and it stays as late as it was.
 */
function workingDaysLater({ kind, by }: ClockFacts, { from, to, holidays }: Pause): Date | null {
  if (waitRow(kind).counts !== "workingDays" || !by || by <= from) return null;
  if (to.getTime() === from.getTime()) return by;
  const left = workingDaysUntil(from, by, officeZone, holidays);
  return addWorkingDays(to, Math.max(1, left), officeZone, holidays);
}

/** The date is known, and with it the days of its reminders: the next one comes on its own, or when the clock goes on. */
function reminded({ id, kind, since, clockFrom, by, nextAt, step }: ClockFacts, from: Date) {
  const strike = strikesOf(kind, clockFrom ?? since, by)[step];
  return { id, clockFrom, by, nextAt: nextAt && strike ? (strike.at > from ? strike.at : from) : null };
}
