import type { Tx } from "@/lib/db/tx";

/** Whether the Advocate is being asked how the case ended. */
export async function isOutcomeAsked(tx: Tx, caseId: string): Promise<boolean> {
  return (await tx.wait.count({ where: { caseId, kind: "reportOutcome", closedAt: null } })) > 0;
}
