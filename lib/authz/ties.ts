import { isLive } from "@/lib/db/dated";
import { Prisma } from "@/lib/db/generated/client";
import type { CaseStatus } from "@/lib/workflow/statuses";
import { isStaff, type Actor, type UserActor } from "./actor";
import type { Relation } from "./policy";
import { isWalledOff } from "./walled";

/** What ties an actor to one case, as it stands in the database. */
export type Ties = {
  status: CaseStatus;
  organizationId: string;
  /** From acceptance on, before there is an assignment, and for as long as it lasts. */
  isDefender: boolean;
  member: "LEAD" | "COUNSEL" | "ASSISTANT" | null;
  /** Asked of staff. */
  walledOff: boolean;
  offered: boolean;
  everAssigned: boolean;
  /** Asked of those who only approve. */
  toApprove: boolean;
  /** An organization whose billing contact the actor is pays for the case. */
  pays: boolean;
};

/** What there is for an approver to decide on: a payout, or a write-off that a director proposed. */
export const hasToApprove = Prisma.sql`(
  EXISTS (SELECT 1 FROM "Payout" p WHERE p."caseId" = c.id)
  OR EXISTS (SELECT 1 FROM "WriteOff" w JOIN "Invoice" i ON i.id = w."invoiceId" WHERE i."caseId" = c.id))`;

/** Organizations that pay: by the contract that was executed (it keeps the payer that was signed, merged or not), and by invoices that were issued before another paid. */
const paidBy = (organizationIds: string[]) => Prisma.sql`(
  EXISTS (SELECT 1 FROM "Contract" k JOIN "ContractVersion" v ON v."contractId" = k.id AND v.number = k."currentNumber"
    WHERE k."caseId" = c.id AND k."executedAt" IS NOT NULL AND v."payerId" IN (
      SELECT o.id FROM "Organization" o WHERE o.id = ANY(${organizationIds}::uuid[])
      UNION ALL SELECT o.id FROM "Organization" o WHERE o."mergedIntoId" = ANY(${organizationIds}::uuid[])))
  OR EXISTS (SELECT 1 FROM "Invoice" i
    WHERE i."caseId" = c.id AND i.state <> 'draft' AND i."organizationId" = ANY(${organizationIds}::uuid[])))`;

/** Statuses in which the paying organization's billing contact knows of a case, by its invoices. */
const billedStatuses: CaseStatus[] = ["active", "on_hold", "work_done", "settled", "closed"];

const no = Prisma.sql`FALSE`;

/**
 * The actor's ties to the case in `"Case" c`, as one column: what `relationsOf` is asked with. What somebody can't be to
 * any case (a Defender, staff, a lawyer) is not looked up: every page and every command of a case pays for it.
 */
export function tiesOf(actor: Actor, now: Date): Prisma.Sql {
  const user = actor.kind === "user" ? actor : null;
  const payers = user ? organizationsOf(user, "BILLING") : [];
  return Prisma.sql`json_build_object(
    'status', c.status,
    'organizationId', c."organizationId",
    ${user?.defenderId ? defenderTies(user.defenderId) : noDefenderTies},
    'member', ${user && firmsOf(user).length > 0 ? membershipOf(user.userId, now) : Prisma.sql`NULL`},
    'walledOff', ${user && isStaff(user) ? isWalledOff(Prisma.sql`c.id`, Prisma.sql`${user.userId}::uuid`) : no},
    'toApprove', ${user && isStaff(user) && onlyApproves(user) ? hasToApprove : no},
    'pays', ${payers.length > 0 ? paidBy(payers) : no})`;
}

const noDefenderTies = Prisma.sql`'isDefender', FALSE, 'offered', FALSE, 'everAssigned', FALSE`;

function defenderTies(defenderId: string): Prisma.Sql {
  const defender = Prisma.sql`${defenderId}::uuid`;
  const assigned = Prisma.sql`SELECT 1 FROM "Assignment" a WHERE a."caseId" = c.id AND a."defenderId" = ${defender}`;
  return Prisma.sql`
    'isDefender', c."defenderId" IS NOT DISTINCT FROM ${defender}
      AND (EXISTS (${assigned} AND a."to" IS NULL) OR NOT EXISTS (${assigned})),
    'offered', EXISTS (SELECT 1 FROM "Offer" o WHERE o."caseId" = c.id AND o."defenderId" = ${defender}
      AND o.state IN ('sent', 'interested')),
    'everAssigned', EXISTS (${assigned})`;
}

function membershipOf(userId: string, now: Date): Prisma.Sql {
  return Prisma.sql`(SELECT m.kind FROM "CaseMember" m WHERE m."caseId" = c.id AND m."userId" = ${userId}::uuid
      AND ${isLive("m", now)})`;
}

/** What an actor is to a case, from their own roles and from what ties them to it. */
export function relationsOf(actor: Actor, ties: Ties): Relation[] {
  if (actor.kind === "system") return ["system"];
  if (actor.kind !== "user") return [];
  const relations: Relation[] = [];
  if (!ties.walledOff && (ties.toApprove || !onlyApproves(actor))) {
    for (const role of actor.staffRoles) {
      relations.push(role.toLowerCase() as Relation);
    }
  }
  const inFirm = firmsOf(actor).includes(ties.organizationId);
  if (ties.member === "LEAD" && inFirm) relations.push("lead");
  if (ties.member === "COUNSEL" && firmsOf(actor).length > 0) relations.push("counsel");
  if (ties.member === "ASSISTANT" && inFirm) relations.push("assistant");
  if (ties.pays && billedStatuses.includes(ties.status)) relations.push("billing");
  if (ties.offered) relations.push("offered");
  if (ties.isDefender) relations.push("assigned");
  else if (ties.everAssigned) relations.push("former");
  return relations;
}

/** Knows of the case by its invoices alone: of them a code, dates and money, and nothing of what the case is. */
export function knowsOnlyInvoices(relations: readonly Relation[]): boolean {
  return relations.length > 0 && relations.every((relation) => relation === "billing");
}

/** A board member or treasurer who only approves sees what there is to approve, and no other case. */
export function onlyApproves(actor: UserActor): boolean {
  return actor.staffRoles.every((role) => role === "APPROVER");
}

export function organizationsOf(actor: UserActor, kind: "BILLING"): string[] {
  return actor.memberships.filter((m) => m.kind === kind).map((m) => m.organizationId);
}

export function firmsOf(actor: UserActor): string[] {
  return actor.memberships
    .filter((m) => m.kind === "LAWYER" || m.kind === "ASSISTANT")
    .map((m) => m.organizationId);
}
