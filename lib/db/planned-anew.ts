import { Prisma } from "./generated/client";

/**
 * Stands in a statement that PostgreSQL is to plan with its own values every time: one whose plan hangs on them (how
 * many cases hold a word, or are of a kind), of which the one plan for all values can take a thousand times as long.
 */
const mark = "/* planned anew */ ";

export const plannedAnew = Prisma.raw(mark);

export const isPlannedAnew = (sql: string) => sql.includes(mark);
