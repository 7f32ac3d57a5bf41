import { z } from "zod";
import { count, currency, day, hash, id, none } from "./fields";

/** What the office keeps beside cases: organizations, texts, rates, holidays. */
export const officeEvents = {
  "organization.registered": none,
  "organization.changed": z.object({ fields: z.array(z.string()) }),
  /** It was entered twice: `ids` are the memberships, profiles, cases, invoices and payments that went over. */
  "organization.merged": z.object({
    into: id,
    people: count,
    cases: count,
    invoices: count,
    ids: z.array(id),
  }),
  "organization.absorbed": z.object({ from: id, people: count, cases: count, invoices: count }),
  "template.published": z.object({ templateVersionId: id, number: count, material: z.boolean(), hash }),
  "rate.set": z.object({ rateId: id, currency, from: day }),
  "fx_rate.recorded": z.object({ base: currency, foreign: currency, day, rate: z.string() }),
  "holiday.set": z.object({ day }),
  "holidays.added": z.object({ year: count, count }),
  "holiday.removed": z.object({ day }),
} as const satisfies Record<string, z.ZodObject>;
