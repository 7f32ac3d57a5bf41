import { z } from "zod";
import { line, maybeWords, missing } from "@/lib/fields";
import { firmKinds } from "@/lib/organizations/choices";
import { organizationRecord, seen } from "@/lib/organizations/schema";
import { accessRefusals, firmMemberships, languageArrangements } from "../choices";
import { jurisdictions } from "../jurisdictions";
import { readPhone } from "../phone";
import { email, locale, timeZone } from "../schema";

/** Of Advocates: a number without a country's code is one of the United States or Canada, which share theirs. */
const phone = z
  .string()
  .max(40)
  .transform((typed, context) => {
    const read = readPhone(typed, "US");
    if (read !== null) return read;
    const word = typed.trim() === "" ? "required" : "phone";
    context.addIssue({ code: "custom", params: { word } });
    return z.NEVER;
  });

const admission = z.object({ jurisdiction: z.enum(jurisdictions), number: line(40) });
export type Admission = z.output<typeof admission>;
export const admissions = z.array(admission).max(12);
export const arrangement = z.enum(languageArrangements);

/** What somebody says of themselves who asks for an account on the Advocate's side. */
export const requestAccessInput = z
  .object({
    name: line(200),
    email,
    organizationName: line(160),
    membership: z.enum(firmMemberships),
    admissions,
    phone,
    arrangement,
    heard: maybeWords(1_000),
    locale,
    timeZone: timeZone.catch("America/New_York"),
  })
  .superRefine(({ membership, admissions }, context) => {
    if (membership === "LAWYER" && admissions.length === 0) context.addIssue(missing("admissions"));
  });
export type RequestAccess = z.output<typeof requestAccessInput>;

/** Of a request the address alone, under which its tries are counted. A schema with a refinement can't be picked from. */
export const askedFrom = z.object({ email });

const existing = z.object({ kind: z.literal("existing"), organizationId: z.uuid() });
const begun = z.object({
  kind: z.literal("new"),
  record: organizationRecord.extend({ kind: z.enum(firmKinds) }),
});

/** Whom staff let in, as what, and where: into an organization that is known, or one that begins with them. */
export const approveAccessInput = z.object({
  name: line(200),
  membership: z.enum(firmMemberships),
  organization: z.discriminatedUnion("kind", [existing, begun]),
  seen,
});
export type ApproveAccess = z.output<typeof approveAccessInput>;

export const declineAccessInput = z.object({ reason: z.enum(accessRefusals), note: maybeWords(2_000) });
