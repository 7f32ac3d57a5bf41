import { addDays, endOfDay, fromDbDate, plain, todayIn, weekday, type PlainDate } from "@/lib/dates";

/** Days on which the office is closed. The office keeps the table; it is read and passed in. */
export type Holidays = ReadonlySet<PlainDate>;

/** Monday to Friday, and no holiday. */
export function isWorkingDay(date: PlainDate, holidays: Holidays): boolean {
  return weekday(date) <= 5 && !holidays.has(date);
}

/**
 * The `n`th working day after `date`, which itself never counts; `n` 0 gives the same day, or the next working one.
 * @throws RangeError where `n` is below zero or no whole number, or where there is no working day within a year.
 */
export function workingDayAfter(date: PlainDate, n: number, holidays: Holidays): PlainDate {
  if (!Number.isInteger(n) || n < 0) throw new RangeError("working days are counted forward, whole");
  let day = n === 0 ? date : addDays(date, 1);
  let left = n === 0 ? 1 : n;
  for (let guard = 0; guard < 366 + n * 2; guard += 1) {
    if (isWorkingDay(day, holidays) && (left -= 1) === 0) return day;
    day = addDays(day, 1);
  }
  throw new RangeError("no working day in sight");
}

/**
 * When a clock of `n` working days that starts at `from` runs out: the end of that day in the office's zone. What
 * comes in on Friday evening has the same Monday as what came in on Friday morning.
 */
export function addWorkingDays(from: Date, n: number, zone: string, holidays: Holidays): Date {
  return endOfDay(workingDayAfter(todayIn(zone, from), n, holidays), zone);
}

/** When a clock of `n` calendar days that starts at `from` runs out: the end of that day in the zone. */
export function addCalendarDays(from: Date, n: number, zone: string): Date {
  return endOfDay(addDays(todayIn(zone, from), n), zone);
}

const iso = (year: number, month: number, day: number): PlainDate =>
  fromDbDate(new Date(Date.UTC(year, month - 1, day)));

/** The `nth` such weekday (1 Monday to 7 Sunday) of a month; -1 for the last. */
function nthWeekday(year: number, month: number, wanted: number, nth: number): PlainDate {
  const first = nth > 0 ? iso(year, month, 1) : iso(year, month + 1, 1);
  const ahead = (wanted - weekday(first) + 7) % 7;
  return addDays(first, ahead + 7 * (nth > 0 ? nth - 1 : nth));
}

/** On a Saturday it is kept the Friday before, on a Sunday the Monday after (5 U.S.C. 6103(b); E.O. 11582). */
function observed(date: PlainDate): PlainDate {
  if (weekday(date) === 6) return addDays(date, -1);
  return weekday(date) === 7 ? addDays(date, 1) : date;
}

/** U.S. federal holidays (5 U.S.C. 6103) as they are kept in that year: the demo's office is closed then. */
export function usFederalHolidays(year: number): PlainDate[] {
  const fixed = [iso(year, 1, 1), iso(year, 6, 19), iso(year, 7, 4), iso(year, 11, 11), iso(year, 12, 25)];
  return [
    ...fixed.map(observed),
    observed(plain(`${year + 1}-01-01`)),
    nthWeekday(year, 1, 1, 3),
    nthWeekday(year, 2, 1, 3),
    nthWeekday(year, 5, 1, -1),
    nthWeekday(year, 9, 1, 1),
    nthWeekday(year, 10, 1, 2),
    nthWeekday(year, 11, 4, 4),
  ]
    .filter((date) => date.startsWith(`${year}-`))
    .sort();
}
