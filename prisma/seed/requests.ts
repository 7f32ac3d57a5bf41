import { nobody } from "@/lib/authz/actor";
import type { RequestAccess } from "@/lib/people/access/schema";
import { execute } from "@/lib/workflow/execute";
import { commands } from "@/lib/workflow/registry";

/** Lawyers who ask for access to the demo: one to a firm that is known by nearly that name, one to a firm that is not. */
const requests: readonly (RequestAccess & { key: string })[] = [
  {
    key: "known-firm",
    name: "Colleen Okonjo-Reyes",
    email: "colleen.okonjo@lakeside.example",
    organizationName: "Lakeside Workers Law Project",
    membership: "LAWYER",
    admissions: [{ jurisdiction: "US-IL", number: "6301187" }],
    phone: "+13125550142",
    arrangement: "bilingual_staff",
    heard: "From Rebecca Lindqvist, who works at the next desk",
    locale: "en",
    timeZone: "America/Chicago",
  },
  {
    key: "new-firm",
    name: "Étienne Marchand-Roy",
    email: "etienne.marchand@clinique-accueil.example",
    organizationName: "Clinique juridique Accueil",
    membership: "LAWYER",
    admissions: [{ jurisdiction: "CA-QC", number: "198442-7" }],
    phone: "+15145550188",
    arrangement: "interpreter",
    heard: "At a training on foreign records in Montréal",
    locale: "en",
    timeZone: "America/Toronto",
  },
];

/** @param at the instant of the first; the second came an hour later */
export async function askForAccess(at: Date): Promise<void> {
  for (const [nth, { key, ...input }] of requests.entries()) {
    const now = new Date(at.getTime() + nth * 3_600_000);
    await execute(
      { actor: nobody, now, operationId: `demo:access:${key}` },
      commands.requestAccess,
      null,
      input,
    );
  }
}
