"use server";

import { action } from "@/lib/web/action";
import { commands } from "@/lib/workflow/registry";

export const submitEvaluation = action(commands.submitEvaluation);
export const reportOutcome = action(commands.reportOutcome);
export const reopen = action(commands.reopen);
