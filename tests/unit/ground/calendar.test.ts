import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  dueDay,
  addWorkingDays,
  endOfDayIn,
  federalHolidays,
  isWorkingDay,
  startOfDayIn,
} from "@/lib/calendar";
import {
  dateToPlain,
  daysBetween,
  isPlainDate,
  parsePlainDate,
  plainToDate,
  plusDays,
  todayIn,
} from "@/lib/dates";

const day = parsePlainDate;
const newYork = "America/New_York";

test.each([
  ["2026-02-30", false],
  ["2026-13-01", false],
  ["2026-1-1", false],
  ["2024-02-29", true],
  ["2025-02-29", false],
  ["2026-11-24", true],
  ["2026-11-24T00:00:00Z", false],
])("%s is a date: %s", (text, is) => expect(isPlainDate(text)).toBe(is));

test("at 19:30 in Guatemala on 30 November it is 30 November there, whatever UTC says", () => {
  const at = new Date("2026-12-01T01:30:00Z");
  expect(todayIn("America/Guatemala", at)).toBe("2026-11-30");
  expect(todayIn("UTC", at)).toBe("2026-12-01");
});

test("a date survives the database's form, and days add up", () => {
  fc.assert(
    fc.property(fc.integer({ min: -10_000, max: 20_000 }), (days) => {
      const moved = plusDays(day("2026-01-01"), days);
      expect(dateToPlain(plainToDate(moved))).toBe(moved);
      expect(daysBetween(day("2026-01-01"), moved)).toBe(days);
    }),
  );
});

describe("working days of the office", () => {
  const holidays = federalHolidays(2026).map((holiday) => holiday.day);

  test.each([
    ["2026-11-26", false, "Thanksgiving"],
    ["2026-07-03", false, "the fourth of July falls on a Saturday and is kept on the Friday"],
    ["2026-11-28", false, "Saturday"],
    ["2026-05-25", false, "Memorial Day"],
    ["2026-01-19", false, "the third Monday of January"],
    ["2026-11-24", true, "a Tuesday"],
  ])("%s is a working day: %s (%s)", (date, is) => expect(isWorkingDay(day(date), holidays)).toBe(is));

  test("three working days from the Tuesday before Thanksgiving end on the Monday after it", () => {
    const due = addWorkingDays(new Date("2026-11-24T15:00:00Z"), 3, newYork, holidays);
    expect(todayIn(newYork, due)).toBe("2026-11-30");
    expect(due.toISOString()).toBe("2026-12-01T04:59:59.999Z");
  });

  test("late at night the day counted from is the office's, not UTC's", () => {
    const due = addWorkingDays(new Date("2026-11-17T03:00:00Z"), 1, newYork, holidays);
    expect(todayIn(newYork, due)).toBe("2026-11-17");
  });
});

test.each([
  ["2026-03-08", "2026-03-08T05:00:00.000Z", "2026-03-09T03:59:59.999Z"],
  ["2026-11-01", "2026-11-01T04:00:00.000Z", "2026-11-02T04:59:59.999Z"],
  ["2026-07-01", "2026-07-01T04:00:00.000Z", "2026-07-02T03:59:59.999Z"],
])("%s in New York runs from %s to %s, across the change of clocks too", (date, start, end) => {
  expect(startOfDayIn(day(date), newYork).toISOString()).toBe(start);
  expect(endOfDayIn(day(date), newYork).toISOString()).toBe(end);
});

describe("the day by which something is due", () => {
  const date = endOfDayIn(day("2026-11-30"), newYork);

  test.each([
    ...["America/New_York", "America/Halifax", "America/St_Johns", "Europe/Madrid"].map((zone) => [
      zone,
      date,
      "2026-11-30",
    ]),
    ...["America/Guatemala", "America/Los_Angeles", "Pacific/Auckland"].map((zone) => [
      zone,
      date,
      "2026-11-30",
    ]),
    ["America/Halifax", new Date("2026-12-01T04:30:00.000Z"), "2026-12-01"],
    ["America/New_York", new Date("2026-12-01T04:30:00.000Z"), "2026-11-30"],
    // A minute that ends elsewhere than the office's day is a moment like any other.
    ["Europe/Madrid", new Date("2026-11-30T23:59:59.999Z"), "2026-12-01"],
  ] as [string, Date, string][])("in %s, by %s: %s", (zone, by, expected) => {
    expect(dueDay(by, zone)).toBe(expected);
  });
});
