import { isStaff, type UserActor } from "@/lib/authz/actor";
import { visibleCases } from "@/lib/authz/scope";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { isLive } from "@/lib/db/dated";
import { Prisma } from "@/lib/db/generated/client";
import { livesOn } from "@/lib/organizations/merged";
import type { Filters, Query } from "./address";
import { knowsCounsel } from "./told";

export type SavedList = { id: string; name: string; query: string; isDefault: boolean; version: number };

export type ListChoices = {
  /** For staff: who facilitates today, and who is asked for. */
  facilitators: { id: string; name: string }[];
  /** The organization that is asked for; null: none, or one of which the reader knows no case. */
  organization: string | null;
  saved: SavedList[];
};

/** The filters with which the reader's list opens; nothing: it opens whole. */
export async function defaultQuery(actor: UserActor): Promise<Query> {
  const chosen = await db().savedFilter.findFirst({
    where: { userId: actor.userId, isDefault: true },
    select: { query: true },
  });
  return Object.fromEntries(new URLSearchParams(chosen?.query ?? ""));
}

/** What stands around the list: who may be chosen, and which lists its reader keeps. One statement. */
export async function listChoices(
  actor: UserActor,
  { facilitator, organization }: Filters,
): Promise<ListChoices> {
  const at = now();
  const asked = facilitator && facilitator !== "none" ? facilitator : null;
  const facilitators = Prisma.sql`(SELECT json_agg(json_build_object('id', u.id, 'name', u.name) ORDER BY u.name, u.id)
    FROM "User" u WHERE u.id IN (SELECT r."userId" FROM "StaffRole" r JOIN "User" f ON f.id = r."userId"
        WHERE r.role = 'FACILITATOR' AND f."disabledAt" IS NULL AND ${isLive("r", at)}
      UNION SELECT ${asked}::uuid))`;
  const named = Prisma.sql`(SELECT o.name FROM "Organization" o WHERE o.id = ${livesOn(organization ?? null)} AND EXISTS (
    SELECT 1 FROM "Case" c WHERE c."organizationId" = o.id AND ${visibleCases(actor, at)} AND ${knowsCounsel(actor)}))`;
  const [row] = await db().$queryRaw<{ [Name in keyof ListChoices]: ListChoices[Name] | null }[]>`
    SELECT ${isStaff(actor) ? facilitators : Prisma.sql`NULL`} AS facilitators,
      ${organization ? named : Prisma.sql`NULL`} AS organization,
      (SELECT json_agg(json_build_object('id', s.id, 'name', s.name, 'query', s.query, 'isDefault', s."isDefault",
        'version', s.version) ORDER BY s.name) FROM "SavedFilter" s WHERE s."userId" = ${actor.userId}::uuid) AS saved`;
  return {
    facilitators: row?.facilitators ?? [],
    organization: row?.organization ?? null,
    saved: row?.saved ?? [],
  };
}
