"use server";

import { action } from "@/lib/web/action";
import { commands } from "@/lib/workflow/registry";

export const approveAccess = action(commands.approveAccess);
export const declineAccess = action(commands.declineAccess);
