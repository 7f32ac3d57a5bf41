"use server";

import { action } from "@/lib/web/action";
import { commands } from "@/lib/workflow/registry";

export const readParties = action(commands.readParties);
export const saveParties = action(commands.saveParties);
export const saveMatter = action(commands.saveMatter);
export const saveWork = action(commands.saveWork);
export const saveLanguage = action(commands.saveLanguage);
export const saveBudget = action(commands.saveBudget);
export const attachDocument = action(commands.attachDocument);
export const removeDocument = action(commands.removeDocument);
export const submitIntake = action(commands.submitIntake);
export const discardDraft = action(commands.discardDraft);
export const withdraw = action(commands.withdraw);

export const startReview = action(commands.startReview);
export const addNote = action(commands.addNote);
export const askAdvocate = action(commands.askAdvocate);
export const answerQuestions = action(commands.answerQuestions);
export const closeUnanswered = action(commands.closeUnanswered);
export const acceptCase = action(commands.acceptCase);
export const declineCase = action(commands.declineCase);
export const reopenCase = action(commands.reopenCase);

export const runCheck = action(commands.runCheck);
export const decideHit = action(commands.decideHit);
export const waiveCheck = action(commands.waiveCheck);

export const offerCase = action(commands.offerCase);
export const expressInterest = action(commands.expressInterest);
export const acceptOffer = action(commands.acceptOffer);
export const declineOffer = action(commands.declineOffer);
export const revokeOffer = action(commands.revokeOffer);
