import type { Tx } from "@/lib/db/tx";
import { DomainError } from "@/lib/errors";
import { assignmentWithTerms, linesOfAssignments } from "../load";
import type { ReportRow, ReportsFacts } from "./facts";

const reportColumns = {
  id: true,
  number: true,
  last: true,
  state: true,
  assignmentId: true,
  submittedBy: true,
  proposedAt: true,
  reviewedBy: true,
  decidedBy: true,
} as const;

/** Everything about the reports of one assignment, for a case that is locked. */
export async function reportsFacts(tx: Tx, caseId: string, assignmentId: string): Promise<ReportsFacts> {
  const assignment = await assignmentWithTerms(tx, caseId, assignmentId);
  const [reports, lines, defender] = [
    await tx.hourReport.findMany({
      where: { assignmentId },
      orderBy: { number: "asc" },
      select: reportColumns,
    }),
    await linesOfAssignments(tx, [assignmentId]),
    await tx.defender.findUniqueOrThrow({
      where: { id: assignment.defenderId },
      select: { userId: true, user: { select: { timeZone: true } } },
    }),
  ];
  const { userId: defenderUserId, user } = defender;
  return { assignment, reports, lines, defenderZone: user.timeZone, defenderUserId };
}

export type OneReportFacts = ReportsFacts & { report: ReportRow };

/** The same, from a report of this case. @throws DomainError NOT_FOUND */
export async function reportFacts(tx: Tx, caseId: string, reportId: string): Promise<OneReportFacts> {
  const row = await tx.hourReport.findFirst({
    where: { id: reportId, caseId },
    select: { assignmentId: true },
  });
  if (!row) throw new DomainError("NOT_FOUND");
  const facts = await reportsFacts(tx, caseId, row.assignmentId);
  const report = facts.reports.find(({ id }) => id === reportId);
  if (!report) throw new DomainError("NOT_FOUND");
  return { ...facts, report };
}

/** The assignment that is open; the newest one when all ended. @throws DomainError NOT_FOUND */
export async function openAssignmentId(tx: Tx, caseId: string): Promise<string> {
  const row = await tx.assignment.findFirst({
    where: { caseId },
    orderBy: [{ to: { sort: "desc", nulls: "first" } }, { from: "desc" }],
    select: { id: true },
  });
  if (!row) throw new DomainError("NOT_FOUND");
  return row.id;
}
