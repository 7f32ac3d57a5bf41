"use server";

import { actionForEach } from "@/lib/web/action";
import { commands } from "@/lib/workflow/registry";

export const assignFacilitator = actionForEach(commands.assignFacilitator, "desk.load.chooseSome");
