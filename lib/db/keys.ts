import { randomBytes, randomUUID } from "node:crypto";
import { keyEncryptionKey, unwrapKey } from "@/lib/vault/key-encryption-key";
import type { Tx } from "./tx";

/**
 * Data keys: one per case, per person of a case, and per other subject of whose events words are kept, wrapped by a key
 * that is not in the database. Erasing a person erases the key.
 */
export type KeyScope = "case" | "person" | "stream";

export async function makeKey(tx: Tx, scope: KeyScope): Promise<{ id: string; key: Buffer }> {
  const kek = keyEncryptionKey();
  const key = randomBytes(32);
  const id = randomUUID();
  await tx.dataKey.create({
    data: { id, scope, wrapped: Uint8Array.from(kek.wrap(key)), kekId: kek.id },
  });
  return { id, key };
}

export async function openKey(tx: Tx, id: string): Promise<Buffer> {
  const row = await tx.dataKey.findUniqueOrThrow({ where: { id } });
  return unwrapKey(row);
}

/** Several keys in one statement, for pages and checks that read many names. */
export async function openKeys(tx: Tx, ids: string[]): Promise<Map<string, Buffer>> {
  const rows = await tx.dataKey.findMany({ where: { id: { in: ids } } });
  return new Map(rows.map((row) => [row.id, unwrapKey(row)]));
}
