import { negotiationCommands } from "./negotiation/commands";
import { sealingCommands } from "./sealing/commands";
import { signingCommands } from "./signing/commands";
import { voidingCommands } from "./voiding/commands";

export const agreementCommands = {
  ...negotiationCommands,
  ...signingCommands,
  ...sealingCommands,
  ...voidingCommands,
};
