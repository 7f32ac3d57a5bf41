import { officeToday } from "@/lib/calendar";
import { plainToDate } from "@/lib/dates";

/** A `where` for rows with dates from and to (a role, a membership, a place in a case): those that count today at the office. */
export function liveOn(now: Date) {
  const today = plainToDate(officeToday(now));
  return { from: { lte: today }, OR: [{ to: null }, { to: { gte: today } }] };
}
