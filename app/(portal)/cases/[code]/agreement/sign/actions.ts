"use server";

import { action } from "@/lib/web/action";
import { commands } from "@/lib/workflow/registry";

export const viewContract = action(commands.viewContract);
export const sign = action(commands.sign);
export const declineToSign = action(commands.declineToSign);
