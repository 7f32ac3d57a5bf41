declare const plainDate: unique symbol;
/** A calendar date, `YYYY-MM-DD`: a day worked, a due date. It is the same day for everyone, wherever they are. */
export type PlainDate = string & { readonly [plainDate]: true };

const msPerDay = 86_400_000;
const grammar = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Null where the text is no day of the calendar (2026-02-29). Years 1900 to 9999. */
export function parsePlainDate(text: string): PlainDate | null {
  const parts = grammar.exec(text);
  if (!parts || Number(parts[1]) < 1900) return null;
  const utc = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(utc.getTime()) && utc.toISOString().slice(0, 10) === text ? (text as PlainDate) : null;
}

/** For dates written in code. @throws RangeError where it is no date. */
export function plain(text: string): PlainDate {
  const date = parsePlainDate(text);
  if (date === null) throw new RangeError("not a calendar date");
  return date;
}

/** A `@db.Date` column as Prisma gives it: midnight UTC of that day. */
export function fromDbDate(value: Date): PlainDate {
  return plain(value.toISOString().slice(0, 10));
}

/** What Prisma wants for a `@db.Date` column. */
export function toDbDate(date: PlainDate): Date {
  return new Date(`${date}T00:00:00Z`);
}

/** Negative, zero or positive, as `Array.sort` wants it. */
export function comparePlainDates(a: PlainDate, b: PlainDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return fromDbDate(new Date(toDbDate(date).getTime() + days * msPerDay));
}

/** Days from `a` to `b`; below zero where `b` is earlier. */
export function daysBetween(a: PlainDate, b: PlainDate): number {
  return (toDbDate(b).getTime() - toDbDate(a).getTime()) / msPerDay;
}

/** 1 Monday to 7 Sunday. */
export function weekday(date: PlainDate): number {
  return toDbDate(date).getUTCDay() || 7;
}

// Intl formatters cost far more to make than to use, and the zones are few.
const wallClocks = new Map<string, Intl.DateTimeFormat>();

function wallClock(zone: string): Intl.DateTimeFormat {
  let formatter = wallClocks.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-CA", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    wallClocks.set(zone, formatter);
  }
  return formatter;
}

/** What the clock on the wall shows in that zone, as if it were UTC. @throws RangeError where there is no such zone. */
function wallTime(zone: string, at: Date): number {
  const parts = Object.fromEntries(
    wallClock(zone)
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  );
  return Date.parse(
    `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}.000Z`,
  );
}

/** The day it is in that zone (`America/Guatemala`). @throws RangeError where there is no such zone. */
export function todayIn(zone: string, now: Date): PlainDate {
  return fromDbDate(new Date(Math.floor(wallTime(zone, now) / msPerDay) * msPerDay));
}

export function isZone(zone: string): boolean {
  try {
    wallClock(zone);
    return true;
  } catch {
    return false;
  }
}

/** The first instant of that day in that zone; where summer time skips midnight, the first that exists. */
export function startOfDay(date: PlainDate, zone: string): Date {
  const wanted = toDbDate(date).getTime();
  let instant = wanted;
  // The offset at the first guess may be the one of the other side of a change; a second pass settles it.
  for (let pass = 0; pass < 2; pass += 1) instant += wanted - wallTime(zone, new Date(instant));
  if (todayIn(zone, new Date(instant)) < date) instant += 3_600_000;
  return new Date(instant);
}

/** The last millisecond of that day in that zone: a clock that ends then still shows that day. */
export function endOfDay(date: PlainDate, zone: string): Date {
  return new Date(startOfDay(addDays(date, 1), zone).getTime() - 1);
}

const monthNames = {
  en: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
  es: ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"],
} as const;

/** `24 Nov 2026`, `24 nov 2026`: day first in both languages, so that it is never read as a month. */
export function formatPlainDate(date: PlainDate, language: "en" | "es"): string {
  const [year = "", month = "", day = ""] = date.split("-");
  return `${Number(day)} ${monthNames[language][Number(month) - 1]} ${year}`;
}

/** `24 Nov 2026, 16:12`: an instant as the clock in that zone shows it. The reader of a document needs the zone beside it. */
export function formatInstant(at: Date, zone: string, language: "en" | "es"): string {
  const wall = new Date(wallTime(zone, at)).toISOString();
  return `${formatPlainDate(plain(wall.slice(0, 10)), language)}, ${wall.slice(11, 16)}`;
}
