"use server";

import { action } from "@/lib/web/action";
import { commands } from "@/lib/workflow/registry";

export const changeTask = action(commands.changeTask);
export const reviewTask = action(commands.reviewTask);
export const askDeadline = action(commands.askDeadline);
export const answerDeadline = action(commands.answerDeadline);
export const dropTask = action(commands.dropTask);
export const sendMessage = action(commands.sendMessage);
export const readMessages = action(commands.readMessages);
export const attachDocument = action(commands.attachDocument);
export const recordTime = action(commands.recordTime);
export const recordExpense = action(commands.recordExpense);
export const changeEntry = action(commands.changeEntry);
export const withdrawEntry = action(commands.withdrawEntry);
export const hold = action(commands.hold);
export const resume = action(commands.resume);
export const terminate = action(commands.terminate);
export const closeWork = action(commands.closeWork);
