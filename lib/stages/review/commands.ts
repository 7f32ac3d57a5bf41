import { conflictCommands } from "./conflicts/commands";
import { intakeCommands } from "./intake/commands";
import { offerCommands } from "./offers/commands";
import { triageCommands } from "./triage/commands";

export const reviewCommands = {
  ...intakeCommands,
  ...triageCommands,
  ...conflictCommands,
  ...offerCommands,
};
