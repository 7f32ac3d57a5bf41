import type { Tx } from "@/lib/db/tx";

/**
 * Keeps names as they are until this transaction ends, for a text that is about to name these people. Whoever changes
 * one of them waits, and then finds the text too. Taken after the lock of the case: one order everywhere.
 */
export async function holdNames(tx: Tx, userIds: readonly string[]): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "User" WHERE id = ANY(${userIds}::uuid[]) ORDER BY id FOR SHARE`;
}

/** The other side of `holdNames`: waits until no text that names them is being written. */
export async function takeName(tx: Tx, userId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "User" WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
}
