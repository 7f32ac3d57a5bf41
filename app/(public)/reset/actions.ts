"use server";

import { markDevice } from "@/lib/auth/device";
import { askForReset } from "@/lib/people/asked-reset";
import { ownerOfLink } from "@/lib/people/queries";
import { actionFor, actionLater } from "@/lib/web/action";
import type { ActionAnswer, ActionRequest } from "@/lib/web/answer";
import { commands } from "@/lib/workflow/registry";

const reset = actionFor(commands.resetPassword, ownerOfLink);

export const requestReset = actionLater(commands.requestReset, askForReset);

/** The browser in which a mailed link is used is known as its owner's from then on. */
export async function resetPassword(request: ActionRequest): Promise<ActionAnswer> {
  await markDevice();
  return reset(request);
}
