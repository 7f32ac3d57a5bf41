import type { PlainDate } from "./dates";

/**
 * What is wrong with days by which something is needed: those that have passed already. One that stood there before may
 * stay, or nothing else of what was written long ago could be changed.
 * @param fieldOf the path of a row's day
 */
export function pastDays(
  days: readonly (PlainDate | null)[],
  before: readonly (string | null)[],
  today: PlainDate,
  fieldOf: (index: number) => string,
): Record<string, string> {
  return Object.fromEntries(
    days.flatMap((day, index) =>
      day !== null && day < today && !before.includes(day) ? [[fieldOf(index), "PAST_DATE"]] : [],
    ),
  );
}
