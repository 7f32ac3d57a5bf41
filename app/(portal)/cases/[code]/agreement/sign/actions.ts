"use server";

import { action, actionAfterPassword } from "@/lib/web/action";
import { commands } from "@/lib/workflow/registry";

export const viewContract = action(commands.viewContract);
export const sign = actionAfterPassword(commands.reauthenticate, commands.sign);
export const declineToSign = action(commands.declineToSign);
