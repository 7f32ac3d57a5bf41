/** Counted up to a limit; `more`: there are more. */
export type Count = { count: number; more: boolean };

export const capped = (counted: number, most: number): Count => ({
  count: Math.min(counted, most),
  more: counted > most,
});

/** There are more if there are more of one of them. */
export const sumOf = (counts: readonly Count[]): Count => ({
  count: counts.reduce((sum, { count }) => sum + count, 0),
  more: counts.some(({ more }) => more),
});

/** What stands behind a figure that says "at least so many". */
export const plusOf = ({ more }: Pick<Count, "more">) => (more ? "+" : "");
