import { officeToday } from "@/lib/calendar";
import { type PlainDate } from "@/lib/dates";
import { DomainError } from "@/lib/errors";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import type { EvaluationState } from "../rules";

/**
 * A settled case closes by itself once nothing is left to evaluate; until then this does nothing. The outcome is asked
 * for from then on, unless it was reported for good, was asked for in vain, or is being asked for already (a case that
 * closes anew).
 */
export function decideClose(
  facts: { evaluations: readonly EvaluationState[]; outcomeFinal: boolean; outcomeAsked: boolean },
  _: object,
): Decision<{ closes: boolean }> {
  if (facts.evaluations.includes("open")) return { changes: { closes: false }, events: [] };
  return {
    changes: { closes: true },
    to: "closed",
    events: [{ type: "case.closed", payload: { askOutcome: !facts.outcomeFinal && !facts.outcomeAsked } }],
  };
}

/** A director opens a closed case again: for the money, or for the work while the contract still runs. */
export function decideReopen(
  /** Null: it was declared void. */
  facts: { contract: { startsOn: PlainDate; endsOn: PlainDate } | null },
  input: { reason: string; to: "work_done" | "active" },
  context: DecideContext,
): Decision<{ workDoneAt: Date | null }> {
  if (input.to === "active") {
    const today = officeToday(context.now);
    const { contract } = facts;
    if (!contract) throw new DomainError("CONTRACT_VOID", {}, { to: "CONTRACT_VOID" });
    if (today > contract.endsOn) {
      throw new DomainError("CONTRACT_OVER", { day: contract.endsOn }, { to: "CONTRACT_OVER" });
    }
    if (today < contract.startsOn) {
      throw new DomainError("CONTRACT_LATER", { day: contract.startsOn }, { to: "CONTRACT_LATER" });
    }
  }
  return {
    changes: { workDoneAt: input.to === "active" ? null : context.case.workDoneAt },
    to: input.to,
    events: [{ type: "case.reopened_closed", payload: { to: input.to }, words: { reason: input.reason } }],
  };
}
