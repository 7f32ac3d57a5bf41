import { officeToday } from "@/lib/calendar";
import { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/tx";
import { plainToDate } from "@/lib/dates";
import type { CaseStatus, Stage } from "@/lib/workflow/statuses";
import { isStaff, type Actor, type UserActor } from "./actor";
import type { Relation } from "./policy";

/** What `execute` and every page know of a case before anything else: where it stands, and what the actor is to it. */
export type CaseFacts = {
  id: string;
  code: string;
  nickname: string;
  kind: string;
  status: CaseStatus;
  endedStage: Stage | null;
  organizationId: string;
  leadId: string;
  facilitatorId: string | null;
  defenderId: string | null;
  country: string;
  region: string;
  currency: "USD" | "CAD";
  keyId: string;
  partiesVersion: number;
  statusAt: Date;
  statusBy: string | null;
  heldBy: string | null;
  openedAt: Date;
  workDoneAt: Date | null;
  relations: Relation[];
};

/** A draft that was discarded is a tombstone without a nickname: it keeps its code taken, and nobody sees it. */
const notDiscarded = Prisma.sql`c.nickname <> ''`;

/** What there is for an approver to decide on: a payout, or a write-off that a director proposed. */
const hasToApprove = Prisma.sql`(
  EXISTS (SELECT 1 FROM "Payout" p WHERE p."caseId" = c.id)
  OR EXISTS (SELECT 1 FROM "WriteOff" w JOIN "Invoice" i ON i.id = w."invoiceId" WHERE i."caseId" = c.id))`;

/** Organizations that pay: by the contract that was executed, and by invoices that were issued before another paid. */
const paidBy = (organizationIds: string[]) => Prisma.sql`(
  EXISTS (SELECT 1 FROM "Contract" k JOIN "ContractVersion" v ON v."contractId" = k.id AND v.number = k."currentNumber"
    WHERE k."caseId" = c.id AND k."executedAt" IS NOT NULL AND v."payerId" = ANY(${organizationIds}::uuid[]))
  OR EXISTS (SELECT 1 FROM "Invoice" i
    WHERE i."caseId" = c.id AND i.state <> 'draft' AND i."organizationId" = ANY(${organizationIds}::uuid[])))`;

/** Statuses in which the paying organization's billing contact sees a case at all. */
const billedStatuses: CaseStatus[] = ["active", "on_hold", "work_done", "settled", "closed"];

/**
 * The cases that an actor may know of, as a condition on `"Case" c`. Staff walled off from a case do not see it. It
 * says in SQL what `relationsOf` says of one case; a test holds the two together.
 */
export function visibleCases(actor: Actor, now: Date): Prisma.Sql {
  if (actor.kind === "system") return Prisma.sql`TRUE`;
  if (actor.kind === "nobody") return Prisma.sql`FALSE`;
  const today = plainToDate(officeToday(now));
  const me = Prisma.sql`${actor.userId}::uuid`;
  const ways: Prisma.Sql[] = [];
  if (isStaff(actor)) {
    const walled = Prisma.sql`EXISTS (SELECT 1 FROM "WallOff" w WHERE w."caseId" = c.id AND w."userId" = ${me})`;
    ways.push(
      onlyApproves(actor) ? Prisma.sql`(NOT ${walled} AND ${hasToApprove})` : Prisma.sql`NOT ${walled}`,
    );
  }
  const member = (kinds: Prisma.Sql, firm: Prisma.Sql) => Prisma.sql`EXISTS (
    SELECT 1 FROM "CaseMember" m WHERE m."caseId" = c.id AND m."userId" = ${me} AND m.kind IN (${kinds})
      AND m."from" <= ${today}::date AND (m."to" IS NULL OR m."to" >= ${today}::date) AND ${firm})`;
  const firms = firmsOf(actor);
  if (firms.length > 0) {
    ways.push(
      member(Prisma.sql`'LEAD', 'ASSISTANT'`, Prisma.sql`c."organizationId" = ANY(${firms}::uuid[])`),
      member(Prisma.sql`'COUNSEL'`, Prisma.sql`TRUE`),
    );
  }
  const payers = organizationsOf(actor, "BILLING");
  if (payers.length > 0) {
    ways.push(Prisma.sql`(c.status::text = ANY(${billedStatuses}) AND ${paidBy(payers)})`);
  }
  if (actor.defenderId) {
    const defender = Prisma.sql`${actor.defenderId}::uuid`;
    ways.push(
      Prisma.sql`c."defenderId" = ${defender}`,
      Prisma.sql`EXISTS (SELECT 1 FROM "Offer" o WHERE o."caseId" = c.id AND o."defenderId" = ${defender}
        AND o.state IN ('sent', 'interested'))`,
      Prisma.sql`EXISTS (SELECT 1 FROM "Assignment" a WHERE a."caseId" = c.id AND a."defenderId" = ${defender})`,
    );
  }
  if (ways.length === 0) return Prisma.sql`FALSE`;
  return Prisma.sql`((${Prisma.join(ways, " OR ")}) AND ${notDiscarded})`;
}

/** A board member or treasurer who only approves sees what there is to approve, and no other case. */
function onlyApproves(actor: UserActor): boolean {
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

type CaseRow = Omit<CaseFacts, "relations" | "currency"> & {
  currency: string;
  member: "LEAD" | "COUNSEL" | "ASSISTANT" | null;
  walledOff: boolean;
  offered: boolean;
  everAssigned: boolean;
  stillAssigned: boolean;
  toApprove: boolean;
  pays: boolean;
};

/**
 * A case with the actor's relations to it, or null when there is none: to them it does not exist. One statement,
 * since every page and every command of a case begins with it.
 * @param by the case's id, or its code as it stands in an address
 */
export async function caseFor(
  tx: Tx,
  actor: Actor,
  by: { id: string } | { code: string },
  now: Date,
): Promise<CaseFacts | null> {
  const userId = actor.kind === "user" ? actor.userId : nobodyId;
  const defenderId = (actor.kind === "user" ? actor.defenderId : null) ?? nobodyId;
  const today = plainToDate(officeToday(now));
  const which = "id" in by ? Prisma.sql`c.id = ${by.id}::uuid` : Prisma.sql`c.code = ${by.code}`;
  const rows = await tx.$queryRaw<CaseRow[]>`
    SELECT c.id, c.code, c.nickname, c.kind, c.status, c."endedStage", c."organizationId", c."leadId",
      c."facilitatorId", c."defenderId", c.country, c.region, c.currency, c."keyId", c."partiesVersion",
      c."statusAt", c."statusBy", c."heldBy", c."openedAt", c."workDoneAt",
      (SELECT m.kind FROM "CaseMember" m WHERE m."caseId" = c.id AND m."userId" = ${userId}::uuid
        AND m."from" <= ${today}::date AND (m."to" IS NULL OR m."to" >= ${today}::date)) AS member,
      EXISTS (SELECT 1 FROM "WallOff" w WHERE w."caseId" = c.id AND w."userId" = ${userId}::uuid) AS "walledOff",
      EXISTS (SELECT 1 FROM "Offer" o WHERE o."caseId" = c.id AND o."defenderId" = ${defenderId}::uuid
        AND o.state IN ('sent', 'interested')) AS offered,
      EXISTS (SELECT 1 FROM "Assignment" a WHERE a."caseId" = c.id AND a."defenderId" = ${defenderId}::uuid)
        AS "everAssigned",
      EXISTS (SELECT 1 FROM "Assignment" a WHERE a."caseId" = c.id AND a."defenderId" = ${defenderId}::uuid
        AND a."to" IS NULL) AS "stillAssigned",
      ${hasToApprove} AS "toApprove",
      ${paidBy(actor.kind === "user" ? organizationsOf(actor, "BILLING") : [])} AS pays
    FROM "Case" c WHERE ${which} AND ${notDiscarded}`;
  const row = rows[0];
  if (!row) return null;
  const { member, walledOff, offered, everAssigned, stillAssigned, toApprove, pays, ...fields } = row;
  const relations = relationsOf(actor, {
    organizationId: row.organizationId,
    status: row.status,
    // From acceptance on, before there is an assignment, and for as long as it lasts.
    isDefender: row.defenderId === defenderId && (stillAssigned || !everAssigned),
    member,
    walledOff,
    offered,
    everAssigned,
    toApprove,
    pays,
  });
  if (relations.length === 0) return null;
  const currency = row.currency === "CAD" ? "CAD" : "USD";
  const content = knowsContent(row.status, relations)
    ? {}
    : { nickname: "", kind: "", country: "", region: "" };
  return { ...fields, ...content, currency, relations };
}

/** Staff see that a draft exists, not what is in it, unless they are of its side. */
function knowsContent(status: CaseStatus, relations: readonly Relation[]): boolean {
  const own: readonly Relation[] = ["lead", "counsel", "assistant", "system"];
  return status !== "draft" || relations.some((relation) => own.includes(relation));
}

const nobodyId = "00000000-0000-4000-8000-000000000000";

type Ties = {
  organizationId: string;
  status: CaseStatus;
  isDefender: boolean;
  member: "LEAD" | "COUNSEL" | "ASSISTANT" | null;
  walledOff: boolean;
  offered: boolean;
  everAssigned: boolean;
  toApprove: boolean;
  /** An organization whose billing contact the actor is pays for the case. */
  pays: boolean;
};

/** What an actor is to a case, from their own roles and from what ties them to it. */
export function relationsOf(actor: Actor, ties: Ties): Relation[] {
  if (actor.kind === "system") return ["system"];
  if (actor.kind === "nobody") return [];
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
