import { userIdOf } from "@/lib/authz/actor";
import { partyNamesOf } from "@/lib/cases/people";
import { DomainError } from "@/lib/errors";
import { hasSignedOnce } from "@/lib/templates/signed";
import { defineCommand, type LoadScope, type Result } from "@/lib/workflow/define";
import { sealed } from "@/lib/workflow/sealed-words";
import * as rules from "./rules";
import * as schema from "./schema";
import { offerWordsText } from "./words";

const checkColumns = { id: true, defenderId: true, state: true, partiesVersion: true } as const;

const offerCase = defineCommand({
  name: "offerCase",
  schema: schema.offerCaseInput,
  load: async ({ tx, subjectId }, { checkId }) => {
    const check = await tx.conflictCheck.findFirst({
      where: { id: checkId, caseId: subjectId },
      select: checkColumns,
    });
    if (!check) throw new DomainError("NOT_FOUND");
    const defender = await tx.defender.findFirst({
      where: { id: check.defenderId, user: { disabledAt: null } },
      select: { user: { select: { timeZone: true } } },
    });
    if (!defender) throw new DomainError("NOT_FOUND");
    return {
      check,
      defenderZone: defender.user.timeZone,
      partyNames: await partyNamesOf(tx, subjectId),
    };
  },
  decide: rules.decideOfferCase,
  persist: async (scope, { id, asked, safety, ...offer }) => {
    await scope.tx.offer.create({
      data: {
        ...{ id, caseId: scope.subjectId, ...offer },
        state: "sent",
        wordsCipher: await sealed(scope, `Offer:wordsCipher:${id}`, offerWordsText({ asked, safety })),
        sentBy: userIdOf(scope.actor) ?? "",
        sentAt: scope.now,
      },
    });
    return { offerId: id };
  },
});

const expressInterest = defineCommand({
  name: "expressInterest",
  schema: schema.expressInterestInput,
  load: (scope, { offerId }) => offerFacts(scope, offerId),
  decide: rules.decideInterest,
  persist: writeOffer,
});

const acceptOffer = defineCommand({
  name: "acceptOffer",
  schema: schema.acceptOfferInput,
  load: (scope, { offerId }) => offerFacts(scope, offerId),
  decide: rules.decideAcceptOffer,
  persist: async (scope, move, facts) => {
    await scope.tx.case.update({
      where: { id: scope.subjectId },
      data: { defenderId: facts.offer?.defenderId ?? null },
    });
    return writeOffer(scope, move);
  },
});

const declineOffer = defineCommand({
  name: "declineOffer",
  schema: schema.declineOfferInput,
  load: (scope, { offerId }) => offerFacts(scope, offerId),
  decide: rules.decideDeclineOffer,
  persist: writeOffer,
});

const revokeOffer = defineCommand({
  name: "revokeOffer",
  schema: schema.revokeOfferInput,
  load: (scope, { offerId }) => offerFacts(scope, offerId),
  decide: rules.decideRevokeOffer,
  persist: writeOffer,
});

const expireOffer = defineCommand({
  name: "expireOffer",
  schema: schema.expireOfferInput,
  load: (scope, { ref }) => offerFacts(scope, ref),
  decide: rules.decideExpireOffer,
  persist: writeOffer,
});

async function offerFacts({ tx, subjectId }: LoadScope, offerId: string): Promise<rules.OfferFacts> {
  const row = await tx.offer.findFirst({
    where: { id: offerId, caseId: subjectId },
    include: { check: { select: checkColumns }, defender: { select: { userId: true } } },
  });
  if (!row) return { offer: null, check: null, termsSigned: false };
  const { id, defenderId, state, answerBy, check, defender } = row;
  return {
    offer: { id, defenderId, state, answerBy },
    check,
    termsSigned: await hasSignedOnce(tx, "NETWORK_TERMS", defender.userId),
  };
}

async function writeOffer(
  scope: LoadScope,
  { offerId, state, code, words }: rules.OfferMove,
): Promise<Result> {
  const { tx, now } = scope;
  await tx.offer.update({
    where: { id: offerId },
    data: {
      state,
      ...(state === "interested" ? { interestedAt: now } : { endedAt: now }),
      ...(state === "accepted" ? { attestedAt: now } : {}),
      ...(code ? { endedCode: code } : {}),
      ...(words ? { endedCipher: await sealed(scope, `Offer:endedCipher:${offerId}`, words) } : {}),
    },
  });
  return { offerId };
}

export const offerCommands = {
  offerCase,
  expressInterest,
  acceptOffer,
  declineOffer,
  revokeOffer,
  expireOffer,
};
