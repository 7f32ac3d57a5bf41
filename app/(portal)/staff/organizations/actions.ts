"use server";

import { action } from "@/lib/web/action";
import { commands } from "@/lib/workflow/registry";

export const registerOrganization = action(commands.registerOrganization);
export const editOrganization = action(commands.editOrganization);
export const mergeOrganizations = action(commands.mergeOrganizations);
