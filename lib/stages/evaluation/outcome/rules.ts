import { todayIn, type PlainDate } from "@/lib/dates";
import { DomainError } from "@/lib/errors";
import { readAmount, type Currency } from "@/lib/money";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import type { OutcomeMeaning, OutcomeResult, ReportOutcomeInput } from "./schema";

export type OutcomeChanges = {
  id: string;
  number: number;
  result: OutcomeResult;
  day: PlainDate | null;
  people: number | null;
  recoveredMinor: number | null;
  currency: Currency | null;
  meaning: OutcomeMeaning | null;
  words: string;
  mayTell: boolean;
  reportedBy: string;
};

/** Still pending keeps the question open; anything else answers it, until it is revised by a further report. */
export const isFinal = (result: OutcomeResult) => result !== "pending";

/** How the case ended, as the Advocate tells it. Each report is a new number; none is overwritten. */
export function decideReportOutcome(
  facts: { lastNumber: number },
  input: ReportOutcomeInput,
  context: DecideContext,
): Decision<OutcomeChanges> {
  const { actor, now } = context;
  if (actor.kind !== "user") throw new DomainError("NOT_ALLOWED");
  if (input.day !== null && input.day > todayIn(actor.timeZone, now)) {
    throw new DomainError("FUTURE_DATE", {}, { day: "FUTURE_DATE" });
  }
  const recoveredMinor = input.recovered ? readAmount(input.recovered, "recovered") : null;
  const number = facts.lastNumber + 1;
  return {
    changes: {
      id: context.newId(),
      number,
      result: input.result,
      day: input.day,
      people: input.people,
      recoveredMinor,
      currency: recoveredMinor === null ? null : input.currency,
      meaning: input.meaning,
      words: input.words,
      mayTell: input.mayTell,
      reportedBy: actor.userId,
    },
    events: [
      { type: "outcome.reported", payload: { number, result: input.result, final: isFinal(input.result) } },
    ],
  };
}

/** By the clock, after the last reminder: nobody said how the case ended. A later report is taken all the same. */
export function decideLapseOutcome(facts: { asked: boolean }): Decision<null> {
  if (!facts.asked) throw new DomainError("WRONG_STATE");
  return { changes: null, events: [{ type: "outcome.unknown", payload: {} }] };
}
