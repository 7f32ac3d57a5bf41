import { Prisma } from "@/lib/db/generated/client";

/** Whether somebody is walled off from a case; both given as SQL. False where there is no case. */
export const isWalledOff = (caseId: Prisma.Sql, userId: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`EXISTS (SELECT 1 FROM "WallOff" x WHERE x."caseId" = ${caseId} AND x."userId" = ${userId})`;
