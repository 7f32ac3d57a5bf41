import { liveOn } from "@/lib/db/dated";
import type { Tx } from "@/lib/db/tx";
import type { StaffRoleKind } from "./actor";
import { walledOffFrom } from "./walls";

/**
 * Whether anybody but one person holds one of some roles today and is not walled off from the case: where two people
 * are asked for, a page says when the second is missing.
 */
export async function hasSecondPerson(
  tx: Tx,
  caseId: string,
  first: string,
  roles: readonly StaffRoleKind[],
  now: Date,
): Promise<boolean> {
  const row = await tx.staffRole.findFirst({
    where: {
      role: { in: [...roles] },
      userId: { notIn: [first, ...(await walledOffFrom(tx, caseId))] },
      ...liveOn(now),
      user: { disabledAt: null },
    },
    select: { id: true },
  });
  return row !== null;
}
