import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { daysBetween, isPlainDate, parsePlainDate, plusDays, weekdayOf } from "@/lib/dates";

/** The calendar as JavaScript's own Date knows it. */
const dayMillis = 86_400_000;
const known = (text: string) => {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
};
const part = (most: number, width: number) =>
  fc.integer({ min: 0, max: most }).map((value) => `${value}`.padStart(width, "0"));
const written = fc
  .tuple(part(9_999, 4), part(13, 2), part(32, 2))
  .map(([year, month, day]) => `${year}-${month}-${day}`);
const real = fc
  .date({ min: new Date("0001-01-01T00:00:00Z"), max: new Date("9999-12-31T00:00:00Z"), noInvalidDate: true })
  .map((date) => parsePlainDate(date.toISOString().slice(0, 10)));

describe("a calendar date", () => {
  test.each([
    ["2026-02-28", true],
    ["2026-02-29", false],
    ["2024-02-29", true],
    ["1900-02-29", false],
    ["2000-02-29", true],
    ["2026-04-31", false],
    ["2026-00-10", false],
    ["2026-13-10", false],
    ["2026-10-00", false],
    ["26-10-01", false],
    ["2026-10-1", false],
    ["2026-10-01T00:00", false],
    ["", false],
  ])("%s: %s", (text, expected) => expect(isPlainDate(text)).toBe(expected));

  test("is one of the calendar that everybody uses", () => {
    fc.assert(
      fc.property(written, (text) => {
        expect(isPlainDate(text)).toBe(known(text));
      }),
    );
  });

  test("lies as many days from another, on the weekday of everybody’s calendar", () => {
    fc.assert(
      fc.property(real, real, (a, b) => {
        const days = (Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / dayMillis;
        expect(daysBetween(a, b)).toBe(days);
        expect(plusDays(a, days)).toBe(b);
        expect(weekdayOf(a)).toBe(new Date(`${a}T00:00:00Z`).getUTCDay());
      }),
    );
  });
});
