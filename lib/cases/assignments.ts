import { dateToPlain, laterOf, plainToDate, todayIn } from "@/lib/dates";
import type { Tx } from "@/lib/db/tx";

/**
 * The assignment that is open ends today, where its Defender is: the case closed. What they wrote and are owed stays
 * theirs; the parties' names and the thread do not.
 */
export async function endAssignment(tx: Tx, caseId: string, now: Date): Promise<void> {
  const open = await tx.assignment.findFirst({
    where: { caseId, to: null },
    select: { id: true, from: true, defender: { select: { user: { select: { timeZone: true } } } } },
  });
  if (!open) return;
  // Work that was ended before the contract's first day leaves an interval of that day.
  const to = laterOf(dateToPlain(open.from), todayIn(open.defender.user.timeZone, now));
  await tx.assignment.update({ where: { id: open.id }, data: { to: plainToDate(to) } });
}

/** A closed case opens again: whoever held it when it closed holds it once more. */
export async function resumeAssignment(tx: Tx, caseId: string): Promise<void> {
  const { defenderId } = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    select: { defenderId: true },
  });
  const last = await tx.assignment.findFirst({
    where: { caseId, defenderId: defenderId ?? "" },
    orderBy: { from: "desc" },
    select: { id: true },
  });
  if (last) await tx.assignment.update({ where: { id: last.id }, data: { to: null } });
}
