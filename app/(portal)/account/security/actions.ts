"use server";

import { action } from "@/lib/web/action";
import { commands } from "@/lib/workflow/registry";

/** Asked by whichever form the server refused until it is known who sends it. */
export const reauthenticate = action(commands.reauthenticate);

export const addTotp = action(commands.addTotp);
export const addPasskey = action(commands.addPasskey);
export const renameFactor = action(commands.renameFactor);
export const removeFactor = action(commands.removeFactor);
export const renewRecoveryCodes = action(commands.renewRecoveryCodes);
export const keepRecoveryCodes = action(commands.keepRecoveryCodes);
