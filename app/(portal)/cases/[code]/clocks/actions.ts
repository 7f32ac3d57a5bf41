"use server";

import { action } from "@/lib/web/action";
import { commands } from "@/lib/workflow/registry";

export const pauseClock = action(commands.pauseClock);
export const resumeClock = action(commands.resumeClock);
