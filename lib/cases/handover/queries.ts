import type { UserActor } from "@/lib/authz/actor";
import { mayOpenCasePage } from "@/lib/authz/pages";
import { frameView, type FrameView } from "@/lib/cases/frame/queries";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { counselOf, facilitatorsFor, lawyersOf, staffBeside, type Counsel, type Named } from "./eligible";
import { invitedTo, type Invited } from "./invitations/queries";
import { decidesCounsel } from "./rules";

/** Who has the case, and who else could: each list is empty for those who may not hand that part over. */
export type HandoverView = Pick<FrameView, "facts" | "people"> & {
  facilitators: Named[];
  lawyers: Named[];
  /** Who is counsel beside the lead, and whether the reader decides it; else they may only leave themselves. */
  counsel: { there: Counsel[]; mayAdd: boolean; mayRemove: string[]; invited: Invited[] };
  /** Whom the reader could wall off, and who is; null for those who decide no walls. */
  walls: { in: Named[]; out: Named[] } | null;
};

/** Null when the case, or handing it over, is not the actor's. */
export async function handoverView(actor: UserActor, code: string): Promise<HandoverView | null> {
  const frame = await frameView(actor, code);
  if (!frame || !mayOpenCasePage("handover", frame.facts.relations)) return null;
  const { facts, may, people } = frame;
  const at = now();
  const [facilitators, lawyers, staff, there, invited] = await Promise.all([
    may.has("assignFacilitator") ? facilitatorsFor(db(), facts.id, at) : [],
    may.has("changeLead") ? lawyersOf(db(), facts.organizationId, at) : [],
    may.has("wallOff") ? staffBeside(db(), facts.id, at) : null,
    counselOf(db(), facts.id, at),
    may.has("withdrawCounselInvitation") ? invitedTo(facts.id) : [],
  ]);
  const decides = decidesCounsel(facts.relations);
  const removable = there.filter(({ id }) => decides || id === actor.userId).map(({ id }) => id);
  return {
    facts,
    people,
    counsel: {
      there,
      invited,
      mayAdd: may.has("addCounsel"),
      mayRemove: may.has("removeCounsel") ? removable : [],
    },
    facilitators: facilitators.filter(({ id }) => id !== facts.facilitatorId),
    lawyers: lawyers.filter(({ id }) => id !== facts.leadId),
    walls: staff && { ...staff, in: staff.in.filter(({ id }) => id !== actor.userId) },
  };
}
