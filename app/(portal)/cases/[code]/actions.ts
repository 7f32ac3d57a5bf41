"use server";

import { action } from "@/lib/web/action";
import { commands } from "@/lib/workflow/registry";

export const assignFacilitator = action(commands.assignFacilitator);
export const changeLead = action(commands.changeLead);
export const addCounsel = action(commands.addCounsel);
export const inviteCounsel = action(commands.inviteCounsel);
export const withdrawCounselInvitation = action(commands.withdrawCounselInvitation);
export const removeCounsel = action(commands.removeCounsel);
export const wallOff = action(commands.wallOff);
export const liftWall = action(commands.liftWall);
