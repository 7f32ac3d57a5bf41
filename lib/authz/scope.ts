import { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/tx";
import { plainToDate, todayIn } from "@/lib/dates";
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

/** Memberships and assignments are dated; the day is that of Justice in Motion's office. */
const officeZone = "America/New_York";
const officeToday = (now: Date) => plainToDate(todayIn(officeZone, now));

const live = (today: Date) => ({ from: { lte: today }, OR: [{ to: null }, { to: { gte: today } }] });

/** The cases that an actor may know of, as a Prisma `where`. Staff walled off from a case are left out. */
export function visibleCases(actor: Actor, now: Date): Prisma.CaseWhereInput {
  if (actor.kind === "system") return {};
  if (actor.kind === "nobody") return { id: { in: [] } };
  const today = officeToday(now);
  const ways: Prisma.CaseWhereInput[] = [];
  const seesAll = actor.staffRoles.some((role) => role !== "APPROVER");
  if (seesAll) ways.push({});
  else if (actor.staffRoles.includes("APPROVER")) ways.push({ assignments: { some: { reports: { some: { state: "final" } } } } });
  const firms = firmsOf(actor);
  if (firms.length > 0) {
    ways.push({
      organizationId: { in: firms },
      members: { some: { userId: actor.userId, ...live(today) } },
    });
    ways.push({ members: { some: { userId: actor.userId, kind: "COUNSEL", ...live(today) } } });
  }
  const payers = organizationsOf(actor, "BILLING");
  if (payers.length > 0) {
    ways.push({
      organizationId: { in: payers },
      status: { in: ["active", "on_hold", "work_done", "settled", "closed"] },
    });
  }
  if (actor.defenderId) {
    ways.push({ defenderId: actor.defenderId });
    ways.push({ offers: { some: { defenderId: actor.defenderId, state: { in: ["sent", "interested"] } } } });
    ways.push({ assignments: { some: { defenderId: actor.defenderId } } });
  }
  if (ways.length === 0) return { id: { in: [] } };
  const where: Prisma.CaseWhereInput = { OR: ways };
  return isStaff(actor) ? { AND: [where, { wallOffs: { none: { userId: actor.userId } } }] } : where;
}

function organizationsOf(actor: UserActor, kind: "BILLING"): string[] {
  return actor.memberships.filter((m) => m.kind === kind).map((m) => m.organizationId);
}

function firmsOf(actor: UserActor): string[] {
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
  const today = officeToday(now);
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
        AS "everAssigned"
    FROM "Case" c WHERE ${which}`;
  const row = rows[0];
  if (!row) return null;
  const { member, walledOff, offered, everAssigned, ...fields } = row;
  const relations = relationsOf(actor, {
    organizationId: row.organizationId,
    status: row.status,
    isDefender: row.defenderId !== null && row.defenderId === defenderId,
    member,
    walledOff,
    offered,
    everAssigned,
  });
  if (relations.length === 0) return null;
  return { ...fields, currency: row.currency === "CAD" ? "CAD" : "USD", relations };
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
};

/** What an actor is to a case, from their own roles and from what ties them to it. */
export function relationsOf(actor: Actor, ties: Ties): Relation[] {
  if (actor.kind === "system") return ["system"];
  if (actor.kind === "nobody") return [];
  const relations: Relation[] = [];
  if (!ties.walledOff) {
    for (const role of actor.staffRoles) {
      relations.push(role.toLowerCase() as Relation);
    }
  }
  const inFirm = firmsOf(actor).includes(ties.organizationId);
  if (ties.member === "LEAD" && inFirm) relations.push("lead");
  if (ties.member === "COUNSEL" && firmsOf(actor).length > 0) relations.push("counsel");
  if (ties.member === "ASSISTANT" && inFirm) relations.push("assistant");
  const billed: CaseStatus[] = ["active", "on_hold", "work_done", "settled", "closed"];
  if (organizationsOf(actor, "BILLING").includes(ties.organizationId) && billed.includes(ties.status)) {
    relations.push("billing");
  }
  if (ties.offered) relations.push("offered");
  if (ties.isDefender) relations.push("assigned");
  else if (ties.everAssigned) relations.push("former");
  return relations;
}
