import { isStaff, type UserActor } from "@/lib/authz/actor";
import { visibleCases } from "@/lib/authz/scope";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { isLive } from "@/lib/db/dated";
import { Prisma } from "@/lib/db/generated/client";
import { livesOn } from "@/lib/organizations/merged";
import { unwrapKey } from "@/lib/vault/key-encryption-key";
import { openText } from "@/lib/vault/seal";
import { queryPlace } from "../saved/place";
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
export async function defaultQuery({ userId }: UserActor): Promise<Query> {
  const [chosen] = await db().$queryRaw<(KeyRow & { id: string; queryCipher: Uint8Array })[]>`
    SELECT s.id, s."queryCipher", d.wrapped, d."kekId"
    FROM "SavedFilter" s, ${keyOfWords(userId)} WHERE s."userId" = ${userId}::uuid AND s."isDefault"`;
  if (!chosen) return {};
  const query = openText(unwrapKey(chosen), queryPlace(chosen.id), chosen.queryCipher);
  return Object.fromEntries(new URLSearchParams(query));
}

type KeyRow = { wrapped: Uint8Array; kekId: string };

/** The key of somebody's own words, as `"DataKey" d`. */
const keyOfWords = (userId: string) => Prisma.sql`"Stream" t JOIN "DataKey" d ON d.id = t."keyId"
  AND t.type = 'person' AND t.id = ${userId}::uuid`;

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
  const [row] = await db().$queryRaw<ChoicesRow[]>`
    SELECT ${isStaff(actor) ? facilitators : Prisma.sql`NULL`} AS facilitators,
      ${organization ? named : Prisma.sql`NULL`} AS organization, d.wrapped, d."kekId",
      (SELECT json_agg(json_build_object('id', s.id, 'name', s.name, 'sealed', encode(s."queryCipher", 'hex'),
        'isDefault', s."isDefault", 'version', s.version) ORDER BY s.name)
        FROM "SavedFilter" s WHERE s."userId" = ${actor.userId}::uuid) AS saved
    FROM (SELECT 1) one LEFT JOIN (${keyOfWords(actor.userId)}) ON TRUE`;
  return {
    facilitators: row?.facilitators ?? [],
    organization: row?.organization ?? null,
    saved: row ? opened(row) : [],
  };
}

type ChoicesRow = {
  facilitators: ListChoices["facilitators"] | null;
  organization: string | null;
  saved: (Omit<SavedList, "query"> & { sealed: string })[] | null;
} & (KeyRow | { wrapped: null; kekId: null });

function opened({ saved, ...row }: ChoicesRow): SavedList[] {
  // Whoever keeps no list may have no key yet.
  if (!saved || row.wrapped === null) return [];
  const key = unwrapKey(row);
  return saved.map(({ sealed, ...list }) => ({
    ...list,
    query: openText(key, queryPlace(list.id), Buffer.from(sealed, "hex")),
  }));
}
