import { z } from "zod";
import { practiceCountries } from "@/lib/people/choices";
import { firmCountries, organizationKinds } from "./choices";

const line = (longest: number) => z.string().normalize("NFC").trim().min(1).max(longest);

export const registerOrganizationInput = z.object({
  name: line(160),
  kind: z.enum(organizationKinds),
  /** ISO 3166-1 alpha-2. */
  country: z.enum([...firmCountries, ...practiceCountries]),
  city: line(120),
  billingAddress: z.string().normalize("NFC").trim().max(400),
  /** In which its contracts and invoices are. */
  currency: z.enum(["USD", "CAD"]),
});

/** The whole record, as it is to be, and the version that was edited. */
export const editOrganizationInput = registerOrganizationInput.extend({ version: z.number().int() });

/** Into which one: the subject is the one that is given up. */
export const mergeOrganizationsInput = z.object({ intoId: z.uuid() });
