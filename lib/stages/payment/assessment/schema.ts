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
/** What is cut: lines of a report, or work above the cap that was refused. One of the two. */
const ofCut = { reportId: z.uuid().optional(), partId: z.uuid().optional() };
const isOne = ({ reportId, partId }: { reportId?: string | undefined; partId?: string | undefined }) =>
  (reportId === undefined) !== (partId === undefined);
/** As claimed, but for lines whose sum was too low by mistake. */
export const approveReportInput = z.object({ ...ofReport, lines: lines.default([]) });
export const proposeCutsInput = z.object({ ...ofReport, lines });
export const acceptCutsInput = z.object(ofCut).refine(isOne);
export const contestCutsInput = z.object({ ...ofCut, words: words(4_000) }).refine(isOne);
export const decideContestInput = z
  .object({
    ...ofCut,
    /** Of a report: the lines that are decided otherwise than proposed. */
    lines: lines.default([]),
    /** Of work above the cap: whether the refusal is kept, and why, in Spanish. */
    refusal: z.enum(["keep", "drop"]).default("keep"),
    words: maybeWords(2_000),
  })
  .refine(isOne);
/** As the clock gives it: the record of the Wait that fell due. */
export const lapseProposalInput = z.object({ ref: z.uuid() });

export const refuseHeldPartInput = z.object({
  partId: z.uuid(),
  reasonCode: z.enum(heldReasonCodes),
  words: words(2_000),
});
export const withdrawHeldPartInput = z.object({ partId: z.uuid() });
