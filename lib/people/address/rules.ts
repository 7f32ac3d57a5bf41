import { DomainError } from "@/lib/errors";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import { linkLife, usable, type LinkFacts, type NewLink } from "../rules";

export type AskFacts = {
  current: string;
  /** Who signs in with the wanted address already; null: nobody. */
  ownerId: string | null;
};

/**
 * Somebody wants to sign in with another address: a link goes there, and the present address is told at once. Where the
 * address is somebody else's no link goes, and they are told instead; whoever asked is answered alike.
 * @throws DomainError INVALID at `email` for the address that they have
 */
export function decideAskNewEmail(
  { current, ownerId }: AskFacts,
  { email }: { email: string },
  context: DecideContext,
): Decision<{ email: string; link: NewLink | null }> {
  if (email === current) throw new DomainError("INVALID", {}, { email: "account.newEmail.same" });
  const expiresAt = new Date(context.now.getTime() + linkLife.email);
  const link: NewLink = { id: context.newId(), kind: "email", expiresAt };
  return {
    changes: { email, link: ownerId ? null : link },
    events: [{ type: "person.email_asked", payload: { linkId: link.id }, words: { before: current } }],
    elsewhere: ownerId
      ? [{ subject: { type: "person", id: ownerId }, events: [{ type: "person.email_wanted", payload: {} }] }]
      : [],
  };
}

export type ChangeFacts = { link: LinkFacts; current: string; wanted: string | null; taken: boolean };

/**
 * Their address from now on is the one to which the link was mailed; only the session in which they say so goes on.
 * @throws DomainError LINK_EXPIRED (also for another's link), LINK_USED, EMAIL_IN_USE
 */
export function decideChangeEmail(
  facts: ChangeFacts,
  _: object,
  context: DecideContext,
): Decision<{ linkId: string; email: string; keep: string }> {
  const linkId = usable(facts.link, context.now);
  const { wanted, current, taken } = facts;
  if (!wanted || context.actor.kind !== "user") throw new DomainError("LINK_EXPIRED");
  if (taken) throw new DomainError("EMAIL_IN_USE");
  return {
    changes: { linkId, email: wanted, keep: context.actor.sessionId },
    events: [
      { type: "person.email_changed", payload: { linkId }, words: { before: current, email: wanted } },
    ],
  };
}
