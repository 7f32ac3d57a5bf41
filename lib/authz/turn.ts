import { officeToday } from "@/lib/calendar";
import { Prisma } from "@/lib/db/generated/client";
import { plainToDate } from "@/lib/dates";
import type { UserActor } from "./actor";
import { firmsOf, organizationsOf } from "./ties";

/**
 * Whether a Wait is this actor's own turn, as a condition on `"Wait" w` and `"Case" c` of a case that they see: the
 * one rule of the dashboard, the list and a case's first line.
 *
 * What waits on a facilitator waits on the case's own; while it has none who could act (none yet, walled off, disabled,
 * no facilitator any more), on every facilitator. What waits on one person waits on their side once they are gone.
 */
export function myTurn(actor: UserActor, now: Date): Prisma.Sql {
  const today = plainToDate(officeToday(now));
  const me = Prisma.sql`${actor.userId}::uuid`;
  const sides: Prisma.Sql[] = [];
  const roles = actor.staffRoles.filter((role) => role !== "FACILITATOR");
  if (roles.length > 0) sides.push(Prisma.sql`w.party::text = ANY(${roles})`);
  if (actor.staffRoles.includes("FACILITATOR")) {
    const own = Prisma.sql`c."facilitatorId"`;
    sides.push(
      Prisma.sql`(w.party = 'FACILITATOR' AND (${own} = ${me} OR ${own} IS NULL OR NOT ${facilitates(own, today)}))`,
    );
  }
  if (firmsOf(actor).length > 0) {
    sides.push(Prisma.sql`(w.party = 'ADVOCATE' AND ${represents(me, today)})`);
  }
  const payers = organizationsOf(actor, "BILLING");
  if (payers.length > 0) {
    sides.push(
      Prisma.sql`(w.kind = 'payInvoice' AND EXISTS (
        SELECT 1 FROM "Invoice" i WHERE i.id = w.ref AND i."organizationId" = ANY(${payers}::uuid[])))`,
    );
  }
  if (actor.defenderId) {
    sides.push(
      Prisma.sql`(w.party = 'DEFENDER' AND (c."defenderId" = ${actor.defenderId}::uuid OR EXISTS (
        SELECT 1 FROM "Offer" o WHERE o.id = w.ref AND o."defenderId" = ${actor.defenderId}::uuid)))`,
    );
  }
  if (sides.length === 0) return Prisma.sql`FALSE`;
  const one = Prisma.sql`w."userId"`;
  const anybody = Prisma.sql`(${one} IS NULL OR ${one} = ${me}
    OR (w.party = 'FACILITATOR' AND NOT ${facilitates(one, today)})
    OR (w.party = 'ADVOCATE' AND NOT ${represents(one, today)}))`;
  return Prisma.sql`(${anybody} AND (${Prisma.join(sides, " OR ")}))`;
}

/** Is a facilitator who could act on the case. */
function facilitates(userId: Prisma.Sql, today: Date): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM "StaffRole" r JOIN "User" u ON u.id = r."userId"
    WHERE r."userId" = ${userId} AND r.role = 'FACILITATOR' AND u."disabledAt" IS NULL
      AND r."from" <= ${today}::date AND (r."to" IS NULL OR r."to" >= ${today}::date)
      AND NOT EXISTS (SELECT 1 FROM "WallOff" x WHERE x."caseId" = c.id AND x."userId" = r."userId"))`;
}

/** Is on the Advocate's side of the case. */
function represents(userId: Prisma.Sql, today: Date): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM "CaseMember" m JOIN "User" u ON u.id = m."userId"
    WHERE m."caseId" = c.id AND m."userId" = ${userId} AND u."disabledAt" IS NULL
      AND m."from" <= ${today}::date AND (m."to" IS NULL OR m."to" >= ${today}::date))`;
}
