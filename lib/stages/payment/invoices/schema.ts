import { z } from "zod";
import { maybeWords, version, words } from "@/lib/fields";
import { amountText, understood } from "../fields";

export const draftInvoiceInput = z.object({ reportId: z.uuid() });

/** Half, 50: as a percentage of the subtotal with at most two decimals, in basis points. */
const percent = z
  .number()
  .min(0)
  .max(100)
  .refine((value) => Number.isInteger(Math.round(value * 10_000) / 100), { params: { word: "number" } })
  .transform((value) => Math.round(value * 100));

export const changeInvoiceInput = z.object({
  invoiceId: z.uuid(),
  version,
  /** The administration fee, as typed: at most what the contract signed. */
  fee: amountText,
  understoodMinor: understood,
});

/** A director's: what is taken off the subtotal, who pays it instead, and why. */
export const grantWaiverInput = z
  .object({
    invoiceId: z.uuid(),
    version,
    /** In percent; 0 takes a waiver back. */
    waiverPercent: percent,
    /** Who pays the gap; needed as soon as there is one. */
    fundingSource: maybeWords(200),
    reason: words(2_000),
  })
  .superRefine((input, context) => {
    if (input.waiverPercent > 0 && input.fundingSource === "") {
      context.addIssue({ code: "custom", path: ["fundingSource"], params: { word: "required" } });
    }
  });

export const issueInvoiceInput = z.object({ invoiceId: z.uuid() });
export const remindPayerInput = z.object({ invoiceId: z.uuid() });
