"use server";

import { halfwayPerson } from "@/lib/auth/halfway";
import { actionFor } from "@/lib/web/action";
import { entering } from "@/lib/web/entering";
import { commands } from "@/lib/workflow/registry";

export const passSecondStep = entering(actionFor(commands.passSecondStep, halfwayPerson));
export const addTotp = entering(actionFor(commands.addTotp, halfwayPerson));
export const addPasskey = entering(actionFor(commands.addPasskey, halfwayPerson));
