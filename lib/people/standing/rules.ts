import type { z } from "zod";
import { userIdOf } from "@/lib/authz/actor";
import { officeToday } from "@/lib/calendar";
import { compareDates, plusDays, type PlainDate } from "@/lib/dates";
import { DomainError } from "@/lib/errors";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import type {
  endMembershipInput,
  endStaffRoleInput,
  giveStaffRoleInput,
  startMembershipInput,
} from "./schema";

/** A place that somebody holds by its first and last day; null: no end is set. */
export type Span = { from: PlainDate; to: PlainDate | null };

/**
 * Nobody decides over their own access, nor over the name that they sign with.
 * @throws DomainError OWN_ACCESS
 */
export function refuseOwn(context: DecideContext): void {
  if (userIdOf(context.actor) === context.subjectId) throw new DomainError("OWN_ACCESS");
}

export type DisableFacts = { disabled: boolean; isDirector: boolean; otherDirectors: number };

/**
 * Out at once, on every device.
 * @throws DomainError ALREADY_DONE, OWN_ACCESS, LAST_DIRECTOR
 */
export function decideDisable(
  facts: DisableFacts,
  { reason }: { reason: string },
  context: DecideContext,
): Decision<null> {
  if (facts.disabled) throw new DomainError("ALREADY_DONE");
  refuseOwn(context);
  if (facts.isDirector && facts.otherDirectors === 0) throw new DomainError("LAST_DIRECTOR");
  return { changes: null, events: [{ type: "person.disabled", payload: {}, words: { reason } }] };
}

/** What they were, they are again, as far as its dates still say so; they sign in anew. */
export function decideEnable(
  facts: { disabled: boolean },
  { reason }: { reason: string },
  context: DecideContext,
): Decision<null> {
  if (!facts.disabled) throw new DomainError("ALREADY_DONE");
  refuseOwn(context);
  return { changes: null, events: [{ type: "person.enabled", payload: {}, words: { reason } }] };
}

/** From today, or from a day to come. */
function firstDay(from: PlainDate | null, context: DecideContext): PlainDate {
  const today = officeToday(context.now);
  if (from !== null && compareDates(from, today) < 0)
    throw new DomainError("INVALID", {}, { from: "PAST_DATE" });
  return from ?? today;
}

/** Does a place that is held overlap one that would begin on this day, and has no end? */
const holdsFrom = (from: PlainDate) => (span: Span) => span.to === null || compareDates(span.to, from) >= 0;

/**
 * The last day of a place that is held or to come. One that ends at once ends with yesterday; what began today or later
 * has then held no day and is taken away.
 * @throws DomainError ALREADY_DONE, INVALID at `lastDay`
 */
function ending(span: Span | null, lastDay: PlainDate | null, context: DecideContext): PlainDate | "none" {
  if (!span) throw new DomainError("NOT_FOUND");
  const today = officeToday(context.now);
  if (span.to !== null && compareDates(span.to, today) < 0) throw new DomainError("ALREADY_DONE");
  if (lastDay !== null && compareDates(lastDay, today) < 0)
    throw new DomainError("INVALID", {}, { lastDay: "PAST_DATE" });
  if (lastDay !== null && compareDates(lastDay, span.from) < 0)
    throw new DomainError("INVALID", {}, { lastDay: "DATE_ORDER" });
  const to = lastDay ?? plusDays(today, -1);
  if (span.to !== null && compareDates(span.to, to) === 0) throw new DomainError("ALREADY_DONE");
  return compareDates(to, span.from) < 0 ? "none" : to;
}

export type RoleFacts = { held: (Span & { role: string })[] };

/** @throws DomainError ALREADY_DONE, OWN_ACCESS, INVALID at `from` */
export function decideGiveRole(
  { held }: RoleFacts,
  { role, from: wanted }: z.output<typeof giveStaffRoleInput>,
  context: DecideContext,
): Decision<{ id: string; role: typeof role; from: PlainDate }> {
  refuseOwn(context);
  const from = firstDay(wanted, context);
  if (held.filter((one) => one.role === role).some(holdsFrom(from))) throw new DomainError("ALREADY_DONE");
  const id = context.newId();
  return {
    changes: { id, role, from },
    events: [{ type: "role.given", payload: { roleId: id, role, from } }],
  };
}

export type EndRoleFacts = { place: (Span & { role: string }) | null; otherDirectors: number };

/** @throws DomainError NOT_FOUND, ALREADY_DONE, OWN_ACCESS, LAST_DIRECTOR, INVALID at `lastDay` */
export function decideEndRole(
  { place, otherDirectors }: EndRoleFacts,
  { roleId, lastDay }: z.output<typeof endStaffRoleInput>,
  context: DecideContext,
): Decision<{ id: string; to: PlainDate | "none" }> {
  refuseOwn(context);
  const to = ending(place, lastDay, context);
  if (place?.role === "DIRECTOR" && otherDirectors === 0) throw new DomainError("LAST_DIRECTOR");
  return {
    changes: { id: roleId, to },
    events: [
      {
        type: "role.ended",
        payload: { roleId, role: place?.role ?? "", to: to === "none" ? null : to, atOnce: lastDay === null },
      },
    ],
  };
}

export type MembershipFacts = {
  held: (Span & { organizationId: string; kind: string })[];
  /** Null: there is none such, or it was merged into another. */
  organization: "firm" | "practice" | null;
  isDefender: boolean;
};

/**
 * A lawyer changes firms, an assistant becomes a lawyer, a Defender joins another practice. Of one organization somebody
 * is one thing at a time.
 * @throws DomainError ALREADY_DONE, INVALID at `organizationId`, `kind` or `from`
 */
export function decideStartMembership(
  facts: MembershipFacts,
  { organizationId, kind, from: wanted }: z.output<typeof startMembershipInput>,
  context: DecideContext,
): Decision<{
  id: string;
  organizationId: string;
  kind: typeof kind;
  from: PlainDate;
  practice: string | null;
}> {
  refuseOwn(context);
  const { held, organization, isDefender } = facts;
  if (!organization) throw new DomainError("INVALID", {}, { organizationId: "NOT_FOUND" });
  const asDefender = kind === "DEFENDER";
  if (asDefender !== (organization === "practice"))
    throw new DomainError("INVALID", {}, { kind: "people.person.wrongSide" });
  if (asDefender && !isDefender) throw new DomainError("INVALID", {}, { kind: "people.person.noProfile" });
  const from = firstDay(wanted, context);
  if (held.filter((one) => one.organizationId === organizationId).some(holdsFrom(from)))
    throw new DomainError("ALREADY_DONE");
  const id = context.newId();
  return {
    changes: { id, organizationId, kind, from, practice: asDefender ? organizationId : null },
    events: [
      { type: "membership.started", payload: { membershipId: id, organizationId, membership: kind, from } },
    ],
  };
}

export type EndMembershipFacts = { place: (Span & { organizationId: string; kind: string }) | null };

/** @throws DomainError NOT_FOUND, ALREADY_DONE, INVALID at `lastDay` */
export function decideEndMembership(
  { place }: EndMembershipFacts,
  { membershipId, lastDay }: z.output<typeof endMembershipInput>,
  context: DecideContext,
): Decision<{ id: string; to: PlainDate | "none" }> {
  refuseOwn(context);
  const to = ending(place, lastDay, context);
  return {
    changes: { id: membershipId, to },
    events: [
      {
        type: "membership.ended",
        payload: {
          ...{ membershipId, organizationId: place?.organizationId ?? "", membership: place?.kind ?? "" },
          ...{ to: to === "none" ? null : to, atOnce: lastDay === null },
        },
      },
    ],
  };
}
