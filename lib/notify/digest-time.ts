import { startOfDayIn } from "@/lib/calendar";
import { plainToDate, plusDays, todayIn, type PlainDate } from "@/lib/dates";
import type { DigestTime } from "./plan";

/**
 * When a summary was last due for somebody: their hour, on their own clock, at or before now. On the night on which the
 * clock goes forward an hour that does not exist is the one after it. Null: they want none.
 */
export function lastSlot(time: DigestTime, timeZone: string, now: Date): Date | null {
  if (time.rhythm === "off") return null;
  const today = todayIn(timeZone, now);
  for (let back = 0; back <= 7; back += 1) {
    const day = plusDays(today, -back);
    if (time.rhythm === "weekly" && weekdayOf(day) !== time.weekday) continue;
    const slot = atHour(day, time.hour, timeZone);
    if (slot <= now) return slot;
  }
  throw new RangeError(`No summary within a week before ${now.toISOString()}`);
}

/** The first one after now: what the page says. */
export function nextSlot(time: DigestTime, timeZone: string, now: Date): Date | null {
  if (time.rhythm === "off") return null;
  const today = todayIn(timeZone, now);
  for (let ahead = 0; ahead <= 8; ahead += 1) {
    const day = plusDays(today, ahead);
    if (time.rhythm === "weekly" && weekdayOf(day) !== time.weekday) continue;
    const slot = atHour(day, time.hour, timeZone);
    if (slot > now) return slot;
  }
  throw new RangeError(`No summary within a week after ${now.toISOString()}`);
}

/** 1 Monday … 7 Sunday. */
function weekdayOf(day: PlainDate): number {
  return plainToDate(day).getUTCDay() || 7;
}

const hourMillis = 3_600_000;

/** That hour of a day in a zone. A day on which the clock is moved has 23 or 25 hours: the clock's hour counts. */
function atHour(day: PlainDate, hour: number, timeZone: string): Date {
  const guess = startOfDayIn(day, timeZone).getTime() + hour * hourMillis;
  const off = hour - hourIn(timeZone, guess);
  if (off === 0) return new Date(guess);
  const again = guess + (off > 12 ? off - 24 : off < -12 ? off + 24 : off) * hourMillis;
  // The hour that is left out in spring: both sides of it are other hours.
  return new Date(hourIn(timeZone, again) === hour ? again : Math.max(guess, again));
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function hourIn(timeZone: string, at: number): number {
  const known =
    formatters.get(timeZone) ??
    new Intl.DateTimeFormat("en", { timeZone, hour: "2-digit", hourCycle: "h23" });
  formatters.set(timeZone, known);
  return Number(known.format(at));
}
