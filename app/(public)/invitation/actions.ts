"use server";

import { ownerOfLink } from "@/lib/people/queries";
import { actionFor } from "@/lib/web/action";
import { commands } from "@/lib/workflow/registry";

export const acceptInvitation = actionFor(commands.acceptInvitation, ownerOfLink);
