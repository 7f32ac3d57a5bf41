import type { UserActor } from "@/lib/authz/actor";
import { db } from "@/lib/db/client";

/**
 * Where a Defender records time and expenses: the form of the one case that they work on, or the list of those cases.
 * Null: they work on none.
 */
export async function recordingPlace({ defenderId }: UserActor): Promise<string | null> {
  if (!defenderId) return null;
  const rows = await db().$queryRaw<{ code: string }[]>`
    SELECT c.code FROM "Case" c
    WHERE c."defenderId" = ${defenderId}::uuid AND c.status IN ('active', 'on_hold')
      AND EXISTS (SELECT 1 FROM "Assignment" a
        WHERE a."caseId" = c.id AND a."defenderId" = c."defenderId" AND a."to" IS NULL)
    LIMIT 2`;
  const [first, second] = rows;
  if (!first) return null;
  return second ? "/cases?stage=assignment" : `/cases/${first.code}/assignment/entry`;
}
