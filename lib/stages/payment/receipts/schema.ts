import { z } from "zod";
import { maybeWords, plainDay, words } from "@/lib/fields";
import { amountText, currency, understood } from "../fields";

export const paymentMethods = ["wire", "check", "card", "ach", "other"] as const;

export const recordPaymentInput = z.object({
  /** Which invoice it pays; null: the payer's open ones, oldest first. */
  invoiceId: z.uuid().nullable().default(null),
  amount: amountText,
  understoodMinor: understood,
  currency,
  receivedOn: plainDay,
  method: z.enum(paymentMethods),
  /** Number of the check or of the transfer. */
  reference: maybeWords(200),
});
export const reversePaymentInput = z.object({ paymentId: z.uuid(), reason: words(1_000) });
export const refundPaymentInput = z.object({ paymentId: z.uuid(), reason: words(1_000) });
