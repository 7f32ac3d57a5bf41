import { isLive } from "@/lib/db/dated";
import { Prisma } from "@/lib/db/generated/client";
import type { WaitKind } from "@/lib/workflow/wait-kinds";
import type { Party } from "@/lib/workflow/statuses";
import type { CommandName } from "@/lib/workflow/transitions";
import { isStaff, type UserActor } from "./actor";
import { policy, type Relation } from "./policy";
import { visibleCases } from "./scope";
import { firmsOf, organizationsOf } from "./ties";
import { isWalledOff } from "./walled";

/**
 * Whether a Wait is this actor's own turn, as a condition on `"Wait" w` and `"Case" c` of a case that they see: the
 * one rule of the dashboard, the list and a case's first line.
 *
 * What waits on a facilitator waits on the case's own (its Waits say who that is); while it has none who could act (none yet, walled off, disabled,
 * no facilitator any more), on every facilitator. What waits on one person waits on their side once they are gone.
 * What another has to decide is not the turn of whoever did the first half; while nobody of its side could decide, it
 * waits on everybody who may.
 */
export function myTurn(actor: UserActor, now: Date): Prisma.Sql {
  const me = Prisma.sql`${actor.userId}::uuid`;
  const sides: Prisma.Sql[] = [];
  const roles = actor.staffRoles.filter((role) => role !== "FACILITATOR");
  if (roles.length > 0) {
    sides.push(Prisma.sql`(w.party::text = ANY(${roles}) AND ${first} IS DISTINCT FROM ${me})`);
  }
  const shared = sharedBy(actor);
  if (shared.length > 0) {
    sides.push(
      Prisma.sql`(w.kind = ANY(${shared}) AND ${first} IS DISTINCT FROM ${me} AND NOT ${decides(now)})`,
    );
  }
  if (actor.staffRoles.includes("FACILITATOR")) {
    const own = Prisma.sql`w."facilitatorId"`;
    sides.push(
      Prisma.sql`(w.party = 'FACILITATOR' AND (${own} = ${me} OR ${own} IS NULL OR NOT ${facilitates(own, now)}))`,
    );
  }
  const firms = firmsOf(actor);
  if (firms.length > 0) {
    // Counsel and assistants wait for the lead's signature with everybody else.
    sides.push(
      Prisma.sql`(w.party = 'ADVOCATE' AND ${hasPlace(me, firms, now)}
        AND (w.kind <> 'signContract' OR c."leadId" = ${me}))`,
    );
  }
  sides.push(toPay(actor));
  if (actor.defenderId) {
    sides.push(
      Prisma.sql`(w.party = 'DEFENDER' AND (c."defenderId" = ${actor.defenderId}::uuid OR EXISTS (
        SELECT 1 FROM "Offer" o WHERE o.id = w.ref AND o."defenderId" = ${actor.defenderId}::uuid)))`,
    );
  }
  const one = Prisma.sql`w."userId"`;
  const anybody = [Prisma.sql`${one} IS NULL OR ${one} = ${me}`];
  // Asked only of a side that the actor can be on: every page counts by this condition.
  if (isStaff(actor)) anybody.push(Prisma.sql`(w.party = 'FACILITATOR' AND NOT ${facilitates(one, now)})`);
  if (actor.memberships.length > 0) {
    anybody.push(Prisma.sql`(w.party = 'ADVOCATE' AND NOT ${represents(one, now)})`);
  }
  if (actor.defenderId) anybody.push(Prisma.sql`(w.party = 'DEFENDER' AND NOT ${defends(one)})`);
  return Prisma.sql`(${ofParties(actor, shared)} AND (${Prisma.join(anybody, " OR ")}) AND (${Prisma.join(sides, " OR ")}))`;
}

/**
 * The parties for whom the actor can act, which the sides of `myTurn` say already, one by one. Said once for all, and in
 * words that every plan knows, it leads PostgreSQL to the open Waits of these parties in the order of their dates.
 */
function ofParties(actor: UserActor, shared: readonly string[]): Prisma.Sql {
  const parties: Party[] = [...actor.staffRoles];
  if (actor.memberships.length > 0) parties.push("ADVOCATE");
  if (actor.defenderId) parties.push("DEFENDER");
  const [one = "SYSTEM", ...more] = parties;
  const theirs =
    more.length === 0
      ? Prisma.raw(`w.party = '${one}'`)
      : Prisma.raw(`w.party IN (${parties.map((party) => `'${party}'`).join(", ")})`);
  return shared.length > 0 ? Prisma.sql`(${theirs} OR w.kind = ANY(${shared}))` : theirs;
}

/**
 * Open Waits of which the actor is told: of the cases that they see, and what they are to pay. A condition on `"Wait" w`
 * and `"Case" c`. An OR is written only where there are two ways: within one, PostgreSQL asks of every open Wait whose
 * case it is, instead of beginning at the few cases of the actor.
 */
export function toldOf(actor: UserActor, now: Date): Prisma.Sql {
  const payers = organizationsOf(actor, "BILLING");
  if (payers.length === 0) return visibleCases(actor, now);
  return Prisma.sql`(${visibleCases(actor, now)} OR ${toPay(actor)})`;
}

/** What a billing contact is to pay, whether they see its case or not. A condition on `"Wait" w`. */
export function toPay(actor: UserActor): Prisma.Sql {
  const payers = organizationsOf(actor, "BILLING");
  if (payers.length === 0) return Prisma.sql`FALSE`;
  return Prisma.sql`(w.kind = 'payInvoice' AND EXISTS (
    SELECT 1 FROM "Invoice" i WHERE i.id = w.ref AND i."organizationId" = ANY(${payers}::uuid[])))`;
}

/** What one did and another has to decide on, and the command by which they do. */
const byAnother = {
  approvePayout: "approvePayout",
  approveWriteOff: "approveWriteOff",
  decideContest: "decideContest",
  decideRefusal: "decideContest",
} as const satisfies Partial<Record<WaitKind, CommandName>>;

/** Of these, what this actor's roles may decide. */
function sharedBy({ staffRoles }: UserActor): string[] {
  return Object.entries(byAnother)
    .filter(([, command]) => {
      const by: readonly Relation[] = policy[command].by;
      return staffRoles.some((role) => by.includes(role.toLowerCase() as Relation));
    })
    .map(([kind]) => kind);
}

/** Whoever did the first half; null where nobody did. */
const first = Prisma.sql`(CASE w.kind
  WHEN 'approvePayout' THEN (SELECT x."preparedBy" FROM "Payout" x WHERE x.id = w.ref)
  WHEN 'approveWriteOff' THEN (SELECT x."proposedBy" FROM "WriteOff" x WHERE x.id = w.ref)
  WHEN 'decideContest' THEN (SELECT x."reviewedBy" FROM "HourReport" x WHERE x.id = w.ref)
  WHEN 'decideRefusal' THEN (SELECT x."refusedBy" FROM "EntryPart" x WHERE x.id = w.ref) END)`;

/** Somebody of the side on which it waits, and not whoever did the first half, could decide. */
function decides(now: Date): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM "StaffRole" r JOIN "User" u ON u.id = r."userId"
    WHERE r.role::text = w.party::text AND r."userId" IS DISTINCT FROM ${first} AND u."disabledAt" IS NULL
      AND ${isLive("r", now)}
      AND NOT ${isWalledOff(Prisma.sql`c.id`, Prisma.sql`r."userId"`)})`;
}

/**
 * Is a facilitator who could act on the case; null for nobody. Who holds the role is asked once for all Waits, and only the
 * wall of each.
 */
function facilitates(userId: Prisma.Sql, now: Date): Prisma.Sql {
  return Prisma.sql`(${userId} = ANY(ARRAY(SELECT r."userId" FROM "StaffRole" r JOIN "User" u ON u.id = r."userId"
    WHERE r.role = 'FACILITATOR' AND u."disabledAt" IS NULL AND ${isLive("r", now)}))
    AND NOT ${isWalledOff(Prisma.sql`w."caseId"`, userId)})`;
}

/** Whoever asks, of these firms, is on the Advocate's side of the case: what `represents` says of anybody. */
function hasPlace(me: Prisma.Sql, firms: string[], now: Date): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM "CaseMember" m WHERE m."caseId" = c.id AND m."userId" = ${me}
    AND ${isLive("m", now)} AND (m.kind = 'COUNSEL' OR c."organizationId" = ANY(${firms}::uuid[])))`;
}

/** Is on the Advocate's side of the case: has a place in it, and is of its firm; counsel of any. */
function represents(userId: Prisma.Sql, now: Date): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM "CaseMember" m JOIN "User" u ON u.id = m."userId"
    WHERE m."caseId" = c.id AND m."userId" = ${userId} AND u."disabledAt" IS NULL
      AND ${isLive("m", now)}
      AND EXISTS (SELECT 1 FROM "Membership" f WHERE f."userId" = m."userId" AND f.kind IN ('LAWYER', 'ASSISTANT')
        AND ${isLive("f", now)} AND (m.kind = 'COUNSEL' OR f."organizationId" = c."organizationId")))`;
}

/** Is the Defender of the case. */
const defends = (userId: Prisma.Sql) => Prisma.sql`EXISTS (
  SELECT 1 FROM "Defender" d WHERE d.id = c."defenderId" AND d."userId" = ${userId})`;
