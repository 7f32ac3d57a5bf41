import { randomUUID } from "node:crypto";
import type { UserActor } from "@/lib/authz/actor";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";

/**
 * Another Defender holds the case, as a substitution will leave it: the first assignment ended, a second began. No
 * command does this yet, so it is written as rows.
 */
export async function succeed(caseId: string, successor: UserActor): Promise<void> {
  const { defenderId } = successor;
  if (!defenderId) throw new Error("Only a Defender can succeed another");
  const first = await db().assignment.findFirstOrThrow({ where: { caseId, to: null } });
  await db().assignment.update({ where: { id: first.id }, data: { to: now() } });
  await db().assignment.create({
    data: { id: randomUUID(), caseId, defenderId, contractId: first.contractId, from: first.from },
  });
  await db().case.update({ where: { id: caseId }, data: { defenderId } });
}
