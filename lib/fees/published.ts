import { now } from "@/lib/clock";
import { officeToday } from "@/lib/calendar";
import { dateToPlain, type PlainDate } from "@/lib/dates";
import { db } from "@/lib/db/client";
import type { Fees } from "./example";

/** The fees that hold today in one currency of contracts. */
export type PublishedFees = Fees & { from: PlainDate };

/** The fees that a contract made today would begin with, for everybody to read; by currency, in one statement. */
export async function publishedFees(): Promise<PublishedFees[]> {
  const rows = await db().$queryRaw<(Fees & { from: Date })[]>`
    SELECT DISTINCT ON (r.currency) r.currency::text, r."from", r."billRateMinor", r."payRateMinor",
      r."feeBasisPoints", r."reducedBasisPoints"
    FROM "Rate" r WHERE r."from" <= ${officeToday(now())}::date ORDER BY r.currency, r."from" DESC`;
  return rows.map((row) => ({ ...row, from: dateToPlain(row.from) }));
}
