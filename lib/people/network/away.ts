import { compareDates, plusDays, type PlainDate } from "@/lib/dates";

/** Days on which a Defender takes no case: the first and the last. */
export type Away = { from: PlainDate; to: PlainDate };

/** Away now, until a last day; or to be away. Null: neither. */
export type AwayFact = { now: boolean } & Away;

/**
 * What staff are told who look for a Defender: the absence that lasts, or the next one. One that begins the day after
 * another ends is the same absence.
 */
export function awayFact(dates: readonly Away[], today: PlainDate): AwayFact | null {
  const [first, ...later] = dates
    .filter(({ to }) => compareDates(to, today) >= 0)
    .sort((a, b) => compareDates(a.from, b.from));
  if (!first) return null;
  let to = first.to;
  for (const next of later) {
    if (compareDates(next.from, plusDays(to, 1)) > 0) break;
    if (compareDates(next.to, to) > 0) to = next.to;
  }
  return { now: compareDates(first.from, today) <= 0, from: first.from, to };
}

/** Have two absences a day in common? */
export function overlap(a: Away, b: Away): boolean {
  return compareDates(a.from, b.to) <= 0 && compareDates(b.from, a.to) <= 0;
}
