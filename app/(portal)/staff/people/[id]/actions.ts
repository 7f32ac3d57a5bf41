"use server";

import { action } from "@/lib/web/action";
import { commands } from "@/lib/workflow/registry";

export const renamePerson = action(commands.renamePerson);
export const disablePerson = action(commands.disablePerson);
export const enablePerson = action(commands.enablePerson);
export const giveStaffRole = action(commands.giveStaffRole);
export const endStaffRole = action(commands.endStaffRole);
export const startMembership = action(commands.startMembership);
export const endMembership = action(commands.endMembership);
