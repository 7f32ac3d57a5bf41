"use server";

import { actionAfterPassword } from "@/lib/web/action";
import { commands } from "@/lib/workflow/registry";

export const signAdvocateAgreement = actionAfterPassword(
  commands.reauthenticate,
  commands.signAdvocateAgreement,
);
