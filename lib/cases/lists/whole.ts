import type { UserActor } from "@/lib/authz/actor";
import { visibleCases } from "@/lib/authz/scope";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { Filters } from "./address";
import { filtered } from "./filters";
import { caseRows, listOrder, type CaseRow } from "./queries";

/** Of an id, as PostgreSQL sends it. */
const idBytes = 16;

/**
 * A whole list, fixed as it is now: which cases, in which order. It is held as bytes, since a million ids are.
 * Read by pages of the list instead, it would lack every case that changes, and so moves to its top, meanwhile.
 */
export async function wholeList(actor: UserActor, filters: Filters): Promise<Uint8Array> {
  const at = now();
  const { cases } = await filtered(db(), actor, filters, at);
  const [row] = await db().$queryRaw<{ ids: Uint8Array | null }[]>`
    SELECT string_agg(uuid_send(c.id), ''::bytea ORDER BY ${listOrder}) AS ids
    FROM "Case" c WHERE ${visibleCases(actor, at)} AND ${cases}`;
  return row?.ids ?? new Uint8Array();
}

/**
 * The rows of a part of a list that was fixed before, each as it stands now, whether or not the list would still name it;
 * what the reader sees no more is left out.
 * @param from how many of the list were read before
 * @returns `next`: how many are read now; null: that was all
 */
export async function partOfList(
  actor: UserActor,
  list: Uint8Array,
  from: number,
  size: number,
): Promise<{ rows: CaseRow[]; next: number | null }> {
  const part = Buffer.from(list).subarray(from * idBytes, (from + size) * idBytes);
  const ids = Array.from({ length: part.length / idBytes }, (_, place) =>
    part.toString("hex", place * idBytes, (place + 1) * idBytes),
  );
  const next = from + size < list.length / idBytes ? from + size : null;
  const places = Prisma.sql`array_position(${ids}::uuid[], c.id)`;
  return { rows: await caseRows(actor, now(), Prisma.sql`c.id = ANY(${ids}::uuid[])`, places), next };
}
