import { z } from "zod";

/** What the scanner said of a file; `found` is the name under which it knows what it found. */
export const recordScanInput = z.discriminatedUnion("verdict", [
  z.object({ documentId: z.uuid(), verdict: z.literal("CLEAN") }),
  z.object({
    documentId: z.uuid(),
    verdict: z.literal("INFECTED"),
    found: z.string().regex(/^[\w.:/-]{1,120}$/),
  }),
]);
export type ScanRecorded = z.infer<typeof recordScanInput>;
