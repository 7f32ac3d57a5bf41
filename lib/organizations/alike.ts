import type { Tx } from "@/lib/db/tx";
import type { Alike } from "@/lib/errors";
import { likeOnes } from "./likeness";

/** So many are told at once; a name that is like more of them is no name yet. */
const mostTold = 8;

/** Of whoever is about to give a name. The number means nothing. */
const lockNumber = 72_707_371;

/**
 * Organizations whose name, or one under which they were entered besides, is like this one, the likest first; for whoever gives
 * it the name in this transaction. Until that ends, the next one to give a name waits, and then is told of this one: two
 * that are entered in the same second are not both new.
 * @param exceptId the one that is to be called so
 */
export async function alikeIn(tx: Tx, name: string, exceptId?: string): Promise<Alike[]> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${lockNumber})`;
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
