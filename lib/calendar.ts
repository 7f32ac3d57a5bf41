import { parsePlainDate, plainToDate, plusDays, todayIn, type PlainDate } from "./dates";

/** Where Justice in Motion’s office is: its days, and years of invoices, are those of New York. */
export const officeZone = "America/New_York";

export function officeToday(now: Date): PlainDate {
  return todayIn(officeZone, now);
}

/** Working days of the office: Monday to Friday without the holidays that it keeps. */
export function isWorkingDay(day: PlainDate, holidays: readonly PlainDate[]): boolean {
  const weekday = plainToDate(day).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.includes(day);
}

/**
 * The end of the n-th working day after the day of `from` in the zone.
 * @param days at least 1
 */
export function addWorkingDays(from: Date, days: number, zone: string, holidays: readonly PlainDate[]): Date {
  let day = todayIn(zone, from);
  for (let left = days; left > 0;) {
    day = plusDays(day, 1);
    if (isWorkingDay(day, holidays)) left -= 1;
  }
  return endOfDayIn(day, zone);
}

/** How many working days lie after the day of `from` in the zone, up to the day of `to` and with it. */
export function workingDaysUntil(from: Date, to: Date, zone: string, holidays: readonly PlainDate[]): number {
  const last = todayIn(zone, to);
  let days = 0;
  for (let day = plusDays(todayIn(zone, from), 1); day <= last; day = plusDays(day, 1)) {
    if (isWorkingDay(day, holidays)) days += 1;
  }
  return days;
}

/**
 * The day by which something is due, for a reader in a zone. A date of the portal lasts until the end of the office's day
 * and is that date for everybody, east of the office too; any other moment is on the day that it is where the reader is.
 */
export function dueDay(by: Date, zone: string): PlainDate {
  const day = todayIn(officeZone, by);
  const isDate = by.getTime() % 60_000 === 59_999 && todayIn(officeZone, new Date(by.getTime() + 1)) !== day;
  return isDate ? day : todayIn(zone, by);
}

/** Calendar days: the same clock time, so many times 24 hours later. */
export function addDays(from: Date, days: number): Date {
  return new Date(from.getTime() + days * 86_400_000);
}

/** The last millisecond of a day in a zone, daylight saving included. */
export function endOfDayIn(day: PlainDate, zone: string): Date {
  const next = plusDays(day, 1);
  return new Date(startOfDayIn(next, zone).getTime() - 1);
}

/** Midnight where somebody is, as an instant. */
export function startOfDayIn(day: PlainDate, zone: string): Date {
  const utc = plainToDate(day).getTime();
  const first = new Date(utc - offsetAt(new Date(utc), zone));
  return new Date(utc - offsetAt(first, zone));
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Milliseconds by which the zone is ahead of UTC at an instant. */
function offsetAt(at: Date, zone: string): number {
  let formatter = formatters.get(zone);
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
    formatters.set(zone, formatter);
  }
  const part = Object.fromEntries(formatter.formatToParts(at).map(({ type, value }) => [type, value]));
  const local = Date.parse(
    `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}Z`,
  );
  return local - Math.floor(at.getTime() / 1000) * 1000;
}

export type Holiday = { day: PlainDate; name: string; nameEs: string };

/** Days of one calendar year that the federal government keeps, a New Year’s Day observed on its last day included. */
export function federalHolidaysIn(year: number): Holiday[] {
  return [year, year + 1].flatMap(federalHolidays).filter(({ day }) => day.startsWith(`${year}-`));
}

/** Holidays of the United States' federal government in a year, as observed: the first of them may lie in the year before. */
export function federalHolidays(year: number): Holiday[] {
  const nth = (month: number, weekday: number, n: number): PlainDate => {
    const first = new Date(Date.UTC(year, month - 1, 1)).getUTCDay();
    return iso(month, 1 + ((weekday - first + 7) % 7) + (n - 1) * 7);
  };
  const iso = (month: number, day: number) =>
    parsePlainDate(new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10));
  const observed = (month: number, day: number): PlainDate => {
    const date = iso(month, day);
    const weekday = plainToDate(date).getUTCDay();
    return weekday === 6 ? plusDays(date, -1) : weekday === 0 ? plusDays(date, 1) : date;
  };
  const lastMondayOfMay = (): PlainDate => {
    const fifth = nth(5, 1, 5);
    return fifth.startsWith(`${year}-05`) ? fifth : nth(5, 1, 4);
  };
  return [
    { day: observed(1, 1), name: "New Year’s Day", nameEs: "Año Nuevo" },
    {
      day: nth(1, 1, 3),
      name: "Birthday of Martin Luther King, Jr.",
      nameEs: "Natalicio de Martin Luther King Jr.",
    },
    { day: nth(2, 1, 3), name: "Washington’s Birthday", nameEs: "Natalicio de George Washington" },
    { day: lastMondayOfMay(), name: "Memorial Day", nameEs: "Día de los Caídos" },
    { day: observed(6, 19), name: "Juneteenth", nameEs: "Juneteenth, fin de la esclavitud" },
    { day: observed(7, 4), name: "Independence Day", nameEs: "Día de la Independencia" },
    { day: nth(9, 1, 1), name: "Labor Day", nameEs: "Día del Trabajo (EE. UU.)" },
    { day: nth(10, 1, 2), name: "Columbus Day", nameEs: "Día de Colón" },
    { day: observed(11, 11), name: "Veterans Day", nameEs: "Día de los Veteranos" },
    { day: nth(11, 4, 4), name: "Thanksgiving Day", nameEs: "Día de Acción de Gracias" },
    { day: observed(12, 25), name: "Christmas Day", nameEs: "Navidad" },
  ];
}
