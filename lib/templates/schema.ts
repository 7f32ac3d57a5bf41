import { z } from "zod";
import { line } from "@/lib/fields";
import { templateClause } from "./clause";
import { templateKinds } from "./subject";

export const publishTemplateInput = z.object({
  kind: z.enum(templateKinds),
  /** Whoever signed an earlier version must sign anew. */
  material: z.boolean(),
  clauses: z.array(templateClause).min(1).max(60),
});

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** What a signer sends, whatever they sign: bound to the text they saw. */
export const signerInput = {
  hash,
  consent: z.boolean().refine((ticked) => ticked, { params: { word: "tick" } }),
  consentVersion: line(20),
  consentLocale: z.enum(["en", "es"]),
  typedName: line(200),
  timeZone: line(60),
};

export const signOneTimeInput = z.object({ templateVersionId: z.uuid(), ...signerInput });
export type SignOneTime = z.output<typeof signOneTimeInput>;
