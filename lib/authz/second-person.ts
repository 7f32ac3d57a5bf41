import { officeToday } from "@/lib/calendar";
import { plainToDate } from "@/lib/dates";
import type { Tx } from "@/lib/db/tx";
import type { StaffRoleKind } from "./actor";

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
  const today = plainToDate(officeToday(now));
  const walls = await tx.wallOff.findMany({ where: { caseId }, select: { userId: true } });
  const row = await tx.staffRole.findFirst({
    where: {
      role: { in: [...roles] },
      userId: { notIn: [first, ...walls.map(({ userId }) => userId)] },
      from: { lte: today },
      OR: [{ to: null }, { to: { gte: today } }],
      user: { disabledAt: null },
    },
    select: { id: true },
  });
  return row !== null;
}
