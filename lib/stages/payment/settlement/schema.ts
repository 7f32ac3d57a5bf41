import { z } from "zod";
import { words } from "@/lib/fields";

export const settleInput = z.object({});
export const unsettleInput = z.object({});
export const reopenWorkInput = z.object({ reason: words(4_000) });
export const fileDocumentInput = z.object({
  documentId: z.uuid(),
  purpose: z.enum(["invoice", "remittance"]),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** The invoice or the payout. */
  ref: z.uuid(),
});
