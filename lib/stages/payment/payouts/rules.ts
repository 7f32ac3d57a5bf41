import { userIdOf } from "@/lib/authz/actor";
import { DomainError } from "@/lib/errors";
import type { FxOfDay } from "@/lib/fees/queries";
import type { Currency } from "@/lib/money";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import type { NewEvent } from "@/lib/workflow/events";
import { linesOfReport } from "../assessment/decisions";
import { asClaimed } from "../lines";
import type { OneReportFacts } from "../reports/load";
import { needsRate, payoutLines, payoutSums, type NewPayoutLine, type PayoutFigures } from "./figures";

export type PayoutState = "planned" | "approved" | "sent" | "confirmed" | "returned" | "cancelled";

export type PayoutRow = {
  id: string;
  reportId: string;
  defenderId: string;
  state: PayoutState;
  payMinor: number;
  payCurrency: Currency;
  preparedBy: string;
  attempt: number;
};

export type PlanFacts = OneReportFacts & {
  payCurrency: Currency;
  /** The rate of today, or the last earlier one; null when none is known, or none is needed. */
  fx: FxOfDay | null;
  /** A payout of this report that was not cancelled, or its debt was settled otherwise. */
  live: boolean;
};

export type PlanChanges = {
  payoutId: string;
  assignmentId: string;
  defenderId: string;
  reportId: string;
  currency: Currency;
  payCurrency: Currency;
  fx: FxOfDay | null;
  preparedBy: string;
  lines: NewPayoutLine[];
  figures: PayoutFigures;
} | null;

/**
 * Plans what a final report allows the Defender. What SYSTEM plans is prepared in the name of the report's reviewer,
 * so that another person approves it.
 * @throws DomainError FX_RATE_MISSING, WRONG_STATE
 */
export function decidePlanPayout(facts: PlanFacts, _: object, context: DecideContext): Decision<PlanChanges> {
  const { report, assignment, payCurrency } = facts;
  if (report.state !== "final" || facts.live) throw new DomainError("WRONG_STATE");
  const planned = reckon(facts);
  if (planned === "no rate") return withoutRate(facts, context);
  if (planned.lines.length === 0) {
    if (context.actor.kind === "system") return { changes: null, events: [] };
    throw new DomainError("NOTHING_TO_REPORT");
  }
  const preparedBy = userIdOf(context.actor) ?? report.decidedBy ?? report.reviewedBy;
  if (!preparedBy) throw new Error("A final report that nobody reviewed is paid");
  const payoutId = context.newId();
  const row = { id: payoutId, reportId: report.id, defenderId: assignment.defenderId, payCurrency };
  return {
    changes: {
      ...{ payoutId, preparedBy, payCurrency, ...planned, reportId: report.id },
      ...{
        assignmentId: assignment.id,
        defenderId: assignment.defenderId,
        currency: assignment.terms.currency,
      },
    },
    events: [{ type: "payout.planned", payload: payloadOf({ ...row, payMinor: planned.figures.payMinor }) }],
  };
}

type Reckoned = { lines: NewPayoutLine[]; figures: PayoutFigures; fx: FxOfDay | null };

function reckon(facts: PlanFacts): Reckoned | "no rate" {
  const { terms } = facts.assignment;
  const paid = linesOfReport(facts).map((line) => ({ line, allowed: line.assessed ?? asClaimed(line) }));
  const needed = needsRate(paid, terms.currency, facts.payCurrency);
  if (needed && !facts.fx) return "no rate";
  const fx = needed ? facts.fx : null;
  const lines = payoutLines(paid, terms, facts.payCurrency, fx);
  return { lines, figures: payoutSums(lines), fx };
}

/** What fell due by itself must not fail for want of a rate: finance is asked to record one. */
function withoutRate(facts: PlanFacts, { actor }: DecideContext): Decision<null> {
  const [base, foreign] = [facts.assignment.terms.currency, facts.payCurrency];
  if (actor.kind !== "system") throw new DomainError("FX_RATE_MISSING");
  return {
    changes: null,
    events: [{ type: "payout.rate_missing", payload: { reportId: facts.report.id, base, foreign } }],
  };
}

export type OnePayoutFacts = { payout: PayoutRow };
type Step<State extends PayoutState> = { payoutId: string; state: State; attempt: number };

/**
 * Another person than the one who prepared it.
 * @throws DomainError SELF_APPROVAL, or SECOND_PERSON_MISSING when nobody else could; WRONG_STATE
 */
export function decideApprovePayout(
  { payout, hasSecond }: OnePayoutFacts & { hasSecond: boolean },
  _: object,
  { actor }: DecideContext,
): Decision<Step<"approved">> {
  inState(payout, "planned");
  if (payout.preparedBy === userIdOf(actor)) {
    throw new DomainError(hasSecond ? "SELF_APPROVAL" : "SECOND_PERSON_MISSING");
  }
  return {
    changes: step(payout, "approved"),
    events: [{ type: "payout.approved", payload: payloadOf(payout) }],
  };
}

/** The money has left the bank. A payout is sent once: a second time it is no longer approved, but sent. */
export function decideSendPayout(
  { payout }: OnePayoutFacts,
  input: { bankReference: string },
): Decision<Step<"sent"> & { bankReference: string }> {
  inState(payout, "approved");
  return {
    changes: { ...step(payout, "sent"), bankReference: input.bankReference },
    events: [{ type: "payout.sent", payload: payloadOf(payout) }],
  };
}

/** The Defender's "received", or finance with what the bank says. @throws DomainError INVALID, NOT_FOUND */
export function decideConfirmPayout(
  { payout }: OnePayoutFacts,
  input: { evidence: string },
  { actor }: DecideContext,
): Decision<Step<"confirmed">> {
  const isDefender = actor.kind === "user" && actor.defenderId === payout.defenderId;
  const isFinance = actor.kind === "user" && actor.staffRoles.includes("FINANCE");
  if (!isDefender && !isFinance) throw new DomainError("NOT_FOUND");
  inState(payout, "sent");
  if (!isDefender && input.evidence === "") {
    throw new DomainError("INVALID", {}, { evidence: "ui.zod.required" });
  }
  return {
    changes: step(payout, "confirmed"),
    events: [
      {
        type: "payout.confirmed",
        payload: payloadOf(payout),
        ...(isDefender ? {} : { words: { evidence: input.evidence } }),
      },
    ],
  };
}

/** The Defender says that what was sent has not arrived: finance looks for it, and nothing else moves. */
export function decideReportMissingPayout(
  { payout }: OnePayoutFacts,
  _: object,
  { actor }: DecideContext,
): Decision<{ payoutId: string }> {
  if (actor.kind !== "user" || actor.defenderId !== payout.defenderId) throw new DomainError("NOT_FOUND");
  inState(payout, "sent");
  return {
    changes: { payoutId: payout.id },
    events: [{ type: "payout.missed", payload: payloadOf(payout) }],
  };
}

/** The bank sent it back, or it never came: the debt is open again. */
export function decideReturnPayout(
  { payout }: OnePayoutFacts,
  input: { reason: string },
): Decision<Step<"returned"> & { reason: string }> {
  inState(payout, "sent", "confirmed");
  return {
    changes: { ...step(payout, "returned"), reason: input.reason },
    events: [{ type: "payout.returned", payload: payloadOf(payout), words: { reason: input.reason } }],
  };
}

export type ReplanChanges = Reckoned & { payoutId: string; attempt: number; preparedBy: string };

/** Another attempt at a payout that came back, at the rate of its own day; approved anew by another person. */
export function decideReplanPayout(
  facts: PlanFacts & OnePayoutFacts,
  _: object,
  { actor }: DecideContext,
): Decision<ReplanChanges> {
  const { payout } = facts;
  inState(payout, "returned");
  const planned = reckon({ ...facts, payCurrency: payout.payCurrency });
  if (planned === "no rate") throw new DomainError("FX_RATE_MISSING");
  return {
    changes: {
      ...{ ...planned, payoutId: payout.id, attempt: payout.attempt + 1 },
      preparedBy: userIdOf(actor) ?? payout.preparedBy,
    },
    events: [
      {
        type: "payout.replanned",
        payload: payloadOf({ ...payout, payMinor: planned.figures.payMinor }),
      },
    ],
  };
}

/** A payout that is not sent is given up; what it was to pay is owed again. */
export function decideCancelPayout(
  { payout }: OnePayoutFacts,
  input: { reason: string },
): Decision<Step<"cancelled">> {
  inState(payout, "planned", "approved", "returned");
  return {
    changes: step(payout, "cancelled"),
    events: [{ type: "payout.cancelled", payload: payloadOf(payout), words: { reason: input.reason } }],
  };
}

function inState(payout: PayoutRow, ...states: PayoutState[]): void {
  if (!states.includes(payout.state)) throw new DomainError("WRONG_STATE");
}

const step = <State extends PayoutState>(payout: PayoutRow, state: State): Step<State> => ({
  payoutId: payout.id,
  state,
  attempt: payout.attempt,
});

type Told = Pick<PayoutRow, "id" | "reportId" | "defenderId" | "payMinor" | "payCurrency">;
const payloadOf = ({
  id,
  reportId,
  defenderId,
  payMinor,
  payCurrency,
}: Told): Extract<NewEvent, { type: "payout.planned" }>["payload"] => ({
  payoutId: id,
  reportId,
  defenderId,
  payMinor,
  payCurrency,
});
