"use server";

import { action } from "@/lib/web/action";
import { commands } from "@/lib/workflow/registry";

export const setHoliday = action(commands.setHoliday);
export const removeHoliday = action(commands.removeHoliday);
export const suggestHolidays = action(commands.suggestHolidays);
