import { userIdOf } from "@/lib/authz/actor";
import { DomainError } from "@/lib/errors";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import type { InviteCounsel } from "./schema";

/** How long an invitation opens the case to whoever joins, in milliseconds: staff look at each request by hand. */
export const invitationLife = 30 * 24 * 60 * 60_000;

export type InviteFacts = {
  /** A lawyer gets in with this address already. */
  isLawyer: boolean;
  /** One to this address waits, for this case. */
  waits: boolean;
};

export type NewInvitation = InviteCounsel & { id: string; until: Date; askedBy: string };

/**
 * Somebody without an account is asked to be co-counsel. Nothing opens by it: they ask for access, staff decide, and the
 * case opens when they join. Whether the address has an account of another kind is not told.
 * @throws DomainError INVALID at `email` for a lawyer who can be added at once, ALREADY_DONE while one waits
 */
export function decideInviteCounsel(
  { isLawyer, waits }: InviteFacts,
  input: InviteCounsel,
  context: DecideContext,
): Decision<NewInvitation> {
  if (isLawyer) throw new DomainError("INVALID", {}, { email: "cases.counsel.hasAccount" });
  if (waits) throw new DomainError("ALREADY_DONE");
  const askedBy = userIdOf(context.actor);
  if (!askedBy) throw new DomainError("NOT_ALLOWED");
  const id = context.newId();
  return {
    changes: { ...input, id, askedBy, until: new Date(context.now.getTime() + invitationLife) },
    events: [{ type: "case.counsel_invited", payload: { invitationId: id } }],
  };
}

/** @throws DomainError NOT_FOUND, ALREADY_DONE for one that was taken back, or by which somebody came in */
export function decideWithdraw(
  { invitation }: { invitation: { endedAt: Date | null } | null },
  { invitationId }: { invitationId: string },
): Decision<string> {
  if (!invitation) throw new DomainError("NOT_FOUND");
  if (invitation.endedAt) throw new DomainError("ALREADY_DONE");
  return {
    changes: invitationId,
    events: [{ type: "case.counsel_invitation_withdrawn", payload: { invitationId } }],
  };
}

export type SeatFacts = {
  /** One to the address of whoever joined, that has not run out. */
  invitationId: string | null;
  /** They are a lawyer of some organization today, and not walled off. */
  isLawyer: boolean;
  /** They are counsel already. */
  there: boolean;
};

/** Whoever was asked has joined: they are co-counsel from now on, as if they had been added. Else nothing happens. */
export function decideSeat(
  { invitationId, isLawyer, there }: SeatFacts,
  { userId }: { userId: string },
): Decision<{ invitationId: string; userId: string } | null> {
  if (!invitationId || !isLawyer || there) return { changes: null, events: [] };
  return {
    changes: { invitationId, userId },
    events: [{ type: "case.counsel_joined", payload: { userId, invitationId } }],
  };
}
