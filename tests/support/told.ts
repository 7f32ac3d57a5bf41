import { db } from "@/lib/db/client";

/** Who was told of the newest event of a kind in a case: their ids, sorted. */
export async function toldOf({ caseId }: { caseId: string }, type: string): Promise<string[]> {
  const { id } = await db().event.findFirstOrThrow({
    where: { subjectId: caseId, type },
    orderBy: { seq: "desc" },
  });
  const notices = await db().notification.findMany({ where: { eventId: id } });
  return notices.map(({ userId }) => userId).sort();
}
