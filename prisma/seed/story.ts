import type { z } from "zod";
import type {
  saveBudgetInput,
  saveLanguageInput,
  saveMatterInput,
  savePartiesInput,
  saveWorkInput,
} from "@/lib/stages/review/intake/schema";
import type { offerCaseInput } from "@/lib/stages/review/offers/schema";

/** What is particular to a case of the demo: its people by the keys of their accounts, and the words of its intake. */
export type Story = {
  lawyer: string;
  defender: string;
  who: Omit<z.input<typeof savePartiesInput>, "version">;
  matter: Omit<z.input<typeof saveMatterInput>, "version">;
  /** The work in the words of the intake, and as the contract says it in Spanish. */
  work: (NonNullable<z.input<typeof saveWorkInput>["tasks"]>[number] & { wordsEs: string })[];
  language: Omit<z.input<typeof saveLanguageInput>, "version">;
  budget: Omit<z.input<typeof saveBudgetInput>, "version">;
  offer: Omit<z.input<typeof offerCaseInput>, "checkId">;
};
