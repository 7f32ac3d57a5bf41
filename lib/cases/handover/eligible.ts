import { walledOffFrom } from "@/lib/authz/walls";
import { liveOn } from "@/lib/db/dated";
import type { Tx } from "@/lib/db/tx";

export type Named = { id: string; name: string };

/** Facilitators who could act on a case: they hold the role today, are not disabled, and not walled off from it. */
export async function facilitatorsFor(tx: Tx, caseId: string, now: Date): Promise<Named[]> {
  return tx.user.findMany({
    where: {
      id: { notIn: await walledOffFrom(tx, caseId) },
      disabledAt: null,
      staffRoles: { some: { role: "FACILITATOR", ...liveOn(now) } },
    },
    orderBy: { name: "asc" },
    select: { id: true, name: true },
  });
}

/** Lawyers of an organization today. */
export async function lawyersOf(tx: Tx, organizationId: string, now: Date): Promise<Named[]> {
  return tx.user.findMany({
    where: { disabledAt: null, memberships: { some: { organizationId, kind: "LAWYER", ...liveOn(now) } } },
    orderBy: { name: "asc" },
    select: { id: true, name: true },
  });
}

/** Staff of today who may see a case, and those who are walled off from it. */
export async function staffBeside(tx: Tx, caseId: string, now: Date): Promise<{ in: Named[]; out: Named[] }> {
  const walled = await walledOffFrom(tx, caseId);
  const staff = await tx.user.findMany({
    where: {
      OR: [{ id: { in: walled } }, { disabledAt: null, staffRoles: { some: { ...liveOn(now), to: null } } }],
    },
    orderBy: { name: "asc" },
    select: { id: true, name: true },
  });
  return {
    in: staff.filter(({ id }) => !walled.includes(id)),
    out: staff.filter(({ id }) => walled.includes(id)),
  };
}
