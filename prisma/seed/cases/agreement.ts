import { db } from "@/lib/db/client";
import type { Hand } from "../hand";
import {
  acceptCase,
  acceptOffer,
  approve,
  newestText,
  offerCase,
  sign,
  signOnce,
  submitIntake,
  writeScopeInSpanish,
} from "../steps";
import type { AgreementStories } from "../stories/agreement";
import type { Story } from "../story";

/** All three are at the text: one clause was changed, one question stands at it. */
async function inAgreement(hand: Hand, story: Story): Promise<void> {
  await hand.at(16, "10:00");
  const begun = await submitIntake(hand, story);
  await hand.at(15, "09:30");
  await acceptCase(hand, begun);
  const offerId = await offerCase(hand, begun, story);
  await hand.at(12, "20:15");
  await acceptOffer(hand, begun, story.defender, offerId);
  await hand.at(9, "14:10");
  await signOnce(hand, story.lawyer, "ADVOCATE_AGREEMENT");
  const body = await db().templateVersion.findFirstOrThrow({
    where: { kind: "CONTRACT" },
    orderBy: { number: "desc" },
  });
  const clauses = body.clauses as { key: string }[];
  const safety = clauses.find((clause) => clause.key.toLowerCase().includes("safe")) ?? clauses[0];
  await hand.does(story.defender, "commentOnContract", begun.caseId, {
    ...(safety ? { clauseKey: safety.key } : {}),
    words: "Necesito que diga que puedo suspender la diligencia si hay peligro, sin pedir permiso antes.",
  });
  await hand.at(5, "11:35");
  await writeScopeInSpanish(hand, begun, story);
  await approve(hand, begun, story.lawyer);
}

/** The contract was opened three weeks ago, and nobody has approved its text. */
async function leftLying(hand: Hand, story: Story): Promise<void> {
  await hand.at(31, "10:45");
  const begun = await submitIntake(hand, story);
  await hand.at(29, "09:20");
  await acceptCase(hand, begun);
  const offerId = await offerCase(hand, begun, story);
  await hand.at(26, "19:15");
  await acceptOffer(hand, begun, story.defender, offerId);
}

/** The Advocate has signed; the Defender has not, and was reminded. */
async function signing(hand: Hand, story: Story): Promise<void> {
  await hand.at(22, "09:55");
  const begun = await submitIntake(hand, story);
  await hand.at(21, "10:10");
  await acceptCase(hand, begun);
  const offerId = await offerCase(hand, begun, story);
  await hand.at(18, "17:40");
  await acceptOffer(hand, begun, story.defender, offerId);
  await hand.at(9, "11:05");
  await signOnce(hand, story.lawyer, "ADVOCATE_AGREEMENT");
  await writeScopeInSpanish(hand, begun, story);
  await approve(hand, begun, story.lawyer, story.defender, "okafor");
  await hand.does("okafor", "sendForSignature", begun.caseId, (await newestText(begun.caseId)).seen);
  await hand.at(8, "09:30");
  await sign(hand, begun, story.lawyer);
}

/** Every case of the demo that stands in this stage, or ended in it. */
export const agreementCases = (stories: AgreementStories) => [
  (hand: Hand) => leftLying(hand, stories.lateTrain),
  (hand: Hand) => inAgreement(hand, stories.slowRiver),
  (hand: Hand) => signing(hand, stories.quietHarbor),
];
