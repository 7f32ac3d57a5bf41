import { z } from "zod";
import { anyWords, maybeDay, maybeWords, words } from "@/lib/fields";

export const offerDeclineCodes = [
  "conflict",
  "no_time",
  "not_safe",
  "too_far",
  "deadline",
  "pay",
  "other",
] as const;

export const offerCaseInput = z.object({
  checkId: z.uuid(),
  /** Whole hours thought to be needed. */
  hours: z.number().int().min(1).max(2_000),
  /** As typed, in the currency of the case. */
  expenses: anyWords(20).nullable().default(null),
  /** What is asked, without any name. */
  words: words(4_000),
  /** What is known of the danger, without any name. */
  safety: maybeWords(4_000),
  /** The last day to answer, where the Defender is; null: five days from now. */
  answerBy: maybeDay,
});

export const expressInterestInput = z.object({ offerId: z.uuid() });
export const acceptOfferInput = z.object({ offerId: z.uuid(), attested: z.literal(true) });
export const declineOfferInput = z.object({
  offerId: z.uuid(),
  code: z.enum(offerDeclineCodes),
  words: maybeWords(2_000),
});
export const revokeOfferInput = z.object({ offerId: z.uuid(), reason: words(2_000) });
/** `ref` is the offer whose time has run out. */
export const expireOfferInput = z.object({ ref: z.uuid() });
