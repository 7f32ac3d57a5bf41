"use server";

import { action } from "@/lib/web/action";
import { commands } from "@/lib/workflow/registry";

export const changeCounselProfile = action(commands.changeCounselProfile);
