import type { Tx } from "@/lib/db/tx";

/** Users who are walled off from a case. */
export async function walledOffFrom(tx: Tx, caseId: string): Promise<string[]> {
  const walls = await tx.wallOff.findMany({ where: { caseId }, select: { userId: true } });
  return walls.map(({ userId }) => userId);
}
