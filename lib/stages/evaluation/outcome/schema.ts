import { z } from "zod";
import { anyWords, maybeDay, maybeWords, missing } from "@/lib/fields";

export const outcomeResults = ["granted", "settled", "partly", "denied", "dismissed", "pending"] as const;
export type OutcomeResult = (typeof outcomeResults)[number];
export const outcomeMeanings = ["decisive", "important", "some", "none"] as const;
export type OutcomeMeaning = (typeof outcomeMeanings)[number];
export const outcomeCurrencies = ["USD", "CAD", "MXN", "GTQ", "HNL", "NIO"] as const;

/** `ref` is what the clock sends along; the question is of the whole case. */
export const lapseOutcomeInput = z.object({ ref: z.null().default(null) });

export const reportOutcomeInput = z
  .object({
    result: z.enum(outcomeResults),
    /** When it was decided; needed once it is. */
    day: maybeDay,
    /** How many people benefited. */
    people: z.number().int().min(0).max(100_000).nullable().default(null),
    /** An amount as it was typed; the money grammar reads it. */
    recovered: anyWords(40).nullable().default(null),
    currency: z.enum(outcomeCurrencies).nullable().default(null),
    meaning: z.enum(outcomeMeanings).nullable().default(null),
    words: maybeWords(8_000),
    mayTell: z.boolean().default(false),
  })
  .superRefine((input, context) => {
    if (input.result !== "pending" && input.day === null) context.addIssue(missing("day"));
    if (input.recovered && input.currency === null) context.addIssue(missing("currency"));
  });
export type ReportOutcomeInput = z.output<typeof reportOutcomeInput>;
