import type { UserActor } from "@/lib/authz/actor";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { newestMaterial, signedSince } from "@/lib/templates/signed";
import type { OneTimeKind } from "@/lib/templates/subject";
import { oneTimeKindsOf } from "./kinds";

/** `anew`: an earlier version was signed. `since`: published, or, where they came later, their account. */
export type DueOneTime = { kind: OneTimeKind; since: Date; anew: boolean };

/** The one-time agreements that somebody has yet to sign, as rows of SQL; nobody's, where there is nothing to sign. */
function dueRows(actor: UserActor, kinds: readonly OneTimeKind[]): Prisma.Sql {
  return Prisma.sql`SELECT m.kind, greatest(m."publishedAt", u."createdAt") AS since,
      EXISTS (SELECT 1 FROM "OneTimeAgreement" a JOIN "TemplateVersion" v ON v.id = a."templateVersionId"
        WHERE a."userId" = u.id AND v.kind = m.kind) AS anew
    FROM "User" u JOIN ${newestMaterial} m ON m.kind = ANY(${kinds}::"TemplateKind"[])
    WHERE u.id = ${actor.userId}::uuid AND NOT ${signedSince("u.id", "m")}`;
}

/** How many there are, as a term of SQL, for who asks for it beside much else. */
export function dueCount(actor: UserActor): Prisma.Sql {
  const kinds = oneTimeKindsOf(actor);
  return kinds.length === 0
    ? Prisma.sql`0`
    : Prisma.sql`(SELECT count(*)::int FROM (${dueRows(actor, kinds)}) due)`;
}

/** What somebody has yet to sign, oldest first. Whoever signs nothing costs no statement. */
export async function dueOneTime(actor: UserActor): Promise<DueOneTime[]> {
  const kinds = oneTimeKindsOf(actor);
  if (kinds.length === 0) return [];
  return db().$queryRaw<DueOneTime[]>`${dueRows(actor, kinds)} ORDER BY since`;
}
