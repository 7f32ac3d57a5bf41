import { walledOffFrom } from "@/lib/authz/walls";
import { dateToPlain, type PlainDate } from "@/lib/dates";
import { liveOn, notOver } from "@/lib/db/dated";
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

/** Staff who may see a case, today or from a day to come, and those who are walled off from it. */
export async function staffBeside(tx: Tx, caseId: string, now: Date): Promise<{ in: Named[]; out: Named[] }> {
  const walled = await walledOffFrom(tx, caseId);
  const staff = await tx.user.findMany({
    where: {
      OR: [{ id: { in: walled } }, { disabledAt: null, staffRoles: { some: notOver(now) } }],
    },
    orderBy: { name: "asc" },
    select: { id: true, name: true },
  });
  return {
    in: staff.filter(({ id }) => !walled.includes(id)),
    out: staff.filter(({ id }) => walled.includes(id)),
  };
}

/** The lawyer, of whatever organization, who signs in with an address today and is not walled off from the case. */
export async function lawyerBy(tx: Tx, caseId: string, email: string, now: Date): Promise<string | null> {
  const lawyer = await tx.user.findFirst({
    where: {
      email,
      id: { notIn: await walledOffFrom(tx, caseId) },
      disabledAt: null,
      passwordHash: { not: null },
      memberships: { some: { kind: "LAWYER", ...liveOn(now) } },
    },
    select: { id: true },
  });
  return lawyer?.id ?? null;
}

export type Counsel = Named & { organization: string; since: PlainDate };

/** Co-counsel of a case today, by name, each with the organization that they are a lawyer of. */
export async function counselOf(tx: Tx, caseId: string, now: Date): Promise<Counsel[]> {
  const seats = await tx.caseMember.findMany({
    where: { caseId, kind: "COUNSEL", ...liveOn(now) },
    orderBy: { user: { name: "asc" } },
    select: {
      from: true,
      user: {
        select: {
          id: true,
          name: true,
          memberships: {
            where: { kind: "LAWYER", ...liveOn(now) },
            select: { organization: { select: { name: true } } },
          },
        },
      },
    },
  });
  return seats.map(({ from, user: { id, name, memberships } }) => ({
    ...{ id, name, since: dateToPlain(from) },
    organization: memberships.map(({ organization }) => organization.name).join(", "),
  }));
}
