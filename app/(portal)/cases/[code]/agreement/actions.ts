"use server";

import { action } from "@/lib/web/action";
import { commands } from "@/lib/workflow/registry";

export const editContract = action(commands.editContract);
export const commentOnContract = action(commands.commentOnContract);
export const resolveComment = action(commands.resolveComment);
export const approveText = action(commands.approveText);
export const sendForSignature = action(commands.sendForSignature);
export const withdrawToEdit = action(commands.withdrawToEdit);
export const voidContract = action(commands.voidContract);
export const releaseDefender = action(commands.releaseDefender);
