import { z } from "zod";
import { hash, id, instant, party } from "./fields";

/** `party`: on whom it waits. */
const pause = z.object({ waitId: id, wait: z.string(), party });

/** A case at any stage: who has it, who is kept out, its files, its clocks. */
export const caseEvents = {
  "parties.read": z.object({ personIds: z.array(id) }),
  "case.walled_off": z.object({ userId: id }),
  "case.wall_lifted": z.object({ userId: id }),
  "case.facilitator_assigned": z.object({
    userId: id,
    before: id.nullable(),
    how: z.enum(["taken", "given"]),
  }),
  /** Somebody whom a contract that is not signed yet names. */
  "case.person_renamed": z.object({ userId: id }),
  "case.lead_changed": z.object({ userId: id, before: id }),
  /** Its Advocate's organization was entered twice, and is the other by now. */
  "case.organization_merged": z.object({ from: id, organizationId: id }),
  "case.counsel_added": z.object({ userId: id }),
  // Of an address without an account, which stands in the invitation alone.
  "case.counsel_invited": z.object({ invitationId: id }),
  "case.counsel_invitation_withdrawn": z.object({ invitationId: id }),
  "case.counsel_joined": z.object({ userId: id, invitationId: id }),
  "case.counsel_removed": z.object({ userId: id }),
  "note.added": z.object({ noteId: id }),
  "document.attached": z.object({ documentId: id, purpose: z.string() }),
  "document.removed": z.object({ documentId: id }),
  "document.cleared": z.object({ documentId: id }),
  "document.infected": z.object({ documentId: id, purpose: z.string(), found: z.string() }),
  "document.read": z.object({ documentId: id }),
  "document.filed": z.object({ documentId: id, purpose: z.string(), sha256: hash, ref: id }),
  /** `endsAt`: it warned of what is done then; `tells`: the office was told that another has not done it. */
  "wait.reminded": z.object({
    waitId: id,
    wait: z.string(),
    party,
    userId: id.nullable(),
    endsAt: instant.optional(),
    tells: z.boolean().optional(),
  }),
  "clock.paused": pause.extend({ until: instant, by: instant.nullable(), from: party }),
  "clock.resumed": pause.extend({ by: instant.nullable(), early: z.boolean() }),
} as const satisfies Record<string, z.ZodObject>;
