"use server";

import { action } from "@/lib/web/action";
import { commands } from "@/lib/workflow/registry";

export const chooseNotices = action(commands.chooseNotices);
export const addPushDevice = action(commands.addPushDevice);
export const removePushDevice = action(commands.removePushDevice);
