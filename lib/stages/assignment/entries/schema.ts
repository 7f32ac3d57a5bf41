import { z } from "zod";
import { currencies } from "@/lib/money";
import { maybeWords, missing, plainDay, version, words } from "@/lib/fields";

const time = z.object({
  taskId: z.uuid(),
  day: plainDay,
  /** Whole minutes; a day has 1,440. */
  minutes: z
    .number()
    .int()
    .refine((minutes) => minutes > 0, { params: { word: "duration" } })
    .refine((minutes) => minutes <= 1_440, { params: { word: "durationLong" } }),
  words: words(2_000),
});

const expense = z.object({
  taskId: z.uuid(),
  day: plainDay,
  currency: z.enum(currencies),
  /** As it stands on the receipt: `1.234,50` and `1,234.50` are the same. */
  amount: words(24),
  /** Which of two readings is meant, in minor units; needed only where the text has two. */
  understoodMinor: z.number().int().positive().nullable().default(null),
  words: words(2_000),
  receiptId: z.uuid().nullable().default(null),
  /** Why there is no receipt. */
  noReceipt: maybeWords(2_000),
});

type Receipted = { receiptId: string | null; noReceipt: string };

/** An expense has its receipt, or says why it has none. */
function receiptOrReason(input: Receipted, context: z.RefinementCtx): void {
  if (input.receiptId === null && input.noReceipt === "") context.addIssue(missing("receiptId", "receipt"));
}

export const recordTimeInput = time;
export const recordExpenseInput = expense.superRefine(receiptOrReason);

const edited = { entryId: z.uuid(), version };
export const changeEntryInput = z
  .discriminatedUnion("kind", [
    time.extend({ kind: z.literal("time"), ...edited }),
    expense.extend({ kind: z.literal("expense"), ...edited }),
  ])
  .superRefine((input, context) => {
    if (input.kind === "expense") receiptOrReason(input, context);
  });

export const withdrawEntryInput = z.object({ entryId: z.uuid() });
