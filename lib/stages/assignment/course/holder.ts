import { peopleAsActors } from "@/lib/authz/people";
import { caseFor } from "@/lib/authz/scope";
import type { Tx } from "@/lib/db/tx";
import type { Holder } from "./rules";

/** Whoever put a case on hold, as they stand to it now; null where it is not on hold. */
export async function holderOf(tx: Tx, caseId: string, now: Date): Promise<Holder | null> {
  const wait = await tx.wait.findFirst({
    where: { caseId, kind: "resumeCase", closedAt: null },
    select: { userId: true, party: true },
  });
  if (!wait?.userId) return null;
  const { userId, party } = wait;
  const [holder] = await peopleAsActors(tx, [userId], now);
  const facts = holder ? await caseFor(tx, holder, { id: caseId }, now) : null;
  return { userId, party, relations: facts?.relations ?? [] };
}
