import { officeToday } from "@/lib/calendar";
import type { Tx } from "@/lib/db/tx";
import { plainToDate } from "@/lib/dates";

export type Named = { id: string; name: string };

/** Facilitators who could act on a case: they hold the role today, are not disabled, and not walled off from it. */
export async function facilitatorsFor(tx: Tx, caseId: string, now: Date): Promise<Named[]> {
  const walls = await tx.wallOff.findMany({ where: { caseId }, select: { userId: true } });
  return tx.user.findMany({
    where: {
      id: { notIn: walls.map(({ userId }) => userId) },
      disabledAt: null,
      staffRoles: { some: { role: "FACILITATOR", ...today(now) } },
    },
    orderBy: { name: "asc" },
    select: { id: true, name: true },
  });
}

/** Lawyers of an organization today. */
export async function lawyersOf(tx: Tx, organizationId: string, now: Date): Promise<Named[]> {
  return tx.user.findMany({
    where: { disabledAt: null, memberships: { some: { organizationId, kind: "LAWYER", ...today(now) } } },
    orderBy: { name: "asc" },
    select: { id: true, name: true },
  });
}

function today(now: Date) {
  const day = plainToDate(officeToday(now));
  return { from: { lte: day }, OR: [{ to: null }, { to: { gte: day } }] };
}
