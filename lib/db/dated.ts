import { officeToday } from "@/lib/calendar";
import { plainToDate } from "@/lib/dates";
import { Prisma } from "./generated/client";

/** A `where` for rows with dates from and to (a role, a membership, a place in a case): those that count today at the office. */
export function liveOn(now: Date) {
  const today = plainToDate(officeToday(now));
  return { from: { lte: today }, OR: [{ to: null }, { to: { gte: today } }] };
}

/** Those that count today, and those that begin later: all that are not over. */
export function notOver(now: Date) {
  return { OR: [{ to: null }, { to: { gte: plainToDate(officeToday(now)) } }] };
}

/** Those that count today in SQL, of the row that a statement calls `alias`. */
export function isLive(alias: "r" | "m" | "f", now: Date): Prisma.Sql {
  const row = Prisma.raw(alias);
  const today = Prisma.sql`${plainToDate(officeToday(now))}::date`;
  return Prisma.sql`(${row}."from" <= ${today} AND (${row}."to" IS NULL OR ${row}."to" >= ${today}))`;
}
