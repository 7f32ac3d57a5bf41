import { z } from "zod";
import { maybeWords } from "@/lib/fields";

/** 1 to 5, as it comes from a form or from code, or "cant_say"; null or left out: not answered. */
const scoreAnswer = z
  .union([z.literal([1, 2, 3, 4, 5]), z.literal(["1", "2", "3", "4", "5", "cant_say"])])
  .nullable();
const choiceAnswer = z.enum(["yes", "no", "unsure"]).nullable();

const scoreKeys = [
  ...["quality", "localKnowledge", "timeliness", "communication", "match", "process", "cost"],
  ...["instructions", "answers", "deadlines", "respect", "support", "payment"],
] as const;
const choiceKeys = ["again", "share", "risk"] as const;
const wordKeys = ["helped", "improve", "riskHow", "toKnow"] as const;

export const openEvaluationsInput = z.object({ assignmentId: z.uuid() });

/** Which questions are whose is decided when it is known whose evaluation this is. */
export const submitEvaluationInput = z
  .object({
    evaluationId: z.uuid(),
    scores: z.partialRecord(z.enum(scoreKeys), scoreAnswer).default({}),
    choices: z.partialRecord(z.enum(choiceKeys), choiceAnswer).default({}),
    words: z.partialRecord(z.enum(wordKeys), maybeWords(8_000)).default({}),
  })
  .superRefine((input, context) => {
    if (input.choices.risk !== "yes" || input.words.riskHow) return;
    context.addIssue({ code: "custom", path: ["words", "riskHow"], params: { word: "required" } });
  });
export type SubmitEvaluationInput = z.output<typeof submitEvaluationInput>;

export const lapseEvaluationInput = z.object({ ref: z.uuid() });
