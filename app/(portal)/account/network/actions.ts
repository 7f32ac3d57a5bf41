"use server";

import { action } from "@/lib/web/action";
import { commands } from "@/lib/workflow/registry";

export const changeDefenderProfile = action(commands.changeDefenderProfile);
export const addAwayDates = action(commands.addAwayDates);
export const removeAwayDates = action(commands.removeAwayDates);
