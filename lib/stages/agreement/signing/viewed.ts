import type { Tx } from "@/lib/db/tx";

/** Has this person had the text of a version before them while it was to be signed? */
export async function hasViewed(
  tx: Tx,
  caseId: string,
  userId: string | null,
  versionId: string,
): Promise<boolean> {
  const viewed = await tx.event.count({
    where: {
      ...{ subject: "case", subjectId: caseId, type: "contract.viewed", actorId: userId },
      payload: { path: ["versionId"], equals: versionId },
    },
  });
  return viewed > 0;
}
