"use server";

import { action } from "@/lib/web/action";
import { commands } from "@/lib/workflow/registry";

export const readNotification = action(commands.readNotification);
export const markNotice = action(commands.markNotice);
