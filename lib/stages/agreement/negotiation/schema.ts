import { z } from "zod";
import { taskKinds } from "@/lib/cases/kinds";
import { line, maybeWords, plainDay, words } from "@/lib/fields";
import { parseAmount } from "@/lib/money";
import { clauseKey, wordingInput } from "@/lib/templates/clause";
import { wholeContract } from "../facts";

/** An amount as it is written; what could be read in two ways is asked for again. Minor units. */
const amount = (most: number) =>
  z.string().transform((text, context) => {
    const reading = parseAmount(text);
    if (reading.kind === "exact" && reading.minor <= most) return reading.minor;
    if (reading.kind === "exact" || reading.kind === "too_large") {
      context.addIssue({
        code: "too_big",
        origin: "number",
        maximum: most / 100,
        inclusive: true,
        input: text,
      });
    } else context.addIssue({ code: "custom", params: { word: "amount" } });
    return z.NEVER;
  });

const scopeItem = z.object({
  kind: z.enum(taskKinds),
  words: maybeWords(4_000),
  wordsEs: maybeWords(4_000),
  deadline: plainDay.nullable(),
});

/** All terms at once, as their form holds them. */
export const termsInput = z.object({
  billRate: amount(1_000_00),
  payRate: amount(1_000_00),
  /** Percent, at most two places. */
  feePercent: z.number().min(0).max(100),
  capMinutes: z
    .number()
    .int()
    .min(0)
    .max(5_000 * 60),
  capExpenses: amount(1_000_000_00),
  startsOn: plainDay,
  endsOn: plainDay,
  payerId: z.uuid(),
  scope: z.array(scopeItem).min(1).max(40),
  instructions: maybeWords(4_000),
  instructionsEs: maybeWords(4_000),
});
export type TermsInput = z.output<typeof termsInput>;

const clauseInput = z.object({
  en: wordingInput.optional(),
  es: wordingInput.optional(),
  /** Whoever saves says that both texts say the same. */
  matched: z.boolean().default(false),
});

/** `version` is the number of the version that was edited; what others changed since is merged or said. */
export const editContractInput = z.object({
  version: z.number().int().positive(),
  /** The newest version of which both texts were shown: what was typed stands against it. */
  seen: z.number().int().positive().nullable().default(null),
  terms: termsInput.optional(),
  clauses: z.record(clauseKey, clauseInput).default({}),
});
export type EditContract = z.output<typeof editContractInput>;

export const openContractInput = z.object({ offerId: z.uuid() });
export const namePartiesInput = z.object({});
export const commentInput = z.object({
  clauseKey: line(40).default(wholeContract),
  words: words(4_000),
});
export const resolveCommentInput = z.object({ commentId: z.uuid() });

/** The text that somebody saw: its version and its SHA-256. */
export const seenText = z.object({ versionId: z.uuid(), hash: z.string().regex(/^[0-9a-f]{64}$/) });
export const releaseDefenderInput = z.object({ reason: words(4_000) });
