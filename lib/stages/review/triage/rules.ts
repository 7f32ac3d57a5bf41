import type { z } from "zod";
import { DomainError } from "@/lib/errors";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import type { CaseStatus } from "@/lib/workflow/statuses";
import type { answerQuestionsInput, askAdvocateInput, declineCaseInput } from "./schema";

/** The facilitator who opens an intake has it from then on. */
export function decideStartReview(
  _: null,
  _input: object,
  context: DecideContext,
): Decision<{ facilitatorId: string }> {
  if (context.actor.kind !== "user") throw new DomainError("NOT_ALLOWED");
  return {
    changes: { facilitatorId: context.actor.userId },
    events: [{ type: "review.started", payload: {} }],
    to: "in_review",
  };
}

export type NewQuestion = {
  id: string;
  part: z.output<typeof askAdvocateInput>["questions"][number]["part"];
  question: string;
};

export function decideAsk(
  _: { intakeId: string },
  input: z.output<typeof askAdvocateInput>,
  context: DecideContext,
): Decision<NewQuestion[]> {
  const questions = input.questions.map((one) => ({ ...one, id: context.newId() }));
  return {
    changes: questions,
    events: [
      {
        type: "question.asked",
        payload: { questionIds: questions.map(({ id }) => id), parts: questions.map(({ part }) => part) },
      },
    ],
    to: "needs_info",
  };
}

/**
 * Every open question is answered at once: the review goes on with whole answers.
 * @throws DomainError INVALID at each question that is left, NOT_FOUND for one that is not open
 */
export function decideAnswer(
  facts: { open: readonly string[] },
  input: z.output<typeof answerQuestionsInput>,
): Decision<{ id: string; answer: string }[]> {
  const answers = Object.entries(input.answers).map(([id, answer]) => ({ id, answer }));
  if (answers.some(({ id }) => !facts.open.includes(id))) throw new DomainError("NOT_FOUND");
  const left = facts.open.filter((id) => input.answers[id] === undefined);
  if (left.length > 0) {
    throw new DomainError(
      "INVALID",
      {},
      Object.fromEntries(left.map((id) => [`answers.${id}`, "review.errors.answer"])),
    );
  }
  return {
    changes: answers,
    events: [{ type: "question.answered", payload: { questionIds: answers.map(({ id }) => id) } }],
    to: "in_review",
  };
}

const patience = 30 * 86_400_000;

/** From when on a case whose questions nobody answers may be closed. */
export const closableFrom = (askedAt: Date): Date => new Date(askedAt.getTime() + patience);

/** A case whose questions nobody answers is closed, but not before day 30. */
export function decideCloseUnanswered(
  facts: { askedAt: Date },
  input: { words: string },
  context: DecideContext,
): Decision<null> {
  if (context.now < closableFrom(facts.askedAt)) throw new DomainError("TOO_EARLY");
  return {
    changes: null,
    events: [
      {
        type: "case.declined",
        payload: { code: "unanswered" },
        ...(input.words ? { words: { reason: input.words } } : {}),
      },
    ],
    to: "declined",
  };
}

export function decideAccept(): Decision<null> {
  return { changes: null, events: [{ type: "case.accepted", payload: {} }], to: "accepted" };
}

export function decideDecline(_: null, input: z.output<typeof declineCaseInput>): Decision<null> {
  return {
    changes: null,
    events: [{ type: "case.declined", payload: { code: input.code }, words: { reason: input.words } }],
    to: "declined",
  };
}

/** What was discarded as a draft was never submitted, and is gone. */
export function decideReopen(
  facts: { submitted: boolean },
  input: { reason: string },
  context: DecideContext,
): Decision<null> {
  if (!facts.submitted) throw new DomainError("NOT_FOUND");
  return {
    changes: null,
    events: [
      {
        type: "case.reopened",
        payload: { from: context.case.status },
        words: { reason: input.reason },
      },
    ],
    to: "in_review",
  };
}

export type WithdrawFacts = {
  /** The offer that is live, which is revoked with the case. */
  offer: { id: string; defenderId: string } | null;
  /** The contract that was being written or signed, which ends with it. */
  contractId: string | null;
};

const withDefender: readonly CaseStatus[] = ["negotiating", "signing"];

/** Until the three signatures the Advocate may withdraw; whoever had the case or its offer sees it no longer. */
export function decideWithdraw(
  facts: WithdrawFacts,
  input: { reason: string },
  context: DecideContext,
): Decision<{ offerId: string | null; contractId: string | null; reason: string }> {
  const held = withDefender.includes(context.case.status) ? context.case.defenderId : null;
  const defenderId = facts.offer?.defenderId ?? held;
  return {
    changes: { offerId: facts.offer?.id ?? null, contractId: facts.contractId, reason: input.reason },
    events: [
      {
        type: "case.withdrawn",
        payload: defenderId ? { defenderId } : {},
        words: { reason: input.reason },
      },
    ],
    to: "withdrawn",
  };
}
