import { z } from "zod";
import { maybeWords, version } from "@/lib/fields";
import { amountText, understood } from "../fields";

export const draftInvoiceInput = z.object({ reportId: z.uuid() });

/** Half, 50: as a percentage of the subtotal with at most two decimals, in basis points. */
const percent = z
  .number()
  .min(0)
  .max(100)
  .refine((value) => Number.isInteger(Math.round(value * 10_000) / 100), { params: { word: "number" } })
  .transform((value) => Math.round(value * 100));

export const changeInvoiceInput = z
  .object({
    invoiceId: z.uuid(),
    version,
    /** What the waiver takes off the subtotal, in percent. */
    waiverPercent: percent,
    /** Who pays the gap; needed as soon as there is one. */
    fundingSource: maybeWords(200),
    /** The administration fee, when it is not the contract's share: an amount as typed. */
    fee: amountText.nullable().default(null),
    understoodMinor: understood,
  })
  .superRefine((input, context) => {
    if (input.waiverPercent > 0 && input.fundingSource === "") {
      context.addIssue({ code: "custom", path: ["fundingSource"], params: { word: "required" } });
    }
  });

export const issueInvoiceInput = z.object({ invoiceId: z.uuid() });
export const remindPayerInput = z.object({ invoiceId: z.uuid() });
