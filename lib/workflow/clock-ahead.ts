import type { Party } from "./statuses";
import { strikeAfter, strikesOf, type WaitKind } from "./wait-kinds";

export type Clock = {
  kind: WaitKind;
  /** From when its days count. */
  clockFrom: Date;
  by: Date | null;
  nextAt: Date | null;
  step: number;
};

/** What a clock is about to do, from the same table by which it strikes. */
export type ClockAhead = {
  /** The next reminder to whoever it waits on. */
  remind: Date | null;
  /** When the office is told, which may act from then on. */
  tell: { at: Date; whom: Party } | null;
  /** When it ends what waits, if nobody does. */
  then: Date | null;
};

/**
 * Each strike that is still to come, when it will really come: one that is late moves those after it as the clock itself
 * does.
 */
export function clockAhead({ kind, clockFrom, by, nextAt, step }: Clock): ClockAhead {
  const ahead: ClockAhead = { remind: null, tell: null, then: null };
  const strikes = strikesOf(kind, clockFrom, by);
  let at = nextAt;
  for (let index = step; at; index += 1) {
    const strike = strikes[index];
    if (!strike) break;
    if (strike.act === "then") ahead.then = at;
    else if (strike.act === "tell") ahead.tell ??= { at, whom: strike.tells ?? "FACILITATOR" };
    else ahead.remind ??= at;
    at = strikeAfter(strikes, index, at);
  }
  return ahead;
}
