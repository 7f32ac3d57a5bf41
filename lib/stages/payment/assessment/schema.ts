import { z } from "zod";
import { maybeWords, words } from "@/lib/fields";
import { amountText, understood } from "../fields";

/** Why less, or after a mistake in the sum more, is allowed than was claimed. */
export const reasonCodes = [
  "travel_share",
  "not_covered",
  "receipt_differs",
  "no_receipt",
  "duplicate",
  "outside_scope",
  "excessive",
  "arithmetic_correction",
  "other",
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/** Why work above the cap is not taken up. */
export const heldReasonCodes = ["above_cap", "outside_scope", "not_agreed", "other"] as const;

const line = z.object({
  partId: z.uuid(),
  /** Allowed minutes of worked time. */
  minutes: z.number().int().min(0).max(1_440).nullable().default(null),
  /** Allowed amount of an expense, as typed, in the currency of its receipt. */
  amount: amountText.nullable().default(null),
  understoodMinor: understood,
  reasonCode: z.enum(reasonCodes).nullable().default(null),
  /** To the Defender, in Spanish. */
  words: maybeWords(2_000),
});
export type DecisionLine = z.output<typeof line>;

const lines = z.array(line).max(2_000);
const ofReport = { reportId: z.uuid() };
export const approveReportInput = z.object(ofReport);
export const proposeCutsInput = z.object({ ...ofReport, lines });
export const acceptCutsInput = z.object(ofReport);
export const contestCutsInput = z.object({ ...ofReport, words: words(4_000) });
export const decideContestInput = z.object({ ...ofReport, lines: lines.default([]) });
/** As the clock gives it: the record of the Wait that fell due. */
export const lapseProposalInput = z.object({ ref: z.uuid() });

export const refuseHeldPartInput = z.object({
  partId: z.uuid(),
  reasonCode: z.enum(heldReasonCodes),
  words: words(2_000),
});
export const withdrawHeldPartInput = z.object({ partId: z.uuid() });
