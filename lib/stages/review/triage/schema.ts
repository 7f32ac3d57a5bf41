import { z } from "zod";
import { maybeWords, words } from "@/lib/fields";

export const intakeParts = ["who", "matter", "work", "language", "budget", "attachments"] as const;
export type IntakePart = (typeof intakeParts)[number];

export const declineCodes = [
  "outside_scope",
  "no_defender",
  "conflict",
  "too_late",
  "no_language",
  "cost",
  "unanswered",
  "other",
] as const;

export const startReviewInput = z.object({});

export const askAdvocateInput = z.object({
  questions: z
    .array(z.object({ part: z.enum(intakeParts), question: words(4_000) }))
    .min(1)
    .max(20),
});

/** Every open question by its id. */
export const answerQuestionsInput = z.object({ answers: z.record(z.uuid(), words(20_000)) });

export const closeUnansweredInput = z.object({ words: maybeWords(4_000) });
export const acceptCaseInput = z.object({});
/** The words go to the Advocate. */
export const declineCaseInput = z.object({ code: z.enum(declineCodes), words: words(4_000) });
export const reopenCaseInput = z.object({ reason: words(2_000) });
export const withdrawInput = z.object({ reason: words(2_000) });
