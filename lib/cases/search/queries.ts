import type { UserActor } from "@/lib/authz/actor";
import { visibleCases } from "@/lib/authz/scope";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { limit } from "@/lib/db/limit";
import { Prisma } from "@/lib/db/generated/client";
import { countView, listView, type CaseRow } from "../lists/queries";
import type { Count } from "../lists/count";
import { anywhere } from "../lists/found";
import { plainWords } from "../lists/plain-words";
import { knowsCounsel } from "../lists/told";

export type SearchView = {
  cases: CaseRow[];
  /** Of all cases that are found. */
  total: Count;
  organizations: { id: string; name: string }[];
};

/** Rows of each kind: more would no longer be looked at, but typed away. */
const mostCases = 8;
const mostOrganizations = 3;

/** What is found within the cases that the reader sees, newest change first. Nothing typed: nothing found. */
export async function searchView(actor: UserActor, find: string): Promise<SearchView> {
  if (plainWords(find).length === 0)
    return { cases: [], total: { count: 0, more: false }, organizations: [] };
  const [{ rows, next }, organizations] = await Promise.all([
    listView(actor, { find }, null, mostCases),
    organizationsBy(actor, find),
  ]);
  // Few are counted by themselves.
  const total = next ? await countView(actor, { find }) : { count: rows.length, more: false };
  return { cases: rows, total, organizations };
}

/** Organizations that the reader knows to have a case. */
function organizationsBy(actor: UserActor, find: string): Promise<SearchView["organizations"]> {
  const named = plainWords(find).map((word) => Prisma.sql`plain_text(o.name) LIKE ${anywhere(word)}`);
  return db().$queryRaw`
    SELECT o.id, o.name FROM "Organization" o
    WHERE ${Prisma.join(named, " AND ")} AND EXISTS (SELECT 1 FROM "Case" c
      WHERE c."organizationId" = o.id AND ${visibleCases(actor, now())} AND ${knowsCounsel(actor)})
    ORDER BY o.name, o.id ${limit(mostOrganizations)}`;
}
