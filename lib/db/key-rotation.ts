import { keyEncryptionKey, unwrapKey } from "@/lib/vault/key-encryption-key";
import { db } from "./client";

const batch = 200;

/**
 * Wraps a batch of data keys anew, under the current key-encryption key. The data keys stay what they are, and so does
 * all that lies under them; a portal that runs meanwhile reads either. Rows that somebody else has in hand (an erasure)
 * are left for a later batch.
 * @returns how many were wrapped anew; 0: none is left that could be had
 * @throws UnknownKeyError when one was wrapped by a key that no setting holds
 */
export async function rewrapBatch(): Promise<number> {
  const kek = keyEncryptionKey();
  return db().$transaction(async (tx) => {
    const rows = await tx.$queryRaw<{ id: string; wrapped: Uint8Array; kekId: string }[]>`
      SELECT id, wrapped, "kekId" FROM "DataKey" WHERE "kekId" <> ${kek.id}
      ORDER BY id LIMIT ${batch} FOR UPDATE SKIP LOCKED`;
    for (const { id, ...row } of rows) {
      const wrapped = Uint8Array.from(kek.wrap(unwrapKey(row)));
      await tx.dataKey.update({ where: { id }, data: { wrapped, kekId: kek.id } });
    }
    return rows.length;
  });
}

/** How many data keys lie under which key-encryption key. */
export async function keysByWrapping(): Promise<{ kekId: string; keys: number }[]> {
  const rows = await db().dataKey.groupBy({ by: ["kekId"], _count: true, orderBy: { kekId: "asc" } });
  return rows.map(({ kekId, _count }) => ({ kekId, keys: _count }));
}
