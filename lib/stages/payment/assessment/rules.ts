import type { z } from "zod";
import { userIdOf } from "@/lib/authz/actor";
import { DomainError } from "@/lib/errors";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import type { NewEvent } from "@/lib/workflow/events";
import { asClaimed, extentOf, isLess, sumsOf } from "../lines";
import type { AssessedLine } from "../load";
import type { OneReportFacts } from "../reports/load";
import { checkAnotherReviewer, checkOwn, checkSilence } from "./answer";
import { allAsClaimed, decideLines, linesOfReport, type Decided } from "./decisions";
import type { DecisionLine, ReasonCode, approveReportInput, proposeCutsInput } from "./schema";

/** A report's state as it comes to be, and rows of a new look at its lines. */
export type AssessmentChanges = {
  reportId: string;
  state: "final" | "proposed" | "contested";
  /** A new look: one row for each line. Empty when the figures stay as proposed. */
  round: number;
  decided: Decided[];
  contest: string | null;
  by: string | null;
};

/**
 * All as claimed, and more where the Defender made a mistake in the sum: there is nothing to answer.
 * @throws DomainError WRONG_STATE, also after a cut; INVALID when less is allowed of a line; those of decideLines
 */
export function decideApproveReport(
  facts: OneReportFacts,
  input: z.output<typeof approveReportInput>,
  context: DecideContext,
): Decision<AssessmentChanges> {
  const lines = inState(facts, "submitted");
  if (lines.some((line) => line.assessed !== null)) throw new DomainError("WRONG_STATE");
  const decided = decideLines(linesFacts(facts), input.lines, allAsClaimed(lines));
  if (decided.some(isCut)) throw new DomainError("INVALID");
  return final(facts, decided, context, []);
}

/**
 * Proposes to allow less than was claimed, of one line at least. Nothing is final before the Defender has seen claimed, proposed and each
 * reason, and has answered or let two weeks pass.
 * @throws DomainError NOTHING_CUT and those of decideLines
 */
export function decideProposeCuts(
  facts: OneReportFacts,
  input: z.output<typeof proposeCutsInput>,
  context: DecideContext,
): Decision<AssessmentChanges> {
  const lines = inState(facts, "submitted");
  const decided = decideLines(linesFacts(facts), input.lines, allAsClaimed(lines));
  // A sum that is only corrected upwards is approved: the Defender has nothing to answer.
  if (!decided.some(isCut)) throw new DomainError("NOTHING_CUT");
  return {
    changes: { ...row(facts, context), state: "proposed", round: nextRound(lines), decided },
    events: [{ type: "report.cuts_proposed", payload: sumsPayload(facts, decided) }],
  };
}

/** The Defender agrees: what was proposed is final. */
export function decideAcceptCuts(
  facts: OneReportFacts,
  _: object,
  context: DecideContext,
): Decision<AssessmentChanges> {
  checkOwn(facts.assignment.defenderId, context.actor);
  const decided = asProposed(inState(facts, "proposed"));
  return final(facts, decided, context, [{ type: "report.cuts_accepted", payload: payloadOf(facts) }], true);
}

/** The Defender answers with words; another reviewer decides. */
export function decideContestCuts(
  facts: OneReportFacts,
  input: { words: string },
  context: DecideContext,
): Decision<AssessmentChanges> {
  checkOwn(facts.assignment.defenderId, context.actor);
  inState(facts, "proposed");
  return {
    changes: { ...row(facts, context), state: "contested", contest: input.words },
    events: [{ type: "report.cuts_contested", payload: payloadOf(facts), words: { words: input.words } }],
  };
}

/** Keeps or changes what was proposed; final. @throws DomainError those of checkAnotherReviewer for whoever proposed it */
export function decideDecideContest(
  facts: OneReportFacts & { hasSecond: boolean },
  input: { lines: readonly DecisionLine[] },
  context: DecideContext,
): Decision<AssessmentChanges> {
  const lines = inState(facts, "contested");
  checkAnotherReviewer(facts.report.reviewedBy, facts.hasSecond, context.actor);
  const proposed = asProposed(lines);
  const decided = decideLines(linesFacts(facts), input.lines, proposed);
  // A deeper cut would be final without the Defender having seen it; of the bill alone, too.
  const deeper = decided.some(({ allowed }, index) => {
    const before = proposed[index]?.allowed;
    return before !== undefined && isLess(allowed, before);
  });
  if (deeper) throw new DomainError("CUT_DEEPER");
  return final(facts, decided, context, [{ type: "report.contest_decided", payload: payloadOf(facts) }]);
}

/** Two weeks of silence after two reminders: what was proposed is final. */
export function decideLapseProposal(
  facts: OneReportFacts,
  _: object,
  context: DecideContext,
): Decision<AssessmentChanges> {
  const lines = inState(facts, "proposed");
  checkSilence(facts.report.proposedAt, context.now);
  const lapsed: NewEvent = { type: "report.proposal_lapsed", payload: payloadOf(facts) };
  return final(facts, asProposed(lines), context, [lapsed], true);
}

function final(
  facts: OneReportFacts,
  decided: Decided[],
  context: DecideContext,
  before: NewEvent[],
  keepsFigures = false,
): Decision<AssessmentChanges> {
  return {
    changes: {
      ...row(facts, context),
      state: "final",
      round: nextRound(decided.map(({ line }) => facts.lines.find(({ partId }) => partId === line.partId))),
      decided: keepsFigures ? [] : decided,
    },
    events: [
      ...before,
      { type: "report.final", payload: { ...sumsPayload(facts, decided), extent: extentOf(decided) } },
    ],
  };
}

const isCut = ({ line, allowed }: Decided): boolean => isLess(allowed, asClaimed(line));

const row = ({ report }: OneReportFacts, { actor }: DecideContext) => ({
  reportId: report.id,
  round: 0,
  decided: [],
  contest: null,
  by: userIdOf(actor),
});

function inState(facts: OneReportFacts, state: "submitted" | "proposed" | "contested"): AssessedLine[] {
  if (facts.report.state !== state) throw new DomainError("WRONG_STATE");
  return linesOfReport(facts);
}

const linesFacts = ({ lines, report, assignment }: OneReportFacts) => ({
  lines,
  report,
  terms: assignment.terms,
});

/** Figures as they stand. Their words stay on their own row, so a new look starts without them. */
function asProposed(lines: readonly AssessedLine[]): Decided[] {
  return lines.map((line) => {
    if (!line.assessed) throw new Error("A proposed report has a line that nobody looked at");
    const { reasonCode, minutes, ownMinor, billMinor, payMinor } = line.assessed;
    return {
      line,
      allowed: { minutes, ownMinor, billMinor, payMinor },
      reasonCode: reasonCode as ReasonCode | null,
      words: "",
    };
  });
}

const nextRound = (lines: readonly (AssessedLine | undefined)[]) =>
  lines.reduce((highest, line) => Math.max(highest, line?.assessed?.round ?? 0), 0) + 1;

const payloadOf = ({ report }: OneReportFacts) => ({
  reportId: report.id,
  number: report.number,
  last: report.last,
});

const sumsPayload = (facts: OneReportFacts, decided: readonly Decided[]) => ({
  ...payloadOf(facts),
  ...sumsOf(decided.map(({ allowed }) => allowed)),
  currency: facts.assignment.terms.currency,
});
