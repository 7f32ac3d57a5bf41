import { z } from "zod";
import { missing, version, words } from "@/lib/fields";

export const hitDecisions = ["another_person", "possible"] as const;

export const runCheckInput = z.object({ defenderId: z.uuid() });

export const decideHitInput = z.object({
  hitId: z.uuid(),
  /** Of the check. */
  version,
  decision: z.enum(hitDecisions),
  reason: words(2_000),
});

export const waiveCheckInput = z
  .object({
    checkId: z.uuid(),
    outcome: z.enum(["waive", "block"]),
    reason: words(4_000),
    /** The consent on file; needed to waive. */
    consentId: z.uuid().nullable().default(null),
  })
  .superRefine((input, context) => {
    if (input.outcome === "waive" && input.consentId === null) context.addIssue(missing("consentId"));
  });
