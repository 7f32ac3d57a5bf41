import { z } from "zod";
import { count, day, hash, id, none } from "./fields";

const factor = z.object({ factorId: id, way: z.enum(["passkey", "totp"]) });
/** First and last day. */
const away = z.object({ awayId: id, from: day, to: day });

/** People: how they sign in, what they are here, the mail to them, who asks for access. */
export const peopleEvents = {
  "session.opened": z.object({ sessionId: id }),
  "person.new_device": z.object({ sessionId: id }),
  "session.entered": z.object({
    sessionId: id,
    by: z.enum(["passkey", "totp", "recovery", "enrolment"]),
  }),
  "session.closed": z.object({ sessionId: id }),
  "person.phone_remembered": z.object({ sessionId: id }),
  "person.device_signed_out": z.object({ deviceId: id }),
  "person.others_signed_out": none,
  "person.reauthenticated": z.object({ ok: z.boolean() }),
  "factor.added": factor,
  "factor.renamed": z.object({ factorId: id }),
  "factor.removed": factor,
  "factors.reset": z.object({ resetId: id, count }),
  "recovery_codes.made": none,
  "recovery_codes.kept": none,
  "recovery_codes.renewed": none,
  /** How many are left. */
  "recovery_code.used": z.object({ left: count }),
  "person.invited": z.object({ linkId: id }),
  "person.invited_again": z.object({ linkId: id }),
  "person.joined": none,
  "person.reset_requested": z.object({ linkId: id }),
  "person.password_reset": none,
  // Of a person's own: the address they had, and the one they have.
  "person.email_asked": z.object({ linkId: id }),
  "person.email_changed": z.object({ linkId: id }),
  // Of whose address it is that somebody else asked for.
  "person.email_wanted": none,
  "person.changed": z.object({ fields: z.array(z.string()) }),
  /** By which fields the list was narrowed, and how many rows it had. */
  "person.cases_exported": z.object({ fields: z.array(z.string()), rows: count }),
  /** Its words hold both names: the chain of events stays, and holds no readable one. */
  "person.renamed": none,
  "person.disabled": none,
  /** What was chosen otherwise: groups of notices, the summary. */
  "person.notices_chosen": z.object({ fields: z.array(z.string()) }),
  "person.push_added": none,
  "person.push_removed": none,
  /** By one click in a mail program. */
  "person.mail_stopped": z.object({ what: z.string() }),
  "person.mail_bounced": z.object({ mailId: id, status: z.string(), held: z.boolean() }),
  /** Nothing reaches the address, or a mail came back on which a term hangs: somebody has to find another way. */
  "person.unreached": z.object({ mailId: id }),
  "person.mail_retried": z.object({ mailId: id }),
  "person.mail_released": z.object({ mailId: id, count }),
  "person.enabled": none,
  "role.given": z.object({ roleId: id, role: z.string(), from: day }),
  /** `to`: its last day; null: it held none. */
  "role.ended": z.object({ roleId: id, role: z.string(), to: day.nullable(), atOnce: z.boolean() }),
  "membership.started": z.object({ membershipId: id, organizationId: id, membership: z.string(), from: day }),
  "membership.moved": z.object({ from: id, organizationId: id }),
  "membership.ended": z.object({
    membershipId: id,
    organizationId: id,
    membership: z.string(),
    to: day.nullable(),
    atOnce: z.boolean(),
  }),
  "counsel.profile_changed": z.object({ fields: z.array(z.string()) }),
  "network.profile_changed": z.object({ fields: z.array(z.string()) }),
  "network.away_added": away,
  "network.away_removed": away,
  "advocate_agreement.signed": z.object({ templateVersionId: id, hash }),
  "network_terms.signed": z.object({ templateVersionId: id, hash }),
  "access.requested": none,
  "access.approved": z.object({ userId: id, organizationId: id }),
  "access.declined": z.object({ reason: z.string() }),
} as const satisfies Record<string, z.ZodObject>;
