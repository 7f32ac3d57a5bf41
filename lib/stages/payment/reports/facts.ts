import type { AssessedLine, AssignmentRow } from "../load";

export type ReportState = "draft" | "submitted" | "returned" | "proposed" | "contested" | "final";

export type ReportRow = {
  id: string;
  number: number;
  last: boolean;
  state: ReportState;
  assignmentId: string;
  submittedBy: string | null;
  proposedAt: Date | null;
  reviewedBy: string | null;
  decidedBy: string | null;
};

/** What the rules about the reports of one assignment know. */
export type ReportsFacts = {
  assignment: AssignmentRow;
  reports: readonly ReportRow[];
  /** Every part of every entry that was not withdrawn. */
  lines: readonly AssessedLine[];
  defenderZone: string;
  defenderUserId: string;
};

/** Entries' parts that could go into a report: within the cap or released by a change order, and in none yet. */
export const reportable = (lines: readonly AssessedLine[]): AssessedLine[] =>
  lines.filter((line) => line.reportId === null && (line.state === "within" || line.state === "released"));
