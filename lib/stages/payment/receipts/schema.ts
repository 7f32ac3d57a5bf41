import { z } from "zod";
import { maybeWords, plainDay, words } from "@/lib/fields";
import { amountText, currency, understood } from "../fields";

export const paymentMethods = ["wire", "check", "card", "ach", "other"] as const;

export const recordPaymentInput = z.object({
  /** On whose page it is recorded: its payer paid; null: who pays for the case. */
  invoiceId: z.uuid().nullable().default(null),
  /** How much of it is set against which invoice; what is in none is the payer's credit. */
  shares: z.array(z.object({ invoiceId: z.uuid(), amountMinor: z.number().int().positive() })).max(500),
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
