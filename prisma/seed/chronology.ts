import { now, setClock } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { runDue } from "@/lib/workflow/clocks";

type Turn = { at: Date; go: () => void };

/**
 * Several cases that are played as they happened, beside one another: whoever has the earliest next moment goes on, and
 * before that whatever the clocks owed by then is run. So codes, invoice numbers and reminders come in the order of their
 * dates, as they did in the office.
 */
export function makeChronology() {
  const waiting: Turn[] = [];
  let busy = 0;

  async function next(): Promise<void> {
    if (busy > 0) return;
    waiting.sort((a, b) => a.at.getTime() - b.at.getTime());
    const turn = waiting.shift();
    if (!turn) return;
    busy = 1;
    await passUntil(turn.at);
    turn.go();
  }

  return {
    /** Goes on at that moment, when nobody else has anything earlier to do. */
    until(at: Date): Promise<void> {
      return new Promise((go, fail) => {
        waiting.push({ at, go });
        busy -= 1;
        next().catch(fail);
      });
    },
    /** Plays them all; each begins by waiting for its first moment. */
    async play(cases: readonly (() => Promise<void>)[]): Promise<void> {
      busy = cases.length;
      await Promise.all(
        cases.map(async (one) => {
          await one();
          busy -= 1;
          await next();
        }),
      );
    },
  };
}

/** Lets time pass: reminders, expiries and lapses run at the moment of each, as the worker would have run them. */
export async function passUntil(at: Date): Promise<void> {
  for (;;) {
    const due = await db().wait.findFirst({
      where: { closedAt: null, nextAt: { lte: at } },
      orderBy: { nextAt: "asc" },
      select: { nextAt: true },
    });
    if (!due?.nextAt) break;
    if (due.nextAt > now()) setClock(due.nextAt);
    await runDue(now());
  }
  setClock(at);
}
