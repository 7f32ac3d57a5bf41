import { userIdOf } from "@/lib/authz/actor";
import { DomainError, type Alike } from "@/lib/errors";
import { askOfAlike } from "@/lib/organizations/likeness";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import { invitationLink, type NewLink } from "../rules";
import type { InvitePerson } from "../schema";
import type { Admission, ApproveAccess, RequestAccess } from "./schema";

/**
 * Anybody may ask. Nothing is looked up: whoever has an account, or asked before, is answered like everybody else, and
 * staff see it.
 */
export function decideRequest(_: null, input: RequestAccess): Decision<RequestAccess> {
  const admissions = withoutDoubles(input.admissions);
  return { changes: { ...input, admissions }, events: [{ type: "access.requested", payload: {} }] };
}

/** One that was typed twice is one. */
export function withoutDoubles(admissions: readonly Admission[]): Admission[] {
  const same = (a: Admission, b: Admission) => a.jurisdiction === b.jurisdiction && a.number === b.number;
  return admissions.filter((one, index) => admissions.findIndex((other) => same(one, other)) === index);
}

export type RequestFacts = {
  state: "waiting" | "approved" | "declined";
  decidedBy: string | null;
  decidedAt: Date | null;
};

/** @throws DomainError ALREADY_DONE, with who decided and when */
function refuseDecided({ state, decidedBy, decidedAt }: RequestFacts): void {
  if (state === "waiting") return;
  throw new DomainError("ALREADY_DONE", { by: decidedBy ?? "", at: decidedAt?.toISOString() ?? "" });
}

export type ApproveFacts = RequestFacts & {
  asked: {
    email: string;
    phone: string;
    locale: "en" | "es";
    timeZone: string;
    arrangement: string;
    admissions: Admission[];
  };
  emailTaken: boolean;
  /** Known ones whose name is like that of the organization that is to begin. */
  alike: readonly Alike[];
  /** Of the organization that was chosen; null: there is none such, or one is to begin. */
  organization: "firm" | "practice" | null;
};

export type Approved = {
  userId: string;
  person: InvitePerson & { phone: string };
  link: NewLink;
  organizationId: string;
  organization: Extract<ApproveAccess["organization"], { kind: "new" }>["record"] | null;
  advocate: { arrangement: string; admissions: Admission[] };
  decidedBy: string | null;
};

/**
 * Lets somebody in: an account on the Advocate's side, in an organization that is known or that begins with them, and
 * the invitation by mail. What happened is told in the histories of all three.
 * @throws DomainError ALREADY_DONE, EMAIL_TAKEN, INVALID at `organization.organizationId`, LIKE_KNOWN
 */
export function decideApprove(
  facts: ApproveFacts,
  input: ApproveAccess,
  context: DecideContext,
): Decision<Approved> {
  refuseDecided(facts);
  if (facts.emailTaken) throw new DomainError("EMAIL_TAKEN");
  const { organization } = input;
  if (organization.kind === "existing" && facts.organization !== "firm")
    throw new DomainError("INVALID", {}, { "organization.organizationId": "NOT_FOUND" });
  const begins = organization.kind === "new";
  if (begins) askOfAlike(facts.alike, input.seen);
  const organizationId = begins ? context.newId() : organization.organizationId;
  const userId = context.newId();
  const link = invitationLink(context);
  const { email, phone, locale, timeZone, arrangement, admissions } = facts.asked;
  return {
    changes: {
      ...{ userId, link, organizationId, organization: begins ? organization.record : null },
      person: {
        ...{ name: input.name, email, phone, title: "", address: "neutral", locale, timeZone },
        post: { kind: "advocate_side", organizationId, membership: input.membership },
      },
      advocate: { arrangement, admissions },
      decidedBy: userIdOf(context.actor),
    },
    events: [{ type: "access.approved", payload: { userId, organizationId } }],
    elsewhere: [
      ...(begins
        ? [
            {
              subject: { type: "organization" as const, id: organizationId },
              begins: true as const,
              events: [{ type: "organization.registered" as const, payload: {} }],
            },
          ]
        : []),
      {
        subject: { type: "person", id: userId },
        begins: true,
        events: [{ type: "person.invited", payload: { linkId: link.id } }],
      },
    ],
  };
}

export type Declined = { email: string; reason: string; note: string; decidedBy: string | null };

/** Who asked is told by mail, in the words that stand for the reason; what staff note stays with the request. */
export function decideDecline(
  facts: RequestFacts & { email: string },
  { reason, note }: { reason: string; note: string },
  context: DecideContext,
): Decision<Declined> {
  refuseDecided(facts);
  return {
    changes: { email: facts.email, reason, note, decidedBy: userIdOf(context.actor) },
    events: [{ type: "access.declined", payload: { reason } }],
  };
}
