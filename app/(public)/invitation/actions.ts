"use server";

import { markDevice } from "@/lib/auth/device";
import { ownerOfLink } from "@/lib/people/queries";
import { actionFor } from "@/lib/web/action";
import type { ActionAnswer, ActionRequest } from "@/lib/web/answer";
import { commands } from "@/lib/workflow/registry";

const accept = actionFor(commands.acceptInvitation, ownerOfLink);

/** The browser in which a mailed link is used is known as its owner's from then on. */
export async function acceptInvitation(request: ActionRequest): Promise<ActionAnswer> {
  await markDevice();
  return accept(request);
}
