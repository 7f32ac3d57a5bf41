import { parsePlainDate } from "@/lib/dates";
import type { DecideContext } from "@/lib/workflow/define";
import type { Actor } from "@/lib/authz/actor";
import type { CaseFacts } from "@/lib/authz/scope";
import { DomainError } from "@/lib/errors";
import type { AssessedLine } from "@/lib/stages/payment/load";
import type { ReportRow } from "@/lib/stages/payment/reports/facts";
import type { OneReportFacts } from "@/lib/stages/payment/reports/load";
import type { Terms } from "@/lib/stages/payment/lines";

/** Invented facts for the rules of stage 4. */
export const noon = new Date("2026-11-24T17:00:00Z");
export const day = parsePlainDate;

export const terms: Terms = {
  currency: "USD",
  billRateMinor: 6500,
  payRateMinor: 5200,
  feeBasisPoints: 1000,
  capMinutes: 600,
  capExpensesMinor: 35_000,
  endsOn: day("2027-06-30"),
  payerId: "payer",
};

export function time(partId: string, minutes: number, more: Partial<AssessedLine> = {}): AssessedLine {
  return {
    ...{ partId, entryId: `entry-${partId}`, kind: "time", state: "within", day: day("2026-11-20") },
    ...{ position: 1, partPosition: 0, taskKind: "interview", minutes, own: null, fx: null },
    billMinor: Math.round((minutes * 6500) / 60),
    payMinor: Math.round((minutes * 5200) / 60),
    ...{ reportId: "report", reportState: "submitted", assessed: null },
    ...more,
  };
}

/** Q245.50 at 7.65 is USD 32.09. */
export function spent(partId: string, more: Partial<AssessedLine> = {}): AssessedLine {
  return {
    ...time(partId, 0),
    ...{ kind: "expense", minutes: null, billMinor: 3209, payMinor: 3209, position: 9 },
    own: { currency: "GTQ", minor: 24_550 },
    fx: { rate: "7.65", day: day("2026-11-20") },
    ...more,
  };
}

export function report(state: ReportRow["state"], more: Partial<ReportRow> = {}): ReportRow {
  return {
    ...{ id: "report", number: 1, last: false, state, assignmentId: "assignment" },
    ...{ submittedBy: "defender-user", proposedAt: null, reviewedBy: null, decidedBy: null },
    ...more,
  };
}

export function facts(
  state: ReportRow["state"],
  lines: AssessedLine[],
  more: Partial<ReportRow> = {},
): OneReportFacts {
  const row = report(state, more);
  return {
    assignment: { id: "assignment", defenderId: "defender", terms },
    ...{
      reports: [row],
      report: row,
      lines,
      defenderZone: "America/Guatemala",
      defenderUserId: "defender-user",
    },
  };
}

const user = (userId: string, more: Partial<Extract<Actor, { kind: "user" }>> = {}): Actor => ({
  ...{ kind: "user", userId, name: userId, email: `${userId}@example.test`, locale: "en" },
  ...{
    timeZone: "America/New_York",
    address: "neutral",
    staffRoles: [],
    memberships: [],
    defenderId: null,
  },
  ...{ sessionId: "session", provenAt: null },
  ...more,
});
export const finance = user("finance", { staffRoles: ["FINANCE"] });
export const otherFinance = user("finance-2", { staffRoles: ["FINANCE"] });
export const defender = user("defender-user", { defenderId: "defender" });
export const stranger = user("stranger", { defenderId: "another" });

export function context(
  actor: Actor,
  {
    status = "active",
    relations = ["assigned"],
    now = noon,
    caseId = "case",
  }: {
    status?: CaseFacts["status"];
    relations?: CaseFacts["relations"];
    now?: Date;
    caseId?: string;
  } = {},
): DecideContext {
  let made = 0;
  return {
    ...{ now, actor, subjectId: caseId },
    newId: () => `id-${(made += 1)}`,
    get case(): CaseFacts {
      return {
        ...{ id: caseId, code: "CF-2026-0001", nickname: "Night shift", kind: "wage_theft", status },
        ...{ endedStage: null, organizationId: "firm", leadId: "lead", facilitatorId: null },
        ...{ defenderId: "defender", country: "GT", region: "", currency: "USD", keyId: "key" },
        ...{ partiesVersion: 1, statusAt: now, statusBy: null, heldBy: null, openedAt: now },
        ...{ workDoneAt: null, relations },
      };
    },
  };
}

/** The code with which a rule refuses; fails when it does not. */
export function refused(decide: () => unknown): string {
  try {
    decide();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  throw new Error("It was not refused");
}
