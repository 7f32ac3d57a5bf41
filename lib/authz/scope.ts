import { isLive } from "@/lib/db/dated";
import { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/tx";
import type { CaseStatus, Stage } from "@/lib/workflow/statuses";
import { isStaff, type Actor } from "./actor";
import { knowsContent, type Relation } from "./policy";
import {
  firmsOf,
  hasToApprove,
  knowsOnlyInvoices,
  onlyApproves,
  relationsOf,
  tiesOf,
  type Ties,
} from "./ties";
import { isWalledOff } from "./walled";

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

/**
 * The cases that an actor sees, as a condition on `"Case" c`. Staff walled off from a case do not see it. It says in
 * SQL what `relationsOf` says of one case; a test holds the two together. A billing contact, who knows of a case by its
 * invoices alone, sees those and no case.
 */
export function visibleCases(actor: Actor, now: Date): Prisma.Sql {
  if (actor.kind === "system") return Prisma.sql`TRUE`;
  if (actor.kind !== "user") return Prisma.sql`FALSE`;
  const me = Prisma.sql`${actor.userId}::uuid`;
  const ways: Prisma.Sql[] = [];
  if (isStaff(actor)) {
    const walled = isWalledOff(Prisma.sql`c.id`, me);
    ways.push(
      onlyApproves(actor) ? Prisma.sql`(NOT ${walled} AND ${hasToApprove})` : Prisma.sql`NOT ${walled}`,
    );
  }
  const theirs: Prisma.Sql[] = [];
  const member = (kinds: Prisma.Sql) => Prisma.sql`
    SELECT m."caseId" FROM "CaseMember" m JOIN "Case" k ON k.id = m."caseId"
    WHERE m."userId" = ${me} AND m.kind IN (${kinds})
      AND ${isLive("m", now)}`;
  const firms = firmsOf(actor);
  if (firms.length > 0) {
    theirs.push(
      Prisma.sql`${member(Prisma.sql`'LEAD', 'ASSISTANT'`)} AND k."organizationId" = ANY(${firms}::uuid[])`,
      member(Prisma.sql`'COUNSEL'`),
    );
  }
  if (actor.defenderId) {
    const defender = Prisma.sql`${actor.defenderId}::uuid`;
    theirs.push(
      Prisma.sql`SELECT k.id FROM "Case" k WHERE k."defenderId" = ${defender}`,
      Prisma.sql`SELECT o."caseId" FROM "Offer" o WHERE o."defenderId" = ${defender}
        AND o.state IN ('sent', 'interested')`,
      Prisma.sql`SELECT a."caseId" FROM "Assignment" a WHERE a."defenderId" = ${defender}`,
    );
  }
  // Somebody's own cases are few among all: found from their side, and not by asking each case who they are to it.
  if (theirs.length > 0) ways.push(Prisma.sql`c.id IN (${Prisma.join(theirs, " UNION ALL ")})`);
  if (ways.length === 0) return Prisma.sql`FALSE`;
  return Prisma.sql`((${Prisma.join(ways, " OR ")}) AND ${notDiscarded})`;
}

type CaseRow = Omit<CaseFacts, "relations" | "currency"> & { currency: string; ties: Ties };

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
  const which = "id" in by ? Prisma.sql`c.id = ${by.id}::uuid` : Prisma.sql`c.code = ${by.code}`;
  const rows = await tx.$queryRaw<CaseRow[]>`
    SELECT c.id, c.code, c.nickname, c.kind, c.status, c."endedStage", c."organizationId", c."leadId",
      c."facilitatorId", c."defenderId", c.country, c.region, c.currency, c."keyId", c."partiesVersion",
      c."statusAt", c."statusBy", c."heldBy", c."openedAt", c."workDoneAt", ${tiesOf(actor, now)} AS ties
    FROM "Case" c WHERE ${which} AND ${notDiscarded}`;
  const row = rows[0];
  if (!row) return null;
  const { ties, ...fields } = row;
  const relations = relationsOf(actor, ties);
  if (relations.length === 0) return null;
  const currency = row.currency === "CAD" ? "CAD" : "USD";
  const told = knowsContent({ status: row.status, relations }) && !knowsOnlyInvoices(relations);
  const content = told ? {} : { nickname: "", kind: "", country: "", region: "" };
  return { ...fields, ...content, currency, relations };
}
