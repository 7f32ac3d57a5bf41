import type { Tx } from "@/lib/db/tx";
import type { Alike } from "@/lib/errors";
import { likeOnes } from "./likeness";

/** So many are told at once; a name that is like more of them is no name yet. */
const mostTold = 8;

/**
 * Organizations whose name, or one under which they were entered besides, is like this one, the likest first.
 * @param exceptId the one that is to be called so
 */
export async function alikeIn(tx: Tx, name: string, exceptId?: string): Promise<Alike[]> {
  const rows = await tx.organization.findMany({
    select: { id: true, name: true, kind: true, city: true, country: true, mergedIntoId: true },
  });
  const live = new Map(rows.filter((row) => row.mergedIntoId === null).map((row) => [row.id, row]));
  const known = rows.map((row) => ({ ...row, id: row.mergedIntoId ?? row.id }));
  return likeOnes(
    name,
    known.filter(({ id }) => id !== exceptId),
  )
    .flatMap(({ id, explanation }) => {
      const row = live.get(id);
      return row
        ? [{ id, name: row.name, kind: row.kind, city: row.city, country: row.country, explanation }]
        : [];
    })
    .slice(0, mostTold);
}
