import { z } from "zod";
import { maybeWords, words } from "@/lib/fields";

const ofPayout = { payoutId: z.uuid() };
export const planPayoutInput = z.object({ reportId: z.uuid() });
export const approvePayoutInput = z.object(ofPayout);
export const sendPayoutInput = z.object({ ...ofPayout, bankReference: words(120) });
export const confirmPayoutInput = z.object({
  ...ofPayout,
  /** By finance: which statement of the bank says so. */
  evidence: maybeWords(1_000),
});
export const reportMissingPayoutInput = z.object(ofPayout);
export const settleDebtInput = z.object({ reportId: z.uuid(), reason: words(2_000) });
export const returnPayoutInput = z.object({ ...ofPayout, reason: words(2_000) });
export const replanPayoutInput = z.object(ofPayout);
export const cancelPayoutInput = z.object({ ...ofPayout, reason: words(2_000) });
