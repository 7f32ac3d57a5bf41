"use server";

import { action, actionAsking } from "@/lib/web/action";
import { commands } from "@/lib/workflow/registry";

export const invitePerson = action(commands.invitePerson);
export const renewInvitation = action(commands.renewInvitation);
export const registerOrganization = actionAsking(commands.registerOrganization);
export const resetFactors = action(commands.resetFactors);
