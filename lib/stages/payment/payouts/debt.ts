import { DomainError } from "@/lib/errors";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import { linesOfReport } from "../assessment/decisions";
import { asClaimed, sumsOf } from "../lines";
import type { OneReportFacts } from "../reports/load";

export type DebtFacts = OneReportFacts & {
  /** A payout of this report that was not cancelled. */
  live: boolean;
  /** It was settled otherwise already. */
  settled: boolean;
};

export type DebtChanges = { reportId: string; reason: string };

/**
 * A director ends what a final report leaves owed to the Defender otherwise than by a payout: paid from another fund,
 * in kind, or given up by the Defender. A payout that is under way is cancelled first.
 * @throws DomainError WRONG_STATE while a payout stands or the report is not final, ALREADY_DONE, NOTHING_TO_REPORT
 */
export function decideSettleDebtOtherwise(
  facts: DebtFacts,
  input: { reason: string },
  _: DecideContext,
): Decision<DebtChanges> {
  const { report, assignment, live, settled } = facts;
  if (settled) throw new DomainError("ALREADY_DONE");
  if (report.state !== "final" || live) throw new DomainError("WRONG_STATE");
  const { payMinor } = sumsOf(linesOfReport(facts).map((line) => line.assessed ?? asClaimed(line)));
  if (payMinor === 0) throw new DomainError("NOTHING_TO_REPORT");
  return {
    changes: { reportId: report.id, reason: input.reason },
    events: [
      {
        type: "debt.settled_otherwise",
        payload: {
          ...{ reportId: report.id, number: report.number, defenderId: assignment.defenderId },
          ...{ amountMinor: payMinor, currency: assignment.terms.currency },
        },
        words: { reason: input.reason },
      },
    ],
  };
}
