/** A calendar date that is the same for everyone: a day worked, a due date. `YYYY-MM-DD`. */
export type PlainDate = string & { readonly plainDate: unique symbol };

const form = /^\d{4}-\d{2}-\d{2}$/;
const dayMillis = 86_400_000;
const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Counted out of the text, since lists write hundreds of dates and each `Date` that is made costs. */
export function isPlainDate(text: string): text is PlainDate {
  if (!form.test(text)) return false;
  const [year, month, day] = partsOf(text as PlainDate);
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 1 : 0;
  return day >= 1 && day <= (monthDays[month - 1] ?? 0) + leap;
}

/** Year, month from 1, day of the month. */
export function partsOf(day: PlainDate): [number, number, number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
}

/** Days since 1 January 1970. */
function dayNumber(day: PlainDate): number {
  const [year, month, date] = partsOf(day);
  // 400 years are always as many days; added, since Date.UTC takes the years 0 to 99 for 1900 to 1999.
  return Date.UTC(year + 400, month - 1, date) / dayMillis - 146_097;
}

/** From 0, a Sunday. */
export function weekdayOf(day: PlainDate): number {
  // 1 January 1970 was a Thursday.
  return (((dayNumber(day) + 4) % 7) + 7) % 7;
}

/** @throws RangeError when the text is not a day of the calendar (2026-02-30) */
export function parsePlainDate(text: string): PlainDate {
  if (!isPlainDate(text)) throw new RangeError(`Not a date: ${text}`);
  return text;
}

/** As Prisma reads and writes a `@db.Date`: midnight in UTC. */
export function plainToDate(day: PlainDate): Date {
  return new Date(`${day}T00:00:00Z`);
}

export function dateToPlain(date: Date): PlainDate {
  return parsePlainDate(date.toISOString().slice(0, 10));
}

/** The same for a date that may be missing. */
export const maybePlain = (date: Date | null): PlainDate | null => (date ? dateToPlain(date) : null);

/** Negative when `a` is earlier than `b`. */
export function compareDates(a: PlainDate, b: PlainDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function plusDays(day: PlainDate, days: number): PlainDate {
  return dateToPlain(new Date(plainToDate(day).getTime() + days * dayMillis));
}

/** Whole days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: PlainDate, b: PlainDate): number {
  return dayNumber(b) - dayNumber(a);
}

export function laterOf(a: PlainDate, b: PlainDate): PlainDate {
  return a > b ? a : b;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Today where somebody is: at 19:30 in Guatemala on the 30th it is the 30th, whatever the server's clock says. */
export function todayIn(zone: string, now: Date): PlainDate {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-CA", {
      timeZone: zone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
    });
    formatters.set(zone, formatter);
  }
  // en-CA writes a date as we do: nothing to check.
  return formatter.format(now) as PlainDate;
}
