"use server";

import { action } from "@/lib/web/action";
import { commands } from "@/lib/workflow/registry";

export const closeSession = action(commands.closeSession);
export const signOutDevice = action(commands.signOutDevice);
export const signOutOthers = action(commands.signOutOthers);
