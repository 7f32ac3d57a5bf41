import type { IntakeStep } from "./schema";

/** What an intake holds, as far as it decides whether it can be submitted. No words, no names. */
export type IntakeOutline = {
  clients: number;
  clientsWithoutCountry: number;
  opposing: number;
  noOpposing: boolean;
  hasStory: boolean;
  tasks: number;
  hasLanguage: boolean;
};

export type Missing = {
  step: IntakeStep;
  key: "client" | "clientCountry" | "opposing" | "story" | "task" | "language";
};

/** What must still be there before an intake can be submitted, in the order of its steps. */
export function missingOf(outline: IntakeOutline): Missing[] {
  const missing: (Missing | false)[] = [
    outline.clients === 0 && { step: "who", key: "client" },
    outline.clientsWithoutCountry > 0 && { step: "who", key: "clientCountry" },
    outline.opposing === 0 && !outline.noOpposing && { step: "who", key: "opposing" },
    !outline.hasStory && { step: "matter", key: "story" },
    outline.tasks === 0 && { step: "work", key: "task" },
    !outline.hasLanguage && { step: "language", key: "language" },
  ];
  return missing.filter((one) => one !== false);
}
