import type { CaseFacts } from "@/lib/authz/scope";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import type { CommandName } from "@/lib/workflow/transitions";
import { facilitatorsFor, lawyersOf, type Named } from "./eligible";

/** Who else could have the case, for those who may hand it over; empty for everybody else. */
export type HandoverView = { facilitators: Named[]; lawyers: Named[] };

export async function handoverView(facts: CaseFacts, may: ReadonlySet<CommandName>): Promise<HandoverView> {
  const at = now();
  const [facilitators, lawyers] = await Promise.all([
    may.has("assignFacilitator") ? facilitatorsFor(db(), facts.id, at) : [],
    may.has("changeLead") ? lawyersOf(db(), facts.organizationId, at) : [],
  ]);
  return {
    facilitators: facilitators.filter(({ id }) => id !== facts.facilitatorId),
    lawyers: lawyers.filter(({ id }) => id !== facts.leadId),
  };
}
