import type { Actor } from "@/lib/authz/actor";
import { refuseStale, type Edited } from "@/lib/clashes";
import { DomainError } from "@/lib/errors";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import type { NewEvent } from "@/lib/workflow/events";
import type { InvitePerson } from "./schema";

const minute = 60_000;
/** How long a mailed link opens, in milliseconds. */
export const linkLife = { invitation: 7 * 24 * 60 * minute, reset: 15 * minute, email: 15 * minute };
export type LinkKind = keyof typeof linkLife;

export type NewLink = { id: string; kind: LinkKind; expiresAt: Date };

/** Staff are invited by a director (or by the installation itself); a facilitator invites both sides of cases. */
export function decideInvite(
  facts: { emailTaken: boolean; organization: "firm" | "practice" | null },
  input: InvitePerson,
  context: DecideContext,
): Decision<{ person: InvitePerson; link: NewLink }> {
  if (!mayInvite(context.actor, input.post.kind === "staff")) throw new DomainError("NOT_ALLOWED");
  if (facts.emailTaken) throw new DomainError("INVALID", {}, { email: "EMAIL_TAKEN" });
  const wanted = { staff: null, advocate_side: "firm", defender: "practice" }[input.post.kind];
  if (facts.organization !== wanted)
    throw new DomainError("INVALID", {}, { "post.organizationId": "NOT_FOUND" });
  const link = invitationLink(context);
  return {
    changes: { person: input, link },
    events: [{ type: "person.invited", payload: { linkId: link.id } }],
  };
}

/**
 * Sends an invitation again: a new link for seven days, and the one before opens nothing any more.
 * @throws DomainError ALREADY_DONE for whoever has joined; WRONG_STATE when somebody else sent it again meanwhile
 */
export function decideRenewInvitation(
  facts: { joined: boolean; disabled: boolean; isStaff: boolean; newestLinkId: string | null },
  input: { linkId: string },
  context: DecideContext,
): Decision<NewLink> {
  if (!mayInvite(context.actor, facts.isStaff)) throw new DomainError("NOT_ALLOWED");
  if (facts.joined) throw new DomainError("ALREADY_DONE");
  if (facts.disabled || facts.newestLinkId !== input.linkId) throw new DomainError("WRONG_STATE");
  const link = invitationLink(context);
  return { changes: link, events: [{ type: "person.invited_again", payload: { linkId: link.id } }] };
}

export function invitationLink(context: DecideContext): NewLink {
  const expiresAt = new Date(context.now.getTime() + linkLife.invitation);
  return { id: context.newId(), kind: "invitation", expiresAt };
}

/** Staff are invited by a director or by the installation itself; the others by everybody of casework. */
export function mayInvite(actor: Actor, isStaff: boolean): boolean {
  return (
    !isStaff || actor.kind === "system" || (actor.kind === "user" && actor.staffRoles.includes("DIRECTOR"))
  );
}

export type LinkFacts = { id: string; expiresAt: Date; usedAt: Date | null } | null;

/** @throws DomainError LINK_EXPIRED, LINK_USED */
export function usable(link: LinkFacts, now: Date): string {
  if (!link) throw new DomainError("LINK_EXPIRED");
  if (link.usedAt) throw new DomainError("LINK_USED");
  if (link.expiresAt <= now) throw new DomainError("LINK_EXPIRED");
  return link.id;
}

/** @throws DomainError INVALID at `password` */
function refuseGuessable(guessable: boolean): void {
  if (guessable) throw new DomainError("INVALID", {}, { password: "ui.zod.passwordCommon" });
}

type Joining = { locale?: "en" | "es"; timeZone?: string };
type Choice = Joining & { linkId: string; passwordHash: string };

export function decideJoin(
  facts: { link: LinkFacts; passwordHash: string; guessable: boolean; joined: boolean; disabled: boolean },
  { locale, timeZone }: Joining,
  context: DecideContext,
): Decision<Choice> {
  const linkId = usable(facts.link, context.now);
  if (facts.joined) throw new DomainError("LINK_USED");
  if (facts.disabled) throw new DomainError("LINK_EXPIRED");
  refuseGuessable(facts.guessable);
  return {
    changes: { linkId, passwordHash: facts.passwordHash, locale, timeZone },
    events: [{ type: "person.joined", payload: {} }],
  };
}

/** Only somebody who has joined and is not disabled gets a link; the answer is the same for everybody. */
export function decideRequestReset(
  facts: { joined: boolean; disabled: boolean },
  _: object,
  context: DecideContext,
): Decision<NewLink | null> {
  if (!facts.joined || facts.disabled) return { changes: null, events: [] };
  const link: NewLink = {
    id: context.newId(),
    kind: "reset",
    expiresAt: new Date(context.now.getTime() + linkLife.reset),
  };
  return { changes: link, events: [{ type: "person.reset_requested", payload: { linkId: link.id } }] };
}

export function decideReset(
  facts: { link: LinkFacts; passwordHash: string; guessable: boolean; disabled: boolean },
  _: object,
  context: DecideContext,
): Decision<Choice> {
  const linkId = usable(facts.link, context.now);
  if (facts.disabled) throw new DomainError("LINK_EXPIRED");
  refuseGuessable(facts.guessable);
  return {
    changes: { linkId, passwordHash: facts.passwordHash },
    events: [{ type: "person.password_reset", payload: {} }],
  };
}

/**
 * A session begins with the right password, and opens nothing but the second step. Outside production the system may
 * waive that step: the demo's seed and the tests stand for many people at once.
 */
export function decideOpenSession(
  facts: { disabled: boolean; production: boolean; newDevice: boolean },
  input: { tokenHash: string; secondStep?: "waived" },
  context: DecideContext,
): Decision<{ id: string; tokenHash: string; waived: boolean }> {
  const waived = input.secondStep === "waived";
  if (facts.disabled || (waived && facts.production)) throw new DomainError("NOT_ALLOWED");
  const id = context.newId();
  return {
    changes: { id, tokenHash: input.tokenHash, waived },
    events: [
      { type: "session.opened", payload: { sessionId: id } },
      ...(waived && facts.newDevice ? [newDevice(id)] : []),
    ],
  };
}

/** Somebody is in on a browser that was not known as theirs: they are told. */
export function newDevice(sessionId: string): NewEvent {
  return { type: "person.new_device", payload: { sessionId } };
}

export function decideCloseSession(
  facts: { open: boolean },
  input: { sessionId: string },
): Decision<{ sessionId: string }> {
  if (!facts.open) throw new DomainError("ALREADY_DONE");
  return { changes: input, events: [{ type: "session.closed", payload: input }] };
}

/** A device is signed out from another one, or from itself; whoever comes second finds it done. */
export function decideSignOutDevice(
  facts: { known: boolean },
  input: { deviceId: string },
): Decision<{ deviceId: string }> {
  if (!facts.known) throw new DomainError("ALREADY_DONE");
  return { changes: input, events: [{ type: "person.device_signed_out", payload: input }] };
}

/** All but the session that asks for it. */
export function decideSignOutOthers(
  _facts: null,
  _: object,
  context: DecideContext,
): Decision<{ keep: string }> {
  if (context.actor.kind !== "user") throw new DomainError("NOT_ALLOWED");
  return {
    changes: { keep: context.actor.sessionId },
    events: [{ type: "person.others_signed_out", payload: {} }],
  };
}

export type Profile = {
  title: string;
  address: "feminine" | "masculine" | "neutral";
  locale: "en" | "es";
  timeZone: string;
  phone: string;
};

/**
 * @param facts `typedPhone`: what was typed as E.164; null: it is no number that can be called
 * @throws DomainError INVALID at `phone`, CONFLICT
 */
export function decideChangeProfile(
  { typedPhone, ...facts }: Profile & { version: number; typedPhone: string | null },
  given: Profile & { version: number },
): Decision<Profile & { version: number }> {
  if (typedPhone === null) throw new DomainError("INVALID", {}, { phone: "account.phoneWrong" });
  const input = { ...given, phone: typedPhone };
  const names = ["title", "address", "locale", "timeZone", "phone"] as const;
  const typed = ({ title, address, locale, timeZone, phone }: Profile): Edited<Profile> => ({
    ...{ title, address, locale, timeZone, phone },
  });
  refuseStale({ saved: facts.version, known: input.version }, typed(facts), typed(input));
  const changed = names.filter((name) => facts[name] !== input[name]);
  const changes = { ...input, version: facts.version };
  return { changes, events: [{ type: "person.changed", payload: { fields: changed } }] };
}
