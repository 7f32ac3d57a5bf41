"use server";

import { action, actionAsking } from "@/lib/web/action";
import { commands } from "@/lib/workflow/registry";

export const approveAccess = actionAsking(commands.approveAccess);
export const declineAccess = action(commands.declineAccess);
