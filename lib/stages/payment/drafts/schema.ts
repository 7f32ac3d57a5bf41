import { z } from "zod";
import { words } from "@/lib/fields";
import { reasonCodes } from "../assessment/schema";

/** What a reviewer has decided of one line; a line that is not named is as claimed. */
export const draftLine = z.object({
  partId: z.uuid(),
  /** Minutes, or minor units of the receipt's currency. */
  quantity: z.number().int().nonnegative().max(2_147_483_647),
  reasonCode: z.enum(reasonCodes),
  words: words(2_000),
});
export type DraftLine = z.output<typeof draftLine>;

export const saveReviewDraftInput = z.object({
  reportId: z.uuid(),
  /** Of the draft; 0 while there is none. */
  version: z.number().int().nonnegative(),
  lines: z.array(draftLine).max(2_000),
});
