import { isStaff, type UserActor } from "@/lib/authz/actor";
import { myTurn } from "@/lib/authz/turn";
import { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/tx";
import { plannedAnew } from "@/lib/db/planned-anew";
import { isLate } from "../late";
import { livesOn } from "@/lib/organizations/merged";
import { statusesOf } from "@/lib/workflow/statuses";
import type { Filters } from "./address";
import { found } from "./found";
import { knowsContent, knowsCounsel } from "./told";

/** What the reader's filters leave, as conditions on `"Case" c`. */
export type Narrowed = {
  /** All of them. */
  cases: Prisma.Sql;
  /**
   * The same for whoever begins at the open Waits, as for a count: what a Wait `w` must be, and all else that is asked
   * of its case. Null: no filter asks for what waits.
   */
  waits: { which: Prisma.Sql; cases: Prisma.Sql } | null;
};

/** None of the filters tells by its answer what a row would not tell. */
export async function filtered(tx: Tx, actor: UserActor, filters: Filters, at: Date): Promise<Narrowed> {
  const { stage, country, kind, turn, late, facilitator, organization, find } = filters;
  const all: Prisma.Sql[] = [];
  if (stage) {
    all.push(Prisma.sql`(c.status = ANY(${statusesOf(stage)}::"CaseStatus"[])
      OR (c.status IN ('declined', 'withdrawn') AND c."endedStage"::text = ${stage}))`);
  }
  if (country) all.push(Prisma.sql`(c.country = ${country} AND ${knowsContent(actor)})`);
  if (kind) all.push(Prisma.sql`(c.kind = ${kind}::"MatterKind" AND ${knowsContent(actor)})`);
  if (organization)
    all.push(Prisma.sql`(c."organizationId" = ${livesOn(organization)} AND ${knowsCounsel(actor)})`);
  if (facilitator && isStaff(actor)) {
    all.push(
      facilitator === "none"
        ? Prisma.sql`c."facilitatorId" IS NULL`
        : Prisma.sql`c."facilitatorId" = ${facilitator}::uuid`,
    );
  }
  if (find) all.push(await found(tx, actor, find));
  const waits: Prisma.Sql[] = [];
  if (turn) waits.push(turn === "mine" ? myTurn(actor, at) : Prisma.sql`NOT ${myTurn(actor, at)}`);
  if (late) waits.push(isLate(at));
  const [which, ...more] = waits;
  return {
    cases: every([...all, ...waits.map(hasWait)]),
    waits: which ? { which, cases: every([...all, ...more.map(hasWait), Prisma.sql`TRUE`]) } : null,
  };
}

/** Without any, the whole list: PostgreSQL keeps its plan. */
function every(conditions: readonly Prisma.Sql[]): Prisma.Sql {
  if (conditions.length === 0) return Prisma.sql`TRUE`;
  return Prisma.sql`${plannedAnew}${Prisma.join([...conditions], " AND ")}`;
}

/**
 * An open Wait of this kind is among the case's. Its own case stands within, so that PostgreSQL may begin at the open
 * Waits, of which there are few, whatever of the case the condition asks for.
 */
const hasWait = (which: Prisma.Sql) => Prisma.sql`c.id IN (
  SELECT w."caseId" FROM "Wait" w JOIN "Case" c ON c.id = w."caseId" WHERE w."closedAt" IS NULL AND ${which})`;
