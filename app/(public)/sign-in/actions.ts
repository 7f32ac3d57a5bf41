"use server";

import { ownerOfPhone } from "@/lib/auth/phone-owner";
import { ownerOfPasskey } from "@/lib/people/factors/queries";
import { actionFor } from "@/lib/web/action";
import { entering } from "@/lib/web/entering";
import { commands } from "@/lib/workflow/registry";

export const enterByPasskey = entering(actionFor(commands.enterByPasskey, ownerOfPasskey));
export const enterByCode = entering(actionFor(commands.enterByCode, ownerOfPhone));
