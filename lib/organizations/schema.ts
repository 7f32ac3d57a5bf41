import { z } from "zod";
import { anyWords, line } from "@/lib/fields";
import { practiceCountries } from "@/lib/people/choices";
import { firmCountries, organizationKinds } from "./choices";

/** Which ones of a like name were shown to whoever goes on nevertheless; absent: nobody is there to be asked. */
export const seen = z.array(z.uuid()).max(50).optional();

export const organizationRecord = z.object({
  name: line(160),
  kind: z.enum(organizationKinds),
  /** ISO 3166-1 alpha-2. */
  country: z.enum([...firmCountries, ...practiceCountries]),
  city: line(120),
  billingAddress: anyWords(400),
  /** In which its contracts and invoices are. */
  currency: z.enum(["USD", "CAD"]),
});

export const registerOrganizationInput = organizationRecord.extend({ seen });

/** The whole record, as it is to be, and the version that was edited. */
export const editOrganizationInput = organizationRecord.extend({ version: z.number().int(), seen });

/** Into which one: the subject is the one that is given up. */
export const mergeOrganizationsInput = z.object({ intoId: z.uuid() });
