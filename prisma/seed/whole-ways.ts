import { db } from "@/lib/db/client";
import type { Hand } from "./hand";
import { acceptCase, acceptOffer, agree, offerCase, submitIntake, type Begun } from "./steps";
import type { Story } from "./story";

/** From the intake to the third signature, on three days. */
export async function untilSigned(
  hand: Hand,
  story: Story,
  days: [number, number, number],
  writer?: string,
): Promise<Begun> {
  await hand.at(days[0], "10:20");
  const begun = await submitIntake(hand, story, writer);
  await hand.at(days[0] - 1, "09:15");
  await acceptCase(hand, begun);
  const offerId = await offerCase(hand, begun, story);
  await hand.at(days[1], "11:40");
  await acceptOffer(hand, begun, story.defender, offerId);
  await hand.at(days[2], "15:05");
  await agree(hand, begun, story);
  return begun;
}

type Stars = [number, number, number, number, number, number, number];

/**
 * What the Advocate says of the Defender and of the office; the words may be shared.
 * @param stars of 5: quality, local knowledge, timeliness, communication; the match, the process, the cost
 */
export async function evaluateDefender(
  hand: Hand,
  begun: Begun,
  key: string,
  stars: Stars,
  words: { helped: string; improve?: string },
): Promise<void> {
  const [quality, localKnowledge, timeliness, communication, match, process, cost] = stars;
  await submitEvaluation(hand, begun, "ADVOCATE", key, {
    scores: { quality, localKnowledge, timeliness, communication, match, process, cost },
    choices: { again: "yes", share: "yes" },
    words: { improve: "", ...words },
  });
}

/**
 * What the Defender says of the Advocate and of the office; nobody was at risk.
 * @param stars of 5: instructions, answers, deadlines, respect; support, payment
 */
export async function evaluateAdvocate(
  hand: Hand,
  begun: Begun,
  key: string,
  stars: [number, number, number, number, number, number],
  toKnow: string,
): Promise<void> {
  const [instructions, answers, deadlines, respect, support, payment] = stars;
  await submitEvaluation(hand, begun, "DEFENDER", key, {
    scores: { instructions, answers, deadlines, respect, support, payment },
    choices: { again: "yes", risk: "no" },
    words: { toKnow },
  });
}

async function submitEvaluation(
  hand: Hand,
  { caseId }: Begun,
  party: "ADVOCATE" | "DEFENDER",
  key: string,
  answers: object,
): Promise<void> {
  const { id: evaluationId } = await db().evaluation.findFirstOrThrow({ where: { caseId, party } });
  await hand.does(key, "submitEvaluation", caseId, { evaluationId, ...answers });
}
