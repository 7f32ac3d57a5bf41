import { z } from "zod";
import { caseStatuses, parties } from "./statuses";

/**
 * Every audit event and the ids and figures that it carries. Names, stories, reasons and messages are never in a
 * payload: words go beside it as ciphertext.
 */
const id = z.uuid();
const party = z.enum(parties);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const instant = z.iso.datetime({ offset: true });
const day = z.iso.date();
const minor = z.number().int();
const count = z.number().int().nonnegative();
const currency = z.enum(["USD", "CAD", "MXN", "GTQ", "HNL", "NIO"]);
const none = z.object({});

const factor = z.object({ factorId: id, way: z.enum(["passkey", "totp"]) });
const report = z.object({ reportId: id, number: count, last: z.boolean() });
const reportSums = report.extend({ billMinor: minor, payMinor: minor, currency });
const task = z.object({ taskId: id });
/** What is left to do, when it changed: it opens the Defender's Wait anew. Null: as before. */
const left = z.object({ assignmentId: id, open: count, firstDeadline: day.nullable() }).nullable();
/** Work above the cap. */
const part = z.object({ partId: id, entryId: id });
const invoice = z.object({ invoiceId: id });
const writeOff = invoice.extend({ writeOffId: id, number: z.string() });
const payout = z.object({
  payoutId: id,
  reportId: id,
  defenderId: id,
  payMinor: minor,
  payCurrency: currency,
});
const payment = z.object({ paymentId: id, amountMinor: minor, currency });
/** `party`: on whom it waits. */
const pause = z.object({ waitId: id, wait: z.string(), party });
/** First and last day. */
const away = z.object({ awayId: id, from: day, to: day });
const offer = z.object({ offerId: id, defenderId: id });

export const eventSchemas = {
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
  "person.email_asked": z.object({ linkId: id, before: z.string() }),
  "person.email_changed": z.object({ linkId: id, before: z.string(), email: z.string() }),
  // Of whose address it is that somebody else asked for.
  "person.email_wanted": none,
  "person.changed": z.object({ fields: z.array(z.string()) }),
  /** By which fields the list was narrowed, and how many rows it had. */
  "person.cases_exported": z.object({ fields: z.array(z.string()), rows: count }),
  /** Users' own names are plain; both, so that an old signature is found again. */
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
  "organization.registered": none,
  "organization.changed": z.object({ fields: z.array(z.string()) }),
  /** It was entered twice: `ids` are the memberships, profiles, cases, invoices and payments that went over. */
  "organization.merged": z.object({
    into: id,
    people: count,
    cases: count,
    invoices: count,
    ids: z.array(id),
  }),
  "organization.absorbed": z.object({ from: id, people: count, cases: count, invoices: count }),
  "template.published": z.object({ templateVersionId: id, number: count, material: z.boolean(), hash }),
  "rate.set": z.object({ rateId: id, currency, from: day }),
  "fx_rate.recorded": z.object({ base: currency, foreign: currency, day, rate: z.string() }),
  "holiday.set": z.object({ day }),
  "holidays.added": z.object({ year: count, count }),
  "holiday.removed": z.object({ day }),

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

  "intake.started": z.object({ code: z.string() }),
  "intake.saved": z.object({ part: z.string() }),
  "parties.changed": z.object({ added: count, changed: count, removed: count }),
  "intake.submitted": none,
  "intake.discarded": none,
  /** The Defender to whom it was offered, or who held it. */
  "case.withdrawn": z.object({ defenderId: id.optional() }),
  "review.started": none,
  "question.asked": z.object({ questionIds: z.array(id), parts: z.array(z.string()) }),
  "question.answered": z.object({ questionIds: z.array(id) }),
  "case.accepted": none,
  "case.declined": z.object({ code: z.string() }),
  "case.reopened": z.object({ from: z.enum(caseStatuses) }),
  "check.run": z.object({
    checkId: id,
    defenderId: id,
    hits: count,
    parties: count,
    names: count,
    state: z.string(),
  }),
  "check.hit_decided": z.object({ checkId: id, hitId: id, decision: z.string(), state: z.string() }),
  "check.waived": z.object({ checkId: id, consentId: id }),
  "check.blocked": z.object({ checkId: id }),
  /** `offered`: an offer that rests on it is live and can only be revoked. */
  "check.stale": z.object({ checkId: id, offered: z.boolean() }),
  "offer.sent": offer.extend({ answerBy: instant }),
  "offer.interested": offer.extend({ answerBy: instant }),
  "offer.accepted": offer,
  "offer.declined": offer.extend({ code: z.string() }),
  "offer.revoked": offer,
  "offer.expired": offer,

  /** `leftOut`: tasks whose words named a party of the case. */
  "contract.opened": z.object({ contractId: id, versionId: id, hash, leftOut: count }),
  "contract.version_created": z.object({
    contractId: id,
    versionId: id,
    number: count,
    hash,
    clauses: z.array(z.string()),
  }),
  "contract.commented": z.object({ contractId: id, commentId: id, clause: z.string() }),
  "contract.comment_resolved": z.object({ contractId: id, commentId: id }),
  "contract.approved": z.object({ contractId: id, versionId: id, hash, party, all: z.boolean() }),
  "contract.sent_for_signature": z.object({ contractId: id, versionId: id, hash, signBy: instant }),
  /** Once by each signer of a text, when its page first stood before them. */
  "contract.viewed": z.object({ contractId: id, versionId: id, hash, party }),
  "contract.signed": z.object({
    ...{ contractId: id, versionId: id, hash, party, signatureId: id },
    /** Whether Justice in Motion is next, since the two others have signed; and until when all sign. */
    step: z.enum(["first", "jim", "last"]),
    signBy: instant.nullable(),
  }),
  "contract.executed": z.object({ contractId: id, versionId: id, hash, defenderId: id }),
  "contract.declined": z.object({ contractId: id, party }),
  "contract.withdrawn_to_edit": z.object({ contractId: id }),
  "contract.signing_expired": z.object({ contractId: id }),
  "contract.voided": z.object({ contractId: id }),
  "contract.ended": z.object({ contractId: id }),
  "contract.sealed": z.object({ contractId: id, documentId: id, sha256: hash }),
  "defender.released": z.object({ defenderId: id, by: party }),

  "assignment.opened": z.object({
    assignmentId: id,
    defenderId: id,
    tasks: count,
    firstDeadline: day.nullable(),
  }),
  "task.changed": task.extend({ state: z.string(), left }),
  "task.accepted": task,
  "task.reopened": task.extend({ left }),
  "task.dropped": task.extend({ left }),
  "task.deadline_asked": task.extend({ day, by: party }),
  "task.deadline_agreed": task.extend({ day, left }),
  "task.deadline_refused": task.extend({ day }),
  "message.sent": z.object({ messageId: id, by: party }),
  "entry.recorded": z.object({
    entryId: id,
    kind: z.string(),
    billMinor: minor,
    currency,
    held: z.boolean(),
  }),
  "entry.changed": z.object({ entryId: id, billMinor: minor, currency, held: z.boolean() }),
  "entry.placed": z.object({ entryId: id, billMinor: minor, currency, held: z.boolean() }),
  "entry.withdrawn": z.object({ entryId: id }),
  "case.held": z.object({ reviewOn: day, by: party, userId: id }),
  "case.resumed": z.object({ left }),
  "case.terminated": z.object({ by: party }),
  "work.closed": none,
  "work.done": z.object({ assignmentId: id, defenderId: id }),

  "report.opened": report,
  "report.submitted": reportSums.extend({ lines: count }),
  /** The days that the Defender had for the last report are over. */
  "report.late": report,
  "report.returned": report.extend({ returnBy: instant }),
  "report.cuts_proposed": reportSums,
  "report.cuts_accepted": report,
  "report.cuts_contested": report,
  "report.contest_decided": report,
  "report.proposal_lapsed": report,
  "report.final": reportSums.extend({ extent: z.enum(["full", "part", "none"]) }),
  "part.refused": part,
  "part.refusal_accepted": part,
  "part.refusal_contested": part,
  "part.refusal_lapsed": part,
  "part.refusal_kept": part,
  /** The work is held again. */
  "part.refusal_dropped": part,
  "part.withdrawn": part,
  "invoice.drafted": invoice.extend({ totalMinor: minor, currency }),
  "invoice.changed": invoice.extend({ totalMinor: minor, currency }),
  /** A director lowers the bill, by so many percent of its subtotal; 0 takes it back. */
  "invoice.waiver_granted": invoice.extend({ totalMinor: minor, currency, percent: z.number() }),
  "invoice.issued": invoice.extend({ number: z.string(), totalMinor: minor, currency, dueOn: day }),
  "invoice.paid": invoice.extend({ number: z.string() }),
  "invoice.reopened": invoice.extend({ number: z.string(), leftMinor: minor, currency, dueOn: day }),
  /** By a person, beside the reminders of the clock. */
  "invoice.reminded": invoice.extend({ number: z.string(), dueOn: day }),
  "write_off.proposed": writeOff.extend({ amountMinor: minor, currency }),
  "write_off.refused": writeOff,
  /** The invoice was paid before anybody decided. */
  "write_off.lapsed": writeOff,
  /** Another person approved the proposal: what was left by then. */
  "invoice.written_off": writeOff.extend({ amountMinor: minor, currency }),
  "payment.recorded": payment.extend({
    shares: z.array(z.object({ invoiceId: id, number: z.string(), code: z.string(), amountMinor: minor })),
    unappliedMinor: minor,
  }),
  /** A payment, or the credit of an earlier one, is set against an invoice of this case. */
  "payment.allocated": payment.extend({ invoiceId: id, number: z.string() }),
  /** What was recorded here is set against an invoice of another case, by its code. */
  "payment.allocated_elsewhere": payment.extend({ invoiceId: id, number: z.string(), code: z.string() }),
  /** Whoever pays here was entered twice, and is the other by now; the organization of the case is another one. */
  "payment.payer_merged": z.object({ from: id, organizationId: id }),
  "payment.reversed": payment,
  "payment.refunded": payment,
  /** No exchange rate is known: finance records one and plans the payout. */
  "payout.rate_missing": z.object({ reportId: id, base: currency, foreign: currency }),
  "payout.planned": payout,
  "payout.approved": payout,
  "payout.sent": payout,
  "payout.confirmed": payout,
  /** The Defender says that it has not arrived. */
  "payout.missed": payout,
  "payout.returned": payout,
  "payout.replanned": payout,
  "payout.cancelled": payout,
  /** What a final report leaves owed to the Defender ends otherwise than by a payout. */
  "debt.settled_otherwise": report
    .omit({ last: true })
    .extend({ defenderId: id, amountMinor: minor, currency }),
  "case.settled": none,
  "case.unsettled": none,
  "work.reopened": none,

  "evaluations.opened": z.object({
    assignmentId: id,
    defenderId: id,
    evaluations: z.array(z.object({ id, party })),
    lapsesAt: instant,
  }),
  "evaluation.submitted": z.object({ evaluationId: id, party, all: z.boolean() }),
  /** What was answered lies sealed with the other answers. */
  "evaluation.risk_reported": z.object({ evaluationId: id }),
  "evaluation.lapsed": z.object({ evaluationId: id, party, all: z.boolean() }),
  "outcome.reported": z.object({ number: count, result: z.string(), final: z.boolean() }),
  "outcome.unknown": none,
  "case.closed": z.object({ askOutcome: z.boolean() }),
  "case.reopened_closed": z.object({ to: z.enum(["work_done", "active"]) }),
} as const satisfies Record<string, z.ZodObject>;

export type EventType = keyof typeof eventSchemas;
export const eventTypes = Object.keys(eventSchemas) as EventType[];

export type PayloadOf<T extends EventType> = z.infer<(typeof eventSchemas)[T]>;

/** An event as a rule decides it; the log adds who, when and the chain. */
export type NewEvent = {
  [T in EventType]: {
    type: T;
    payload: PayloadOf<T>;
    /** Reasons and words, stored as ciphertext under the case's key. */
    words?: Record<string, string>;
    /** Nobody is told of this one, whatever the matrix says. Not kept. */
    quiet?: boolean;
  };
}[EventType];

/** The canonical text that an event's hash covers, together with the hash before it. */
export type ChainedFields = {
  id: string;
  subject: string;
  subjectId: string;
  seq: number;
  type: string;
  actorId: string | null;
  actorRole: string;
  onBehalfOf: string | null;
  at: string;
  fromStatus: string | null;
  toStatus: string | null;
  payload: unknown;
  /** Base64 of the ciphertext; null without words. */
  cipher: string | null;
  address: string | null;
  browser: string | null;
  requestId: string | null;
};
