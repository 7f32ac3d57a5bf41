import { isStaff, type UserActor } from "@/lib/authz/actor";
import { myTurn } from "@/lib/authz/turn";
import { Prisma } from "@/lib/db/generated/client";
import { isLate } from "../late";
import { livesOn } from "@/lib/organizations/merged";
import { statusesOf } from "@/lib/workflow/statuses";
import type { Filters } from "./address";
import { found } from "./found";
import { knowsContent, knowsCounsel } from "./told";

/** Filters as a condition on `"Case" c`. None of them tells by its answer what a row would not tell. */
export async function filtered(actor: UserActor, filters: Filters, at: Date): Promise<Prisma.Sql> {
  const { stage, country, kind, turn, late, facilitator, organization, find } = filters;
  const all: Prisma.Sql[] = [Prisma.sql`TRUE`];
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
  if (turn)
    all.push(turn === "mine" ? waits(myTurn(actor, at)) : waits(Prisma.sql`NOT ${myTurn(actor, at)}`));
  if (late) all.push(waits(isLate(at)));
  if (find) all.push(await found(actor, find));
  return Prisma.join(all, " AND ");
}

const waits = (which: Prisma.Sql) => Prisma.sql`EXISTS (
  SELECT 1 FROM "Wait" w WHERE w."caseId" = c.id AND w."closedAt" IS NULL AND ${which})`;
