import { describe, expect, test } from "vitest";
import { addWorkingDays, endOfDayIn, federalHolidays, officeZone } from "@/lib/calendar";
import { parsePlainDate, todayIn } from "@/lib/dates";
import { decidePauseClock, decideResumeClock, type ClockFacts } from "@/lib/cases/clocks/rules";
import type { DecideContext } from "@/lib/workflow/define";
import { strikesOf, type WaitKind } from "@/lib/workflow/wait-kinds";

const holidays = federalHolidays(2026).map(({ day }) => day);
const noon = (day: string) => new Date(`${day}T17:00:00Z`);
const endOf = (day: string) => endOfDayIn(parsePlainDate(day), officeZone);

const context = (now: Date) =>
  ({
    ...{ now, actor: { kind: "user" }, subjectId: "case", newId: () => "id" },
    case: { relations: ["facilitator"] },
  }) as unknown as DecideContext;

function clock(kind: WaitKind, since: Date, by: Date): ClockFacts {
  const nextAt = strikesOf(kind, since, by)[0]?.at ?? null;
  return {
    ...{ id: "wait", kind, party: "FACILITATOR", since, by, nextAt, step: 0 },
    ...{ clockFrom: null, pausedAt: null, pausedUntil: null },
  };
}

const paused = (facts: ClockFacts, on: string, until: string): ClockFacts => {
  const input = { waitId: "wait", until: parsePlainDate(until), reason: "A strike of the courts" };
  const { changes } = decidePauseClock({ clocks: [facts], holidays }, input, context(noon(on)));
  return { ...facts, ...changes.clocks[0] };
};
const resumed = (facts: ClockFacts, on: string): ClockFacts => {
  const { changes } = decideResumeClock({ clocks: [facts], holidays }, {}, context(noon(on)));
  return { ...facts, ...changes.clocks[0] };
};
const dayOf = (at: Date | null) => at && todayIn(officeZone, at);

describe("a clock of working days that stood still has as many left, and ends at the end of one", () => {
  // In November 2026: the 2nd is a Monday, the 11th Veterans Day, the 26th Thanksgiving.
  test.each([
    ["over days of work", 3, "2026-11-02", "2026-11-02", "2026-11-04", "2026-11-09"],
    ["until a Friday, on a Thursday", 5, "2026-11-02", "2026-11-05", "2026-11-13", "2026-11-17"],
    ["until a Sunday", 3, "2026-11-02", "2026-11-03", "2026-11-08", "2026-11-10"],
    ["until the eve of a holiday", 3, "2026-11-02", "2026-11-03", "2026-11-10", "2026-11-13"],
    ["from a Saturday on", 3, "2026-11-12", "2026-11-14", "2026-11-16", "2026-11-18"],
    ["on its last day", 3, "2026-11-02", "2026-11-05", "2026-11-06", "2026-11-09"],
    ["over the change of the clocks", 5, "2026-10-28", "2026-10-29", "2026-11-03", "2026-11-09"],
  ])("%s", (_, days, since, on, until, by) => {
    const facts = clock("readIntake", noon(since), addWorkingDays(noon(since), days, officeZone, holidays));
    const still = paused(facts, on, until);
    expect([dayOf(still.by), still.by]).toEqual([by, endOf(by)]);
    expect(still.nextAt).toEqual(still.by);
    // On its day it goes on as was said.
    expect(resumed(still, by)).toMatchObject({ by: still.by, nextAt: still.nextAt, pausedAt: null });
  });

  test("goes on sooner with the days that were left", () => {
    const facts = clock("readIntake", noon("2026-11-02"), endOf("2026-11-05"));
    const still = paused(facts, "2026-11-03", "2026-11-20");
    expect(dayOf(still.by)).toBe("2026-11-24");
    expect(resumed(still, "2026-11-06").by).toEqual(endOf("2026-11-10"));
    // The same day: nothing happened.
    expect(resumed(still, "2026-11-03")).toMatchObject({ by: facts.by, nextAt: facts.nextAt });
  });

  test("reminds two days before, and not before it goes on", () => {
    const facts = clock("approveText", noon("2026-11-02"), endOf("2026-11-17"));
    expect(facts.nextAt).toEqual(endOf("2026-11-15"));
    const still = paused(facts, "2026-11-13", "2026-11-20");
    expect(still.by).toEqual(endOf("2026-11-24"));
    expect(still.nextAt).toEqual(endOf("2026-11-22"));
    expect(paused(facts, "2026-11-17", "2026-11-22").nextAt).toEqual(endOf("2026-11-22"));
  });

  test("what was late stays as late as it was", () => {
    const facts = clock("readIntake", noon("2026-11-02"), endOf("2026-11-05"));
    const still = paused(facts, "2026-11-09", "2026-11-20");
    expect(still.by && still.by < endOf("2026-11-20")).toBe(true);
    expect(endOf("2026-11-20").getTime() - (still.by?.getTime() ?? 0)).toBe(
      noon("2026-11-09").getTime() - endOf("2026-11-05").getTime(),
    );
  });
});

test("a clock of days keeps its hours", () => {
  const facts = clock("answerQuestions", noon("2026-11-02"), noon("2026-11-16"));
  const still = paused(facts, "2026-11-03", "2026-11-10");
  const shift = endOf("2026-11-10").getTime() - noon("2026-11-03").getTime();
  expect(still.by?.getTime()).toBe(noon("2026-11-16").getTime() + shift);
  expect(still.nextAt?.getTime()).toBe(noon("2026-11-05").getTime() + shift);
});
