import type { EventType, NewEvent } from "@/lib/workflow/events";
import type { Party, Stage } from "@/lib/workflow/statuses";
import { waitRow, type WaitKind } from "@/lib/workflow/wait-kinds";
import type { Audience } from "./audiences";
import { groupNames, type Group } from "./groups";

export type Notice = {
  group: Group;
  to: readonly Audience[];
  /** Page of the case that the notice opens; absent: the dashboard. */
  page?: Stage | "clocks";
  /** The page that it opens where it is about no case. */
  path?:
    | "/account"
    | "/account/devices"
    | "/account/security"
    | "/account/network"
    | "/staff/people/requests"
    | "/staff/mail"
    | "/account/counsel";
  /** What is read lies under that page. */
  under?: "messages";
  /** Told too when the reader did it (a link that is mailed to whoever asked). */
  evenSelf?: true;
  /** Done by staff on behalf of somebody, who is told so in words of their own. */
  behalf?: true;
};

/**
 * Who hears of what, by which channel: one matrix. The row of an event names its readers and the group by which they
 * choose; the group (groups.ts) says what comes by mail and push to whoever chose nothing, and what nobody can turn
 * off. In the portal everything stands, for everyone who hears of it.
 * Events that nobody is told of stand in the history alone. The actor is never told of what they did.
 */
export const noticeMatrix = {
  "person.password_reset": { group: "security", to: ["SUBJECT"], evenSelf: true },
  "person.email_asked": { group: "security", to: ["SUBJECT"], evenSelf: true, path: "/account" },
  "person.email_changed": { group: "security", to: ["SUBJECT"], evenSelf: true, path: "/account" },
  "person.email_wanted": { group: "security", to: ["SUBJECT"], path: "/account" },
  "person.new_device": { group: "security", to: ["SUBJECT"], evenSelf: true, path: "/account/devices" },
  "factor.added": { group: "security", to: ["SUBJECT"], evenSelf: true, path: "/account/security" },
  "factor.removed": { group: "security", to: ["SUBJECT"], evenSelf: true, path: "/account/security" },
  "factors.reset": { group: "security", to: ["SUBJECT", "ACTOR"], evenSelf: true, path: "/account/security" },
  "recovery_codes.renewed": { group: "security", to: ["SUBJECT"], evenSelf: true, path: "/account/security" },
  "recovery_code.used": { group: "security", to: ["SUBJECT"], evenSelf: true, path: "/account/security" },
  "wait.reminded": { group: "reminders", to: [] },
  "clock.paused": { group: "reminders", to: [] },
  "clock.resumed": { group: "reminders", to: [] },
  "access.requested": { group: "review", to: ["FACILITATOR"], path: "/staff/people/requests" },
  "person.unreached": { group: "review", to: ["FACILITATOR"], path: "/staff/mail" },
  "person.renamed": { group: "security", to: ["SUBJECT"], path: "/account" },
  "person.enabled": { group: "security", to: ["SUBJECT"], path: "/account" },
  "role.given": { group: "security", to: ["SUBJECT"], path: "/account" },
  "role.ended": { group: "security", to: ["SUBJECT"], path: "/account" },
  "membership.started": { group: "security", to: ["SUBJECT"], path: "/account" },
  "membership.ended": { group: "security", to: ["SUBJECT"], path: "/account" },
  "counsel.profile_changed": { group: "security", to: ["SUBJECT"], path: "/account/counsel" },
  "network.profile_changed": { group: "security", to: ["SUBJECT"], path: "/account/network" },
  "network.away_added": { group: "security", to: ["SUBJECT"], path: "/account/network" },
  "network.away_removed": { group: "security", to: ["SUBJECT"], path: "/account/network" },

  "document.infected": { group: "work", to: ["UPLOADER", "FACILITATOR"], page: "assignment" },
  "case.facilitator_assigned": { group: "review", to: ["FACILITATOR"] },
  // Without a page: for the lead before, the case is closed.
  "case.lead_changed": { group: "review", to: ["SUCCESSION", "FACILITATOR"] },
  "case.counsel_added": { group: "review", to: ["ADVOCATE", "DEFENDER", "FACILITATOR"] },
  "case.counsel_joined": { group: "review", to: ["ADVOCATE", "DEFENDER", "FACILITATOR"] },
  // Without a page: for whoever was counsel, the case is closed.
  "case.counsel_removed": {
    group: "review",
    to: ["SUCCESSION", "ADVOCATE", "DEFENDER", "FACILITATOR"],
  },

  // Without a page: the case is gone.
  "intake.discarded": { group: "review", to: ["ADVOCATE"] },
  "intake.submitted": { group: "review", to: ["FACILITATOR"], page: "review" },
  "review.started": { group: "review", to: ["ADVOCATE"], page: "review" },
  "question.asked": { group: "review", to: ["ADVOCATE"], page: "review" },
  "question.answered": { group: "review", to: ["FACILITATOR"], page: "review" },
  "case.accepted": { group: "review", to: ["ADVOCATE"], page: "review" },
  "case.declined": { group: "review", to: ["ADVOCATE"], page: "review" },
  // Without a page: for the Defender the case is gone.
  "case.withdrawn": { group: "review", to: ["FACILITATOR", "DEFENDER"] },
  "case.reopened": { group: "review", to: ["ADVOCATE"], page: "review" },
  "check.stale": { group: "review", to: ["FACILITATOR"], page: "review" },
  "check.waived": { group: "review", to: ["FACILITATOR"], page: "review" },
  "check.blocked": { group: "review", to: ["FACILITATOR"], page: "review" },
  "offer.sent": { group: "offers", to: ["DEFENDER"], page: "review" },
  "offer.interested": { group: "offers", to: ["FACILITATOR"], page: "review" },
  "offer.accepted": { group: "offers", to: ["FACILITATOR", "ADVOCATE"], page: "agreement" },
  "offer.declined": { group: "offers", to: ["FACILITATOR"], page: "review" },
  "offer.revoked": { group: "offers", to: ["DEFENDER"] },
  "offer.expired": { group: "offers", to: ["FACILITATOR", "DEFENDER"], page: "review" },

  "contract.opened": { group: "contract", to: ["ADVOCATE", "DEFENDER", "FACILITATOR"], page: "agreement" },
  "contract.version_created": {
    group: "contract",
    to: ["ADVOCATE", "DEFENDER", "FACILITATOR"],
    page: "agreement",
  },
  "contract.commented": { group: "contract", to: ["ADVOCATE", "DEFENDER", "FACILITATOR"], page: "agreement" },
  "contract.approved": { group: "contract", to: ["FACILITATOR"], page: "agreement" },
  "contract.sent_for_signature": { group: "signing", to: ["ADVOCATE", "DEFENDER"], page: "agreement" },
  "contract.signed": { group: "signing", to: ["FACILITATOR"], page: "agreement" },
  "contract.executed": { group: "signing", to: ["ADVOCATE", "DEFENDER", "FACILITATOR"], page: "assignment" },
  "contract.declined": { group: "signing", to: ["ADVOCATE", "DEFENDER", "FACILITATOR"], page: "agreement" },
  "contract.withdrawn_to_edit": { group: "signing", to: ["ADVOCATE", "DEFENDER"], page: "agreement" },
  "contract.signing_expired": {
    group: "signing",
    to: ["ADVOCATE", "DEFENDER", "FACILITATOR"],
    page: "agreement",
  },
  // Of the case too, which ends with it.
  "contract.voided": {
    group: "signing",
    to: ["ADVOCATE", "DEFENDER", "FACILITATOR", "FINANCE"],
    page: "payment",
  },
  "contract.sealed": { group: "signing", to: ["ADVOCATE", "DEFENDER", "FACILITATOR"], page: "agreement" },
  "defender.released": { group: "contract", to: ["ADVOCATE", "FACILITATOR", "DEFENDER"] },

  "task.changed": { group: "work", to: ["ADVOCATE"], page: "assignment" },
  "task.reopened": { group: "work", to: ["DEFENDER"], page: "assignment" },
  "task.accepted": { group: "work", to: ["DEFENDER"], page: "assignment" },
  "task.dropped": { group: "work", to: ["DEFENDER"], page: "assignment" },
  "task.deadline_asked": { group: "work", to: ["ADVOCATE", "DEFENDER"], page: "assignment" },
  "task.deadline_agreed": { group: "work", to: ["ADVOCATE", "DEFENDER"], page: "assignment" },
  "task.deadline_refused": { group: "work", to: ["ADVOCATE", "DEFENDER"], page: "assignment" },
  "message.sent": { group: "messages", to: ["ADVOCATE", "DEFENDER"], page: "assignment", under: "messages" },
  "case.held": { group: "work", to: ["ADVOCATE", "DEFENDER", "FACILITATOR"], page: "assignment" },
  "case.resumed": { group: "work", to: ["ADVOCATE", "DEFENDER", "FACILITATOR"], page: "assignment" },
  "case.terminated": {
    group: "work",
    to: ["ADVOCATE", "DEFENDER", "FACILITATOR", "FINANCE"],
    page: "payment",
  },
  "work.closed": { group: "work", to: ["ADVOCATE", "DEFENDER", "FINANCE"], page: "payment" },

  "report.submitted": { group: "reports", to: ["FINANCE"], page: "payment", behalf: true },
  "report.late": { group: "reports", to: ["FACILITATOR", "DEFENDER"], page: "payment" },
  "report.returned": { group: "reports", to: ["DEFENDER"], page: "payment" },
  "report.cuts_proposed": { group: "terms", to: ["DEFENDER"], page: "payment" },
  "report.cuts_accepted": { group: "reports", to: ["FINANCE"], page: "payment" },
  "report.cuts_contested": { group: "reports", to: ["FINANCE", "DIRECTOR"], page: "payment" },
  "report.proposal_lapsed": { group: "terms", to: ["DEFENDER", "FINANCE"], page: "payment" },
  "report.final": { group: "reports", to: ["DEFENDER"], page: "payment" },
  "part.refused": { group: "terms", to: ["DEFENDER"], page: "payment" },
  "part.refusal_accepted": { group: "reports", to: ["FINANCE"], page: "payment" },
  "part.refusal_contested": { group: "reports", to: ["FINANCE", "DIRECTOR"], page: "payment" },
  "part.refusal_lapsed": { group: "terms", to: ["DEFENDER", "FINANCE"], page: "payment" },
  "part.refusal_kept": { group: "reports", to: ["DEFENDER"], page: "payment" },
  "part.refusal_dropped": { group: "reports", to: ["DEFENDER", "FINANCE"], page: "payment" },
  "invoice.issued": { group: "money", to: ["ADVOCATE", "BILLING"], page: "payment" },
  "invoice.paid": { group: "money", to: ["ADVOCATE", "BILLING"], page: "payment" },
  "invoice.waiver_granted": { group: "money", to: ["FINANCE"], page: "payment" },
  "invoice.reopened": { group: "money", to: ["ADVOCATE", "BILLING"], page: "payment" },
  "invoice.reminded": { group: "money", to: ["ADVOCATE", "BILLING"], page: "payment" },
  "write_off.proposed": { group: "money", to: ["APPROVER", "DIRECTOR", "FINANCE"], page: "payment" },
  "write_off.refused": { group: "money", to: ["DIRECTOR"], page: "payment" },
  "write_off.lapsed": { group: "money", to: ["DIRECTOR"], page: "payment" },
  "invoice.written_off": {
    group: "money",
    to: ["ADVOCATE", "BILLING", "DIRECTOR", "FINANCE"],
    page: "payment",
  },
  "payout.rate_missing": { group: "money", to: ["FINANCE"], page: "payment" },
  "payout.planned": { group: "money", to: ["APPROVER"], page: "payment" },
  "payout.replanned": { group: "money", to: ["APPROVER"], page: "payment" },
  "payout.approved": { group: "money", to: ["FINANCE"], page: "payment" },
  "payout.sent": { group: "money", to: ["DEFENDER"], page: "payment" },
  "payout.confirmed": { group: "money", to: ["FINANCE"], page: "payment" },
  "payout.missed": { group: "money", to: ["FINANCE"], page: "payment" },
  "debt.settled_otherwise": { group: "money", to: ["DEFENDER", "FINANCE"], page: "payment" },
  "payout.returned": { group: "money", to: ["DEFENDER", "FINANCE"], page: "payment" },
  "case.settled": { group: "money", to: ["ADVOCATE", "DEFENDER"], page: "evaluation" },
  "case.unsettled": { group: "money", to: ["FINANCE", "FACILITATOR"], page: "payment" },
  "work.reopened": { group: "work", to: ["ADVOCATE", "DEFENDER"], page: "assignment" },

  "evaluations.opened": { group: "evaluation", to: ["ADVOCATE", "DEFENDER"], page: "evaluation" },
  "evaluation.risk_reported": { group: "risk", to: ["FACILITATOR", "DIRECTOR"], page: "evaluation" },
  "outcome.reported": { group: "evaluation", to: ["FACILITATOR", "DEFENDER"], page: "evaluation" },
  "outcome.unknown": { group: "evaluation", to: ["ADVOCATE", "FACILITATOR"], page: "evaluation" },
  "case.closed": { group: "evaluation", to: ["ADVOCATE", "DEFENDER", "FACILITATOR"], page: "evaluation" },
  "case.reopened_closed": { group: "evaluation", to: ["ADVOCATE", "DEFENDER", "FACILITATOR"] },
} as const satisfies { [T in EventType]?: Notice };

export type NoticeKind = keyof typeof noticeMatrix;

/** Who is told of an event; nobody for one that is not in the matrix. */
export function noticeOf(event: NewEvent): Notice | null {
  if (event.type === "wait.reminded") {
    const party = event.payload.party;
    if (party === "SYSTEM") return null;
    const { wait, endsAt } = event.payload;
    const group = groupOfReminder(wait, endsAt != null);
    return { group, to: wait === "payInvoice" && party === "ADVOCATE" ? [party, "BILLING"] : [party] };
  }
  if (event.type === "clock.paused" || event.type === "clock.resumed") return noticeOfPause(event.payload);
  if (event.quiet) return null;
  return event.type in noticeMatrix ? (noticeMatrix[event.type as NoticeKind] as Notice) : null;
}

/** Whoever it waits on outside the office; what stands still within it, the office sees in its lists. */
function noticeOfPause({ party, wait }: { party: Party; wait: string }): Notice | null {
  if (party !== "ADVOCATE" && party !== "DEFENDER") return null;
  return { group: "reminders", to: [party], page: waitRow(wait as WaitKind).page };
}

/** A signature, and a term that decides by silence, are reminded of whatever was chosen; so is a last warning. */
const remindedAlways: { [wait in WaitKind]?: Group } = {
  signContract: "signing",
  answerCuts: "terms",
  answerRefusal: "terms",
};

export function groupOfReminder(wait: string, warns: boolean): Group {
  return warns ? "terms" : (remindedAlways[wait as WaitKind] ?? "reminders");
}

/** The group of a notice as it was recorded. */
export function groupOfKind(kind: string): Group {
  const [, how, wait] = /^(remind|warn|told)\.(.+)$/.exec(kind) ?? [];
  if (how && wait) return groupOfReminder(wait, how === "warn");
  return noticeMatrix[kind.replace(/^(?:behalf|own)\./, "") as NoticeKind]?.group ?? "review";
}

/** The groups of which somebody who hears as this hears anything. Reminders are for whomever a case may wait on. */
export function groupsHeardBy(as: readonly Audience[]): Group[] {
  const rows: Notice[] = Object.values(noticeMatrix);
  const heard = (group: Group) =>
    rows.some((row) => row.group === group && row.to.some((audience) => as.includes(audience)));
  return groupNames.filter(
    (group) => group === "security" || (group === "reminders" && as.length > 0) || heard(group),
  );
}
