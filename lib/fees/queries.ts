import type { Holiday } from "@/lib/calendar";
import type { Tx } from "@/lib/db/tx";
import { dateToPlain, plainToDate, type PlainDate } from "@/lib/dates";
import type { Currency } from "@/lib/money";

export type RateOfDay = {
  from: PlainDate;
  billRateMinor: number;
  payRateMinor: number;
  feeBasisPoints: number;
  reducedBasisPoints: number;
};

/** Fees of a contract's currency that hold on a day: the newest row on or before it; null when there is none. */
export async function rateOn(tx: Tx, currency: Currency, day: PlainDate): Promise<RateOfDay | null> {
  const row = await tx.rate.findFirst({
    where: { currency, from: { lte: plainToDate(day) } },
    orderBy: { from: "desc" },
  });
  if (!row) return null;
  const { billRateMinor, payRateMinor, feeBasisPoints, reducedBasisPoints } = row;
  return { from: dateToPlain(row.from), billRateMinor, payRateMinor, feeBasisPoints, reducedBasisPoints };
}

export type FxOfDay = {
  /** Foreign units per base unit, decimal text of at most eight places. */
  rate: string;
  /** The day the rate is of: that asked for, or the last earlier one that has a rate. */
  day: PlainDate;
  source: string;
};

/** The rate of exchange that counts on a day; null when none is known on or before it. */
export async function fxRateOn(
  tx: Tx,
  base: Currency,
  foreign: Currency,
  day: PlainDate,
): Promise<FxOfDay | null> {
  const row = await tx.fxRate.findFirst({
    where: { base, foreign, day: { lte: plainToDate(day) } },
    orderBy: { day: "desc" },
  });
  return row ? { rate: row.rate.toFixed(), day: dateToPlain(row.day), source: row.source } : null;
}

/** Rates into one base from a day on, and of each currency the last one before it, newest first; one statement. */
export async function fxRatesSince(
  tx: Tx,
  base: Currency,
  since: PlainDate,
): Promise<{ currency: Currency; day: PlainDate; rate: string }[]> {
  const rows = await tx.$queryRaw<{ currency: Currency; day: Date; rate: string }[]>`
    SELECT r.foreign AS currency, r.day, trim_scale(r.rate)::text AS rate FROM "FxRate" r
    WHERE r.base = ${base}::"Currency" AND r.day >= coalesce(
      (SELECT max(e.day) FROM "FxRate" e WHERE e.base = r.base AND e.foreign = r.foreign AND e.day <= ${since}::date),
      '-infinity'::date)
    ORDER BY r.day DESC, r.foreign`;
  return rows.map((row) => ({ ...row, day: dateToPlain(row.day) }));
}

/** The office's holidays of one calendar year, in their order. */
export async function holidaysIn(tx: Pick<Tx, "holiday">, year: number): Promise<Holiday[]> {
  const rows = await tx.holiday.findMany({
    where: { day: { gte: new Date(Date.UTC(year, 0, 1)), lt: new Date(Date.UTC(year + 1, 0, 1)) } },
    orderBy: { day: "asc" },
  });
  return rows.map((row) => ({ ...row, day: dateToPlain(row.day) }));
}
