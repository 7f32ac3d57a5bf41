import { dateToPlain, maybePlain } from "@/lib/dates";
import type { Tx } from "@/lib/db/tx";
import { DomainError } from "@/lib/errors";
import type { AssignmentFacts } from "./entries/facts";
import type { Counted } from "./tasks/left";

/**
 * The assignment that a case is worked under, with the terms of its executed contract.
 * @param defenderId that of one Defender, ended or not; without it the one that is open, or was last
 * @throws DomainError NOT_FOUND when the case has none
 */
export async function assignmentOf(
  tx: Tx,
  caseId: string,
  defenderId?: string | null,
): Promise<AssignmentFacts> {
  const row = await tx.assignment.findFirst({
    where: { caseId, ...(defenderId ? { defenderId } : {}) },
    orderBy: [{ to: { sort: "desc", nulls: "first" } }, { from: "desc" }],
    include: { defender: { select: { userId: true, user: { select: { timeZone: true } } } } },
  });
  if (!row) throw new DomainError("NOT_FOUND");
  const contract = await tx.contract.findUniqueOrThrow({
    where: { id: row.contractId },
    include: { versions: { orderBy: { number: "desc" }, take: 1 } },
  });
  const version = contract.versions[0];
  if (!version) throw new Error("A contract without a version");
  return {
    id: row.id,
    defenderId: row.defenderId,
    defenderUserId: row.defender.userId,
    defenderZone: row.defender.user.timeZone,
    from: dateToPlain(row.from),
    to: row.to ? dateToPlain(row.to) : null,
    terms: {
      currency: version.currency === "CAD" ? "CAD" : "USD",
      billRateMinor: version.billRateMinor,
      payRateMinor: version.payRateMinor,
      capMinutes: version.capMinutes,
      capExpensesMinor: version.capExpensesMinor,
      startsOn: dateToPlain(version.startsOn),
      endsOn: dateToPlain(version.endsOn),
    },
  };
}

/** Tasks of an assignment, as far as they are counted. */
export async function countedTasks(tx: Tx, assignmentId: string): Promise<Counted[]> {
  const rows = await tx.task.findMany({
    where: { assignmentId },
    orderBy: { position: "asc" },
    select: { id: true, state: true, deadline: true },
  });
  return rows.map((row) => ({ ...row, deadline: maybePlain(row.deadline) }));
}
