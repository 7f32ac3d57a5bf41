"use server";

import { ownerOfLink, personWithAddress } from "@/lib/people/queries";
import { actionAfterwards, actionFor } from "@/lib/web/action";
import { commands } from "@/lib/workflow/registry";

export const requestReset = actionAfterwards(commands.requestReset, personWithAddress);
export const resetPassword = actionFor(commands.resetPassword, ownerOfLink);
