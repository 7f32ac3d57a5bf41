import type { CaseStatus } from "@/lib/workflow/statuses";
import type { CommandName } from "@/lib/workflow/transitions";
import type { IntakeStep } from "./schema";

/** The command that a step saves with; the last look is only there while the intake is a draft. */
const saves: Record<Exclude<IntakeStep, "check">, CommandName> = {
  who: "saveParties",
  matter: "saveMatter",
  work: "saveWork",
  language: "saveLanguage",
  budget: "saveBudget",
  attachments: "attachDocument",
};

/** Is there anything to do on a step of an intake now? Without it there is no such page, and no link to it. */
export function isStepOpen(step: IntakeStep, status: CaseStatus, may: ReadonlySet<CommandName>): boolean {
  return step === "check" ? status === "draft" : may.has(saves[step]);
}
