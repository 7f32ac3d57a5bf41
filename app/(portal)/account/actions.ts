"use server";

import { rememberPreference } from "@/lib/auth/preference-cookie";
import { changeProfileInput } from "@/lib/people/schema";
import { action } from "@/lib/web/action";
import type { ActionAnswer, ActionRequest } from "@/lib/web/answer";
import { commands } from "@/lib/workflow/registry";

const change = action(commands.changeProfile);

/** The language chosen in the profile is also the one of the pages on this device from now on. */
export async function changeProfile(request: ActionRequest): Promise<ActionAnswer> {
  const answer = await change(request);
  if (!answer.ok) return answer;
  const input = changeProfileInput.safeParse(request.input);
  if (input.success) await rememberPreference("locale", input.data.locale);
  return answer;
}
export const askNewEmail = action(commands.askNewEmail);
export const changeEmail = action(commands.changeEmail);
export const signOneTimeAgreement = action(commands.signOneTimeAgreement);
