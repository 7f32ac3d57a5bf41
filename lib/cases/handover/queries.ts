import type { UserActor } from "@/lib/authz/actor";
import { mayOpenCasePage } from "@/lib/authz/pages";
import { frameView, type FrameView } from "@/lib/cases/frame/queries";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { facilitatorsFor, lawyersOf, staffBeside, type Named } from "./eligible";

/** Who has the case, and who else could: each list is empty for those who may not hand that part over. */
export type HandoverView = Pick<FrameView, "facts" | "people"> & {
  facilitators: Named[];
  lawyers: Named[];
  /** Whom the reader could wall off, and who is; null for those who decide no walls. */
  walls: { in: Named[]; out: Named[] } | null;
};

/** Null when the case, or handing it over, is not the actor's. */
export async function handoverView(actor: UserActor, code: string): Promise<HandoverView | null> {
  const frame = await frameView(actor, code);
  if (!frame || !mayOpenCasePage("handover", frame.facts.relations)) return null;
  const { facts, may, people } = frame;
  const at = now();
  const [facilitators, lawyers, staff] = await Promise.all([
    may.has("assignFacilitator") ? facilitatorsFor(db(), facts.id, at) : [],
    may.has("changeLead") ? lawyersOf(db(), facts.organizationId, at) : [],
    may.has("wallOff") ? staffBeside(db(), facts.id, at) : null,
  ]);
  return {
    facts,
    people,
    facilitators: facilitators.filter(({ id }) => id !== facts.facilitatorId),
    lawyers: lawyers.filter(({ id }) => id !== facts.leadId),
    walls: staff && { ...staff, in: staff.in.filter(({ id }) => id !== actor.userId) },
  };
}
