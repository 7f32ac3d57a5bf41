"use server";

import { action } from "@/lib/web/action";
import { commands } from "@/lib/workflow/registry";

export const saveFilter = action(commands.saveFilter);
export const renameFilter = action(commands.renameFilter);
export const deleteFilter = action(commands.deleteFilter);
export const chooseDefaultFilter = action(commands.chooseDefaultFilter);
