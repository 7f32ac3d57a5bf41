import { demoAccounts } from "./accounts";
import type { Hand } from "./hand";
import { signOnce } from "./steps";

/** What Defenders do beside cases: whoever is not new signs the terms of the network, and one goes away for a while. */
export const networkPlays: readonly ((hand: Hand) => Promise<void>)[] = [signTerms, goAway];

async function signTerms(hand: Hand): Promise<void> {
  await hand.at(199, "11:30");
  const signers = demoAccounts.filter(
    ({ post, joinedDaysAgo }) => post.kind === "defender" && !joinedDaysAgo,
  );
  for (const { key } of signers) await signOnce(hand, key, "NETWORK_TERMS");
}

async function goAway(hand: Hand): Promise<void> {
  await hand.at(3, "08:40");
  const { userId } = await hand.as("tellez");
  await hand.does("tellez", "addAwayDates", userId, { from: hand.day(-6), to: hand.day(-16) });
}
