"use server";

import { markDevice } from "@/lib/auth/device";
import { spend } from "@/lib/auth/guess-limits";
import { guesserOf } from "@/lib/auth/guesser";
import { ownerOfLink, personWithAddress } from "@/lib/people/queries";
import { requestResetInput } from "@/lib/people/schema";
import { actionAfterwards, actionFor } from "@/lib/web/action";
import type { ActionAnswer, ActionRequest } from "@/lib/web/answer";
import { requestFacts } from "@/lib/web/request";
import { commands } from "@/lib/workflow/registry";

const reset = actionFor(commands.resetPassword, ownerOfLink);

export const requestReset = actionAfterwards(commands.requestReset, async (input) => {
  const { email } = requestResetInput.parse(input);
  await spend("reset", await guesserOf(email, await requestFacts()));
  return personWithAddress({ email });
});

/** The browser in which a mailed link is used is known as its owner's from then on. */
export async function resetPassword(request: ActionRequest): Promise<ActionAnswer> {
  await markDevice();
  return reset(request);
}
