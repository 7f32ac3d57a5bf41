import { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/tx";

/** Under which ids some organizations stand today: one that was entered twice is the other by now. */
export async function liveIds(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.organization.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, mergedIntoId: true },
  });
  return [...new Set(rows.map(({ id, mergedIntoId }) => mergedIntoId ?? id))];
}

/** The same of one; a contract keeps the payer that was signed. */
export async function liveId(tx: Tx, id: string): Promise<string> {
  return (await liveIds(tx, [id]))[0] ?? id;
}

/** The same in SQL, of an id that may be anything: a list that was kept, an old address. */
export function livesOn(id: string | null): Prisma.Sql {
  return Prisma.sql`coalesce(
    (SELECT o."mergedIntoId" FROM "Organization" o WHERE o.id = ${id}::uuid), ${id}::uuid)`;
}
