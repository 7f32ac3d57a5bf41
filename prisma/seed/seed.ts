import { officeToday } from "@/lib/calendar";
import { setOffset } from "@/lib/clock";
import { plusDays } from "@/lib/dates";
import { agreementCases } from "./cases/agreement";
import { assignmentCases } from "./cases/assignment";
import { evaluationCases } from "./cases/evaluation";
import { paymentCases } from "./cases/payment";
import { reviewCases } from "./cases/review";
import { makeChronology, passUntil } from "./chronology";
import { layGround } from "./ground";
import { makeHand } from "./hand";
import { networkPlays } from "./network";
import { seatEveryone } from "./people";
import { askForAccess } from "./requests";
import { agreementStories } from "./stories/agreement";
import { assignmentStories } from "./stories/assignment";
import { evaluationStories } from "./stories/evaluation";
import { offerStories } from "./stories/offers";
import { paymentStories } from "./stories/payment";
import { reviewStories } from "./stories/review";

/** Before the first case of the demo began. */
const beginning = 200;

/** Fills an empty database by running commands at chosen times, the last of them yesterday. */
export async function seed(): Promise<void> {
  const real = new Date();
  const today = officeToday(real);
  await layGround(today);
  const seated = await seatEveryone(new Date(real.getTime() - beginning * 86_400_000), real);
  const on = (days: number) => plusDays(today, days);
  const chronology = makeChronology();
  const plays = [
    ...networkPlays,
    ...evaluationCases(evaluationStories(on)),
    ...paymentCases(paymentStories(on)),
    ...assignmentCases(assignmentStories(on)),
    ...agreementCases(agreementStories(on)),
    ...reviewCases({ ...reviewStories(on), ...offerStories(on) }),
  ];
  // Each has a hand of its own: who is signed in for one case is not for another.
  await chronology.play(plays.map((play) => () => play(makeHand(seated, today, chronology.until))));
  await passUntil(real);
  await askForAccess(new Date(real.getTime() - 20 * 3_600_000));
  setOffset(0);
}
