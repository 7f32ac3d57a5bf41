import { db } from "@/lib/db/client";
import type { Hand } from "../hand";
import { acceptCase, beginIntake, offerCase, submitIntake } from "../steps";
import type { OfferStories } from "../stories/offers";
import type { ReviewStories } from "../stories/review";
import type { Story } from "../story";

async function offered(hand: Hand, story: Story): Promise<void> {
  await hand.at(9, "16:30");
  const begun = await submitIntake(hand, story);
  await hand.at(7, "10:10");
  await hand.does("okafor", "startReview", begun.caseId, {});
  await hand.does("okafor", "askAdvocate", begun.caseId, {
    questions: [
      { part: "who", question: "May the Defender speak to the aunt, or only to the client herself?" },
    ],
  });
  await hand.at(6, "09:20");
  const { id } = await db().question.findFirstOrThrow({ where: { intake: { caseId: begun.caseId } } });
  await hand.does(story.lawyer, "answerQuestions", begun.caseId, {
    answers: { [id]: "To the aunt too: she knows, and she is careful." },
  });
  await hand.at(2, "11:00");
  await hand.does("okafor", "acceptCase", begun.caseId, {});
  await offerCase(hand, begun, story);
}

async function declined(hand: Hand, story: Story): Promise<void> {
  await hand.at(26, "13:00");
  const begun = await submitIntake(hand, story);
  await hand.at(25, "09:45");
  await hand.does("okafor", "startReview", begun.caseId, {});
  await hand.does("okafor", "addNote", begun.caseId, {
    words: "Spoke with two Defenders: asking for this record would name him to the police.",
  });
  await hand.at(23, "10:30");
  await hand.does("okafor", "declineCase", begun.caseId, {
    code: "outside_scope",
    words:
      "Asking for this record would put your client in danger. We can advise on other evidence; write to us.",
  });
}

/** Begun a month ago and left: the clock has reminded of it twice. */
async function leftADraft(hand: Hand, story: Story): Promise<void> {
  await hand.at(33, "16:50");
  const { save } = await beginIntake(hand, story);
  await save("saveParties", story.who);
  await save("saveMatter", story.matter);
}

/** Handed in, and nobody has read it: late by now. */
async function submitted(hand: Hand, story: Story): Promise<void> {
  await hand.at(9, "11:25");
  await submitIntake(hand, story);
}

async function underReview(hand: Hand, story: Story): Promise<void> {
  await hand.at(4, "09:50");
  const { caseId } = await submitIntake(hand, story, "raman");
  await hand.at(2, "14:20");
  await hand.does("okafor", "startReview", caseId, {});
  await hand.does("okafor", "readParties", caseId, {});
  await hand.does("okafor", "addNote", caseId, {
    words: "The birthday leaves five months. Ask Morena whether the civil registry there is open again.",
  });
}

/** Two questions that counsel has not answered for ten days. */
async function asked(hand: Hand, story: Story): Promise<void> {
  await hand.at(13, "10:05");
  const { caseId } = await submitIntake(hand, story);
  await hand.at(12, "09:40");
  await hand.does("okafor", "startReview", caseId, {});
  await hand.at(10, "15:30");
  await hand.does("okafor", "askAdvocate", caseId, {
    questions: [
      { part: "matter", question: "Has the clinic that treated him said that it will give a copy?" },
      { part: "work", question: "By when does the expert need the photographs of the site?" },
    ],
  });
}

/** Taken, and not offered yet: late by now. */
async function accepted(hand: Hand, story: Story): Promise<void> {
  await hand.at(17, "13:15");
  const begun = await submitIntake(hand, story);
  await hand.at(15, "10:40");
  await acceptCase(hand, begun);
}

/** The first Defender had no time; it is to be offered to another. */
async function offeredInVain(hand: Hand, story: Story): Promise<void> {
  await hand.at(8, "12:10");
  const begun = await submitIntake(hand, story);
  await hand.at(6, "09:35");
  await acceptCase(hand, begun);
  const offerId = await offerCase(hand, begun, story);
  await hand.at(3, "20:05");
  await hand.does(story.defender, "declineOffer", begun.caseId, {
    ...{ offerId, code: "no_time" },
    words: "Estoy en audiencias toda la semana; con gusto en enero.",
  });
}

/** The Defender said "interested" and reads the parties. */
async function interested(hand: Hand, story: Story): Promise<void> {
  await hand.at(6, "15:45");
  const begun = await submitIntake(hand, story);
  await hand.at(4, "11:10");
  await acceptCase(hand, begun);
  const offerId = await offerCase(hand, begun, story);
  await hand.at(1, "18:30");
  await hand.does(story.defender, "expressInterest", begun.caseId, { offerId });
  await hand.does(story.defender, "readParties", begun.caseId, {});
}

async function withdrawn(hand: Hand, story: Story): Promise<void> {
  await hand.at(29, "10:30");
  const { caseId } = await submitIntake(hand, story);
  await hand.at(28, "09:30");
  await hand.does("okafor", "startReview", caseId, {});
  await hand.at(24, "16:00");
  await hand.does(story.lawyer, "withdraw", caseId, {
    reason: "The other side has settled, and her testimony is not needed any more.",
  });
}

/** Every case of the demo that stands in this stage, or ended in it. */
export const reviewCases = (stories: ReviewStories & OfferStories) => [
  (hand: Hand) => leftADraft(hand, stories.paperBoat),
  (hand: Hand) => submitted(hand, stories.longRoad),
  (hand: Hand) => underReview(hand, stories.greyStone),
  (hand: Hand) => asked(hand, stories.openField),
  (hand: Hand) => accepted(hand, stories.highBridge),
  (hand: Hand) => offeredInVain(hand, stories.whiteHeron),
  (hand: Hand) => offered(hand, stories.ironGate),
  (hand: Hand) => interested(hand, stories.oldOrchard),
  (hand: Hand) => declined(hand, stories.saltFlat),
  (hand: Hand) => withdrawn(hand, stories.dryWell),
];
