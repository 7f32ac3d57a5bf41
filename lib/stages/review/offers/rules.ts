import type { z } from "zod";
import { addDays, endOfDayIn } from "@/lib/calendar";
import { todayIn, type PlainDate } from "@/lib/dates";
import { DomainError } from "@/lib/errors";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import { readAmount } from "@/lib/money";
import { namesSomebody } from "@/lib/cases/party-names";
import type { declineOfferInput, offerCaseInput, revokeOfferInput } from "./schema";

/** How long a Defender has to answer when no day is named. */
const daysToAnswer = 5;
/** The longest that a case may wait on one answer. */
const mostDays = 30;

type CheckFacts = { id: string; defenderId: string; state: string; partiesVersion: number };

export type OfferCaseFacts = {
  check: CheckFacts | null;
  defenderZone: string;
  /** Names and aliases of every party. */
  partyNames: readonly string[];
};

export type NewOffer = {
  id: string;
  checkId: string;
  defenderId: string;
  hours: number;
  expensesMinor: number;
  asked: string;
  safety: string;
  answerBy: Date;
};

/**
 * Offers the case to the Defender of a check that is clear or waived, of the parties as they stand (invariant 1).
 * @throws DomainError CHECK_STALE, CHECK_NOT_CLEAR, NAMES_A_PARTY, INVALID at `answerBy`
 */
export function decideOfferCase(
  facts: OfferCaseFacts,
  input: z.output<typeof offerCaseInput>,
  context: DecideContext,
): Decision<NewOffer> {
  const check = mustHold(facts.check, context.case.partiesVersion);
  const named = (["words", "safety"] as const).filter((field) =>
    namesSomebody(input[field], facts.partyNames),
  );
  if (named.length > 0) {
    throw new DomainError(
      "NAMES_A_PARTY",
      {},
      Object.fromEntries(named.map((field) => [field, "NAMES_A_PARTY"])),
    );
  }
  const offer: NewOffer = {
    id: context.newId(),
    checkId: check.id,
    defenderId: check.defenderId,
    hours: input.hours,
    expensesMinor: input.expenses ? readAmount(input.expenses, "expenses") : 0,
    asked: input.words,
    safety: input.safety,
    answerBy: answerMoment(input.answerBy, facts.defenderZone, context.now),
  };
  return {
    changes: offer,
    events: [
      {
        type: "offer.sent",
        payload: { offerId: offer.id, defenderId: offer.defenderId, answerBy: offer.answerBy.toISOString() },
      },
    ],
    to: "offered",
  };
}

function mustHold(check: CheckFacts | null, partiesVersion: number): CheckFacts {
  if (!check) throw new DomainError("NOT_FOUND");
  if (check.state === "stale" || check.partiesVersion !== partiesVersion)
    throw new DomainError("CHECK_STALE");
  if (check.state !== "clear" && check.state !== "waived") throw new DomainError("CHECK_NOT_CLEAR");
  return check;
}

/** The end of the last day, where the Defender is. */
function answerMoment(day: PlainDate | null, zone: string, now: Date): Date {
  if (day === null) return addDays(now, daysToAnswer);
  const today = todayIn(zone, now);
  const last = todayIn(zone, addDays(now, mostDays));
  if (day < today || day > last) throw new DomainError("INVALID", {}, { answerBy: "review.errors.answerBy" });
  return endOfDayIn(day, zone);
}

export type OfferState = "sent" | "interested" | "accepted" | "declined" | "expired" | "revoked";

export type OfferFacts = {
  offer: { id: string; defenderId: string; state: OfferState; answerBy: Date } | null;
  /** The check under which it was offered, as it stands now. */
  check: CheckFacts | null;
  /** The Defender has signed the terms of the network as they must be signed now. */
  termsSigned: boolean;
};

export type OfferMove = { offerId: string; state: OfferState; code?: string; words?: string };

/** The offer that is live, and the actor's own when it is a Defender who acts. */
function liveOffer(facts: OfferFacts, context: DecideContext, states: readonly OfferState[]) {
  const { offer } = facts;
  if (!offer) throw new DomainError("NOT_FOUND");
  const { actor } = context;
  const own =
    actor.kind !== "user" ||
    !context.case.relations.includes("offered") ||
    actor.defenderId === offer.defenderId;
  if (!own) throw new DomainError("NOT_FOUND");
  if (!states.includes(offer.state)) throw new DomainError("WRONG_STATE");
  return offer;
}

/** Whoever is not bound to secrecy by the terms of the network is shown no name, and has no case. */
function boundByTerms({ termsSigned }: OfferFacts): void {
  if (!termsSigned) throw new DomainError("TERMS_UNSIGNED");
}

/**
 * "I am interested": the parties may be read from now on, nothing is accepted yet.
 * @throws DomainError TERMS_UNSIGNED; CHECK_STALE when parties were added meanwhile
 */
export function decideInterest(
  facts: OfferFacts,
  _input: object,
  context: DecideContext,
): Decision<OfferMove> {
  const offer = liveOffer(facts, context, ["sent"]);
  boundByTerms(facts);
  mustHold(facts.check, context.case.partiesVersion);
  inTime(offer.answerBy, context.now);
  return {
    changes: { offerId: offer.id, state: "interested" },
    events: [
      {
        type: "offer.interested",
        payload: { offerId: offer.id, defenderId: offer.defenderId, answerBy: offer.answerBy.toISOString() },
      },
    ],
  };
}

/**
 * After reading the parties the Defender attests that there is no conflict, and has the case from then on.
 * @throws DomainError WRONG_STATE before "interested", TERMS_UNSIGNED, CHECK_STALE
 */
export function decideAcceptOffer(
  facts: OfferFacts,
  _input: object,
  context: DecideContext,
): Decision<OfferMove> {
  const offer = liveOffer(facts, context, ["interested"]);
  boundByTerms(facts);
  mustHold(facts.check, context.case.partiesVersion);
  inTime(offer.answerBy, context.now);
  return {
    changes: { offerId: offer.id, state: "accepted" },
    events: [{ type: "offer.accepted", payload: { offerId: offer.id, defenderId: offer.defenderId } }],
    to: "negotiating",
  };
}

/** The clock ends an offer a little after its moment; an answer in between comes too late all the same. */
function inTime(answerBy: Date, now: Date): void {
  if (now > answerBy) throw new DomainError("WRONG_STATE");
}

export function decideDeclineOffer(
  facts: OfferFacts,
  input: z.output<typeof declineOfferInput>,
  context: DecideContext,
): Decision<OfferMove> {
  const offer = liveOffer(facts, context, ["sent", "interested"]);
  return {
    changes: { offerId: offer.id, state: "declined", code: input.code, words: input.words },
    events: [
      {
        type: "offer.declined",
        payload: { offerId: offer.id, defenderId: offer.defenderId, code: input.code },
        ...(input.words ? { words: { reason: input.words } } : {}),
      },
    ],
    to: "accepted",
  };
}

export function decideRevokeOffer(
  facts: OfferFacts,
  input: z.output<typeof revokeOfferInput>,
  context: DecideContext,
): Decision<OfferMove> {
  const offer = liveOffer(facts, context, ["sent", "interested"]);
  return {
    changes: { offerId: offer.id, state: "revoked", words: input.reason },
    events: [
      {
        type: "offer.revoked",
        payload: { offerId: offer.id, defenderId: offer.defenderId },
        words: { reason: input.reason },
      },
    ],
    to: "accepted",
  };
}

export function decideExpireOffer(
  facts: OfferFacts,
  _input: object,
  context: DecideContext,
): Decision<OfferMove> {
  const offer = liveOffer(facts, context, ["sent", "interested"]);
  if (context.now < offer.answerBy) throw new DomainError("TOO_EARLY");
  return {
    changes: { offerId: offer.id, state: "expired" },
    events: [{ type: "offer.expired", payload: { offerId: offer.id, defenderId: offer.defenderId } }],
    to: "accepted",
  };
}
