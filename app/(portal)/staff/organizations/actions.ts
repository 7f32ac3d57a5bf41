"use server";

import { action, actionAsking } from "@/lib/web/action";
import { commands } from "@/lib/workflow/registry";

export const registerOrganization = actionAsking(commands.registerOrganization);
export const editOrganization = actionAsking(commands.editOrganization);
export const mergeOrganizations = action(commands.mergeOrganizations);
