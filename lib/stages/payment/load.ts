import { dateToPlain, maybePlain } from "@/lib/dates";
import type { Tx } from "@/lib/db/tx";
import { DomainError } from "@/lib/errors";
import { liveId } from "@/lib/organizations/merged";
import { ownShare, type Allowed, type Line, type Terms } from "./lines";

export type AssignmentRow = { id: string; defenderId: string; terms: Terms };

/**
 * An assignment of a case with the terms of its contract as it was executed.
 * @throws DomainError NOT_FOUND when it is not of this case
 */
export async function assignmentWithTerms(tx: Tx, caseId: string, id: string): Promise<AssignmentRow> {
  const row = await tx.assignment.findFirst({ where: { id, caseId } });
  if (!row) throw new DomainError("NOT_FOUND");
  const version = await tx.contractVersion.findFirstOrThrow({
    where: { contractId: row.contractId },
    orderBy: { number: "desc" },
  });
  return {
    id: row.id,
    defenderId: row.defenderId,
    terms: {
      currency: version.currency === "CAD" ? "CAD" : "USD",
      billRateMinor: version.billRateMinor,
      payRateMinor: version.payRateMinor,
      feeBasisPoints: version.feeBasisPoints,
      capMinutes: version.capMinutes,
      capExpensesMinor: version.capExpensesMinor,
      endsOn: dateToPlain(version.endsOn),
      payerId: await liveId(tx, version.payerId),
    },
  };
}

export type AssessedLine = Line & {
  reportId: string | null;
  reportState: string | null;
  /** The newest assessment; null when none was made. */
  assessed: (Allowed & { round: number; reasonCode: string | null }) | null;
};

/** Every part of every entry of some assignments that was not withdrawn, each with its newest assessment. */
export async function linesOfAssignments(tx: Tx, assignmentIds: string[]): Promise<AssessedLine[]> {
  const entries = await tx.entry.findMany({
    where: { assignmentId: { in: assignmentIds }, withdrawnAt: null },
    orderBy: { position: "asc" },
    include: {
      parts: {
        orderBy: { position: "asc" },
        include: {
          assessments: { orderBy: { round: "desc" }, take: 1 },
          report: { select: { state: true } },
        },
      },
    },
  });
  const tasks = await tx.task.findMany({
    where: { assignmentId: { in: assignmentIds } },
    select: { id: true, kind: true },
  });
  const kinds = new Map(tasks.map((task) => [task.id, task.kind]));
  return entries.flatMap((entry) =>
    entry.parts.map((part): AssessedLine => {
      const fxDay = maybePlain(entry.fxDay);
      const newest = part.assessments[0];
      return {
        partId: part.id,
        entryId: entry.id,
        kind: entry.kind,
        state: part.state,
        day: dateToPlain(entry.day),
        position: entry.position,
        partPosition: part.position,
        taskKind: entry.taskId ? (kinds.get(entry.taskId) ?? null) : null,
        minutes: part.minutes,
        billMinor: part.billMinor,
        payMinor: part.payMinor,
        own:
          entry.kind === "expense" && entry.currency
            ? {
                currency: entry.currency,
                minor: ownShare(
                  { amountMinor: entry.amountMinor ?? 0, convertedMinor: entry.convertedMinor ?? 0 },
                  entry.parts,
                  part.position,
                ),
              }
            : null,
        fx: entry.fxRate && fxDay ? { rate: entry.fxRate.toFixed(), day: fxDay } : null,
        // Held work is in no report; its part only remembers the draft to which it may come back.
        reportId: part.state === "held" ? null : part.reportId,
        reportState: part.state === "held" ? null : (part.report?.state ?? null),
        assessed: newest
          ? {
              round: newest.round,
              reasonCode: newest.reasonCode,
              minutes: newest.allowedMinutes,
              ownMinor: newest.ownMinor,
              billMinor: newest.billMinor,
              payMinor: newest.payMinor,
            }
          : null,
      };
    }),
  );
}
