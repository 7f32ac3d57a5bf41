"use server";

import { spend } from "@/lib/auth/guess-limits";
import { currentActor } from "@/lib/auth/current";
import { guesserOf } from "@/lib/auth/guesser";
import { nobody } from "@/lib/authz/actor";
import { askedFrom } from "@/lib/people/access/schema";
import { actionFor } from "@/lib/web/action";
import { requestFacts } from "@/lib/web/request";
import { wasRun } from "@/lib/workflow/operations";
import { commands } from "@/lib/workflow/registry";

/** Somebody reads every request: what one address or one network may send is limited. One sent again counts once. */
export const requestAccess = actionFor(commands.requestAccess, async (input, operationId) => {
  const { email } = askedFrom.parse(input);
  const actor = (await currentActor()) ?? nobody;
  if (await wasRun(actor, "requestAccess", operationId)) return { subjectId: null };
  await spend("access", await guesserOf(email, await requestFacts()));
  return { subjectId: null };
});
