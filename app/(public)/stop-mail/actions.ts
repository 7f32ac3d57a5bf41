"use server";

import { systemActor } from "@/lib/authz/actor";
import { DomainError } from "@/lib/errors";
import { stopMailInput } from "@/lib/notify/schema";
import { readStopToken } from "@/lib/notify/stop-link";
import { actionFor } from "@/lib/web/action";
import { commands } from "@/lib/workflow/registry";

/** Whoever holds the mail may stop its kind, without signing in: the token stops that and opens nothing. */
export const stopMail = actionFor(commands.stopMail, (input) => {
  const asked = readStopToken(stopMailInput.parse(input).token);
  if (!asked) throw new DomainError("LINK_EXPIRED");
  return Promise.resolve({ subjectId: asked.userId, actor: systemActor });
});
