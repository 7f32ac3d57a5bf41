import { isStaff, type UserActor } from "@/lib/authz/actor";
import { visibleCases } from "@/lib/authz/scope";
import { firmsOf, organizationsOf } from "@/lib/authz/ties";
import { now } from "@/lib/clock";
import { isLive } from "@/lib/db/dated";
import { Prisma } from "@/lib/db/generated/client";

/** What a list tells of a case that the reader may know of: conditions on `"Case" c`. */

/**
 * Counsel and their firm are told to a Defender after "interested": they too are somebody with whom there may be a
 * conflict.
 */
export function knowsCounsel({ defenderId }: UserActor): Prisma.Sql {
  if (!defenderId) return Prisma.sql`TRUE`;
  return Prisma.sql`(c."defenderId" = ${defenderId}::uuid
    OR EXISTS (SELECT 1 FROM "Assignment" y WHERE y."caseId" = c.id AND y."defenderId" = ${defenderId}::uuid)
    OR EXISTS (SELECT 1 FROM "Offer" y WHERE y."caseId" = c.id AND y."defenderId" = ${defenderId}::uuid
      AND y.state = 'interested'))`;
}

/**
 * Staff see that a draft exists, not what is in it, unless they are of its side; who pays for a case sees its invoices.
 * Whoever is both is told what either may know.
 */
export function knowsContent(actor: UserActor): Prisma.Sql {
  const rules: Prisma.Sql[] = [];
  if (organizationsOf(actor, "BILLING").length > 0) rules.push(visibleCases(actor, now()));
  if (isStaff(actor)) rules.push(knowsDraft(actor));
  return rules.length > 0 ? Prisma.sql`(${Prisma.join(rules, " AND ")})` : Prisma.sql`TRUE`;
}

/** Their own cases, of which staff have few or none, are looked up once: a plan that reckons with it at each case shuns it. */
function knowsDraft(actor: UserActor): Prisma.Sql {
  const firms = firmsOf(actor);
  if (firms.length === 0) return Prisma.sql`c.status <> 'draft'`;
  return Prisma.sql`(c.status <> 'draft' OR c.id = ANY(ARRAY(
    SELECT m."caseId" FROM "CaseMember" m JOIN "Case" k ON k.id = m."caseId"
    WHERE m."userId" = ${actor.userId}::uuid AND ${isLive("m", now())}
      AND (m.kind = 'COUNSEL' OR k."organizationId" = ANY(${firms}::uuid[])))))`;
}

/**
 * A docket leads to a party in a public register: it finds a case for those who work on it, and not for whoever it is
 * only offered to, nor for those who know its money.
 */
export function knowsDocket(actor: UserActor): Prisma.Sql {
  const casework = actor.staffRoles.some((role) => role === "FACILITATOR" || role === "DIRECTOR");
  if (casework) return knowsContent(actor);
  return Prisma.sql`(${knowsContent(actor)} AND (c."defenderId" = ${actor.defenderId}::uuid OR EXISTS (
    SELECT 1 FROM "CaseMember" y WHERE y."caseId" = c.id AND y."userId" = ${actor.userId}::uuid)))`;
}
