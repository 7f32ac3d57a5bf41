import { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/tx";
import type { OneTimeKind } from "./subject";

/**
 * Who has signed a one-time text as it must be signed now: in its newest material version, or a later one. Said once,
 * in SQL, for commands, lists and counts alike.
 */

/** The version of each kind from which on a signature counts; of a kind that was never published there is no row. */
export const newestMaterial = Prisma.sql`(SELECT DISTINCT ON (t.kind) t.kind, t.number, t."publishedAt"
  FROM "TemplateVersion" t WHERE t.material ORDER BY t.kind, t.number DESC)`;

/** Has a person signed that version or a later one? @param userId a column @param material the name of a row of newestMaterial */
export function signedSince(userId: string, material: string): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM "OneTimeAgreement" s JOIN "TemplateVersion" v ON v.id = s."templateVersionId"
    WHERE s."userId" = ${Prisma.raw(userId)} AND v.kind = ${Prisma.raw(material)}.kind
      AND v.number >= ${Prisma.raw(material)}.number)`;
}

/** Has a person signed, as a term of SQL: false while nothing of the kind is published. @param userId a column */
export function hasSigned(kind: OneTimeKind, userId: string): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM ${newestMaterial} m
    WHERE m.kind = ${kind}::"TemplateKind" AND ${signedSince(userId, "m")})`;
}

/** The same of one person. */
export async function hasSignedOnce(tx: Tx, kind: OneTimeKind, userId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ signed: boolean }[]>`
    SELECT ${hasSigned(kind, "u.id")} AS signed FROM "User" u WHERE u.id = ${userId}::uuid`;
  return row?.signed ?? false;
}
