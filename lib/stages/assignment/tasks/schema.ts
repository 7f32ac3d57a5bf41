import { z } from "zod";
import { maybeDay, maybeWords, missing, plainDay, version, words } from "@/lib/fields";
import { documentIds } from "../fields";

/** What the Defender may say of a task; `dropped` is the Advocate's word. */
export const sayableStates = ["to_do", "doing", "blocked", "done", "not_possible"] as const;

export const changeTaskInput = z
  .object({
    taskId: z.uuid(),
    version,
    state: z.enum(sayableStates),
    /** Why it is blocked or not possible. */
    reason: maybeWords(4_000),
    result: maybeWords(10_000),
    doneOn: maybeDay,
    documentIds,
  })
  .superRefine((input, context) => {
    const stuck = input.state === "blocked" || input.state === "not_possible";
    if (stuck && input.reason === "") context.addIssue(missing("reason"));
    if (input.state === "done" && input.result === "") context.addIssue(missing("result"));
    if (input.state === "done" && input.doneOn === null) context.addIssue(missing("doneOn"));
  });

export const reviewTaskInput = z
  .object({
    taskId: z.uuid(),
    version,
    verdict: z.enum(["accept", "reopen"]),
    words: maybeWords(4_000),
  })
  .superRefine((input, context) => {
    if (input.verdict === "reopen" && input.words === "") context.addIssue(missing("words"));
  });

export const askDeadlineInput = z.object({
  taskId: z.uuid(),
  version,
  day: plainDay,
  words: maybeWords(2_000),
});

export const answerDeadlineInput = z.object({
  taskId: z.uuid(),
  version,
  /** The date that was answered. */
  day: plainDay,
  answer: z.enum(["agree", "refuse"]),
});

export const dropTaskInput = z.object({ taskId: z.uuid(), version, reason: words(4_000) });
