import { Prisma } from "@/lib/db/generated/client";
import type { UserActor } from "./actor";
import { isWalledOff } from "./walled";

/**
 * Somebody's notices, as a condition on `"Notification" n`. Whoever was walled off from a case finds none of it any more,
 * whenever it was told: a wall stands until a director lifts it, also when the role has ended for which it was built.
 */
export function readBy({ userId }: UserActor): Prisma.Sql {
  const me = Prisma.sql`${userId}::uuid`;
  return Prisma.sql`n."userId" = ${me} AND NOT ${isWalledOff(Prisma.sql`n."caseId"`, me)}`;
}
