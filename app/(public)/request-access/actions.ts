"use server";

import { spend } from "@/lib/auth/guess-limits";
import { guesserOf } from "@/lib/auth/guesser";
import { askedFrom } from "@/lib/people/access/schema";
import { actionFor } from "@/lib/web/action";
import { requestFacts } from "@/lib/web/request";
import { commands } from "@/lib/workflow/registry";

/** Somebody reads every request: what one address or one network may send is limited. */
export const requestAccess = actionFor(commands.requestAccess, async (input) => {
  const { email } = askedFrom.parse(input);
  await spend("access", await guesserOf(email, await requestFacts()));
  return { subjectId: null };
});
