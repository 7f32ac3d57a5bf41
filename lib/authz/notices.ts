import { Prisma } from "@/lib/db/generated/client";
import { isStaff, type UserActor } from "./actor";
import { isWalledOff } from "./walled";

/**
 * Somebody's notices, as a condition on `"Notification" n`. Staff who were walled off from a case find none of it any
 * more, whenever it was told.
 */
export function readBy(actor: UserActor): Prisma.Sql {
  const me = Prisma.sql`${actor.userId}::uuid`;
  const own = Prisma.sql`n."userId" = ${me}`;
  return isStaff(actor) ? Prisma.sql`${own} AND NOT ${isWalledOff(Prisma.sql`n."caseId"`, me)}` : own;
}
