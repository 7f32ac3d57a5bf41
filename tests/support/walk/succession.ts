import type { UserActor } from "@/lib/authz/actor";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";

/**
 * Another Defender holds the case and has not begun yet, as a substitution will leave it: the first one's assignment
 * ended. No command does this yet, so it is written as rows.
 */
export async function succeed(caseId: string, { defenderId }: UserActor): Promise<void> {
  await db().assignment.updateMany({ where: { caseId, to: null }, data: { to: now() } });
  await db().case.update({ where: { id: caseId }, data: { defenderId } });
}
