/** One figure of test-results/bench.json; without a goal it only informs. */
export type Figure = {
  line: string;
  value: number;
  unit: string;
  goal: string | null;
  holds: boolean | null;
};

type Goal = { atLeast: number } | { atMost: number } | { same: number };

/** A figure, held against its goal as it was measured, before it is rounded for the reader. */
export function figure(line: string, value: number, unit: string, goal?: Goal): Figure {
  if (!Number.isFinite(value)) throw new Error(`${line} has no value`);
  const rounded = Number(value.toFixed(value < 10 ? 2 : 1));
  if (!goal) return { line, value: rounded, unit, goal: null, holds: null };
  if ("atLeast" in goal)
    return { line, value: rounded, unit, goal: `≥ ${goal.atLeast}`, holds: value >= goal.atLeast };
  if ("atMost" in goal)
    return { line, value: rounded, unit, goal: `≤ ${goal.atMost}`, holds: value <= goal.atMost };
  return { line, value: rounded, unit, goal: `= ${goal.same}`, holds: value === goal.same };
}

/** Figures as a table of text; a goal that is not reached is said plainly. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map(({ line, value, unit, goal, holds }) => [
    line,
    String(value),
    unit,
    goal ?? "",
    holds === null ? "" : holds ? "holds" : "misses",
  ]);
  const head = ["", "value", "unit", "goal", ""];
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const asText = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 1 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd();
  const missed = figures.filter((one) => one.holds === false).length;
  const held = figures.filter((one) => one.holds).length;
  return [...[head, ...rows].map(asText), "", `${held} goals hold, ${missed} missed`].join("\n");
}
