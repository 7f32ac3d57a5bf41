import type { Tx } from "@/lib/db/tx";
import { DomainError } from "@/lib/errors";
import type { Context } from "./define";

/**
 * Asks under the lock whether the clock that was found due still strikes: it may have been paused or wound meanwhile.
 * @throws DomainError NOT_FOUND (nothing is waited for any more), TOO_EARLY
 */
export async function refuseEarlyStrike(tx: Tx, { strikeOf, now }: Context): Promise<void> {
  if (!strikeOf) return;
  const wait = await tx.wait.findUnique({
    where: { id: strikeOf },
    select: { closedAt: true, nextAt: true },
  });
  if (!wait || wait.closedAt) throw new DomainError("NOT_FOUND");
  if (!wait.nextAt || wait.nextAt > now) throw new DomainError("TOO_EARLY");
}
