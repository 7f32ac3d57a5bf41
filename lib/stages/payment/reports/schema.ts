import { z } from "zod";
import { plainDay, words } from "@/lib/fields";

export const openReportInput = z.object({
  assignmentId: z.uuid(),
  /** The final report of the assignment. */
  last: z.boolean(),
  /** Which entries; absent: all that are in no report yet. */
  entryIds: z.array(z.uuid()).min(1).max(2_000).optional(),
});
export const submitReportInput = z.object({ reportId: z.uuid() });
export const submitFinalReportInput = z.object({});
/** `ref`: the report. */
export const flagLateReportInput = z.object({ ref: z.uuid() });
export const returnReportInput = z.object({ reportId: z.uuid(), words: words(4_000), returnBy: plainDay });
