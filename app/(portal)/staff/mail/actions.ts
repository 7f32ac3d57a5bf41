"use server";

import { action } from "@/lib/web/action";
import { commands } from "@/lib/workflow/registry";

export const retryMail = action(commands.retryMail);
export const releaseAddress = action(commands.releaseAddress);
