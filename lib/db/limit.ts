import { Prisma } from "./generated/client";

/**
 * `LIMIT n`, written out. A plan that is made once for all values does not know a limit that is given beside the
 * statement, reckons with a tenth of all rows, and is never taken: the statement is then planned anew each time.
 * @param most a whole number; what is not one throws
 */
export function limit(most: number): Prisma.Sql {
  if (!Number.isSafeInteger(most) || most < 0) throw new RangeError(`No limit: ${most}`);
  return Prisma.raw(`LIMIT ${most}`);
}
