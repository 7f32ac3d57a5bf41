import { expect, test } from "vitest";
import { alsoWords } from "@/app/(portal)/cases/[code]/turn-words";
import type { UserActor } from "@/lib/authz/actor";
import type { FrameView } from "@/lib/cases/frame/queries";
import type { Turn } from "@/lib/workflow/whose-turn";

const since = new Date("2026-11-20T15:00:00Z");
const turn = (kind: string, party: Turn["wait"]["party"], by: Date | null, yours = false): Turn => ({
  yours,
  wait: {
    ...{ id: `${kind} ${party}`, kind, party, ref: null, params: {}, since, by, mine: yours },
    ...{ clockFrom: since, nextAt: null, step: 0, pausedUntil: null },
  },
});
const viewOf = (alsoWaits: Turn[]) =>
  ({
    alsoWaits,
    people: { lead: "Ann", defender: null },
    facts: { relations: ["lead"] },
  }) as unknown as FrameView;
const advocate = { kind: "user", staffRoles: [], defenderId: null } as unknown as UserActor;
/** Says which sentence is asked for, and with which figures. */
const word = (key: string, values?: object) => (values ? `${key} ${JSON.stringify(values)}` : key);
const lines = (...waits: Turn[]) =>
  alsoWords(advocate, viewOf(waits), word, (at) => at.toISOString().slice(0, 10));

test("the reader's own turn is flagged and worded to them, another's names who it is", () => {
  const due = new Date("2026-11-27T15:00:00Z");
  expect(lines(turn("evaluate", "ADVOCATE", due, true), turn("evaluate", "ADVOCATE", null))).toEqual([
    {
      yours: "ui.yourTurn",
      what: "waits.evaluate {}",
      by: 'cases.alsoBy {"term":"cases.by","day":"2026-11-27"}',
    },
    { yours: null, what: 'waits.others.evaluate {"who":"Ann","reader":"advocate"}', by: null },
  ]);
});

test("what waits on others and is not the reader's to know is left out", () => {
  expect(lines(turn("planPayout", "FINANCE", null), turn("decideHits", "FACILITATOR", null))).toEqual([]);
});

test("what reads the same is said once", () => {
  expect(lines(turn("settleWork", "FINANCE", null), turn("settleWork", "FINANCE", null))).toHaveLength(1);
});
