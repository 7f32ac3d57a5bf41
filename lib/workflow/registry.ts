import { agreementCommands } from "@/lib/stages/agreement/commands";
import { assignmentCommands } from "@/lib/stages/assignment/commands";
import { evaluationCommands } from "@/lib/stages/evaluation/commands";
import { paymentCommands } from "@/lib/stages/payment/commands";
import { reviewCommands } from "@/lib/stages/review/commands";
import { caseCommands } from "@/lib/cases/commands";
import { feeCommands } from "@/lib/fees/commands";
import { outboxCommands } from "@/lib/outbox/commands";
import { noticeCommands } from "@/lib/notify/commands";
import { organizationCommands } from "@/lib/organizations/commands";
import { peopleCommands } from "@/lib/people/commands";
import { templateCommands } from "@/lib/templates/commands";
import type { AnyCommand } from "./define";
import type { CommandName } from "./transitions";

/** Every command by its name. One that is missing here, or that the table does not know, does not compile. */
export const commands = {
  ...peopleCommands,
  ...noticeCommands,
  ...outboxCommands,
  ...organizationCommands,
  ...templateCommands,
  ...feeCommands,
  ...caseCommands,
  ...reviewCommands,
  ...agreementCommands,
  ...assignmentCommands,
  ...paymentCommands,
  ...evaluationCommands,
} satisfies { [Name in CommandName]: AnyCommand & { name: Name } };

export function commandNamed(name: CommandName): AnyCommand {
  return commands[name];
}
