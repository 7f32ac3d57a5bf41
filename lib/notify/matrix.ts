import type { EventType, NewEvent } from "@/lib/workflow/events";
import type { Party, Stage } from "@/lib/workflow/statuses";
import { waitRow, type WaitKind } from "@/lib/workflow/wait-kinds";

/** Who hears of what: one matrix, in the reader's language, in the portal and by mail. */
export type Audience =
  | "ADVOCATE"
  | "DEFENDER"
  | "FACILITATOR"
  | "FINANCE"
  | "DIRECTOR"
  | "APPROVER"
  | "BILLING"
  /** The person that the event is about. */
  | "SUBJECT"
  /** Who did it: told too, so that both sides have it in writing. */
  | "ACTOR"
  /** Who has something from now on, and who had it before. */
  | "SUCCESSION";

export type Notice = {
  to: readonly Audience[];
  /** Page of the case that the notice opens; absent: the dashboard. */
  page?: Stage | "clocks";
  /** The page that it opens where it is about no case. */
  path?: "/account/devices" | "/account/security";
  /** What is read lies under that page. */
  under?: "messages";
  /** Told too when the reader did it (a link that is mailed to whoever asked). */
  evenSelf?: true;
  /** Done by staff on behalf of somebody, who is told so in words of their own. */
  behalf?: true;
};

/** Events that nobody is told of stand in the history alone. The actor is never told of what they did. */
export const noticeMatrix = {
  "person.password_reset": { to: ["SUBJECT"], evenSelf: true },
  "person.new_device": { to: ["SUBJECT"], evenSelf: true, path: "/account/devices" },
  "factor.added": { to: ["SUBJECT"], evenSelf: true, path: "/account/security" },
  "factor.removed": { to: ["SUBJECT"], evenSelf: true, path: "/account/security" },
  "factors.reset": { to: ["SUBJECT", "ACTOR"], evenSelf: true, path: "/account/security" },
  "recovery_codes.renewed": { to: ["SUBJECT"], evenSelf: true, path: "/account/security" },
  "recovery_code.used": { to: ["SUBJECT"], evenSelf: true, path: "/account/security" },
  "wait.reminded": { to: [] },
  "clock.paused": { to: [] },
  "clock.resumed": { to: [] },

  "case.facilitator_assigned": { to: ["FACILITATOR"] },
  // Without a page: for the lead before, the case is closed.
  "case.lead_changed": { to: ["SUCCESSION", "FACILITATOR"] },

  // Without a page: the case is gone.
  "intake.discarded": { to: ["ADVOCATE"] },
  "intake.submitted": { to: ["FACILITATOR"], page: "review" },
  "review.started": { to: ["ADVOCATE"], page: "review" },
  "question.asked": { to: ["ADVOCATE"], page: "review" },
  "question.answered": { to: ["FACILITATOR"], page: "review" },
  "case.accepted": { to: ["ADVOCATE"], page: "review" },
  "case.declined": { to: ["ADVOCATE"], page: "review" },
  // Without a page: for the Defender the case is gone.
  "case.withdrawn": { to: ["FACILITATOR", "DEFENDER"] },
  "case.reopened": { to: ["ADVOCATE"], page: "review" },
  "check.stale": { to: ["FACILITATOR"], page: "review" },
  "check.waived": { to: ["FACILITATOR"], page: "review" },
  "check.blocked": { to: ["FACILITATOR"], page: "review" },
  "offer.sent": { to: ["DEFENDER"], page: "review" },
  "offer.interested": { to: ["FACILITATOR"], page: "review" },
  "offer.accepted": { to: ["FACILITATOR", "ADVOCATE"], page: "agreement" },
  "offer.declined": { to: ["FACILITATOR"], page: "review" },
  "offer.revoked": { to: ["DEFENDER"] },
  "offer.expired": { to: ["FACILITATOR", "DEFENDER"] },

  "contract.opened": { to: ["ADVOCATE", "DEFENDER", "FACILITATOR"], page: "agreement" },
  "contract.version_created": { to: ["ADVOCATE", "DEFENDER", "FACILITATOR"], page: "agreement" },
  "contract.commented": { to: ["ADVOCATE", "DEFENDER", "FACILITATOR"], page: "agreement" },
  "contract.approved": { to: ["FACILITATOR"], page: "agreement" },
  "contract.sent_for_signature": { to: ["ADVOCATE", "DEFENDER"], page: "agreement" },
  "contract.signed": { to: ["FACILITATOR"], page: "agreement" },
  "contract.executed": { to: ["ADVOCATE", "DEFENDER", "FACILITATOR"], page: "assignment" },
  "contract.declined": { to: ["ADVOCATE", "DEFENDER", "FACILITATOR"], page: "agreement" },
  "contract.withdrawn_to_edit": { to: ["ADVOCATE", "DEFENDER"], page: "agreement" },
  "contract.signing_expired": { to: ["ADVOCATE", "DEFENDER", "FACILITATOR"], page: "agreement" },
  // Of the case too, which ends with it.
  "contract.voided": { to: ["ADVOCATE", "DEFENDER", "FACILITATOR", "FINANCE"], page: "payment" },
  "contract.sealed": { to: ["ADVOCATE", "DEFENDER", "FACILITATOR"], page: "agreement" },
  "defender.released": { to: ["ADVOCATE", "FACILITATOR", "DEFENDER"] },

  "task.changed": { to: ["ADVOCATE"], page: "assignment" },
  "task.reopened": { to: ["DEFENDER"], page: "assignment" },
  "task.accepted": { to: ["DEFENDER"], page: "assignment" },
  "task.dropped": { to: ["DEFENDER"], page: "assignment" },
  "task.deadline_asked": { to: ["ADVOCATE", "DEFENDER"], page: "assignment" },
  "task.deadline_agreed": { to: ["ADVOCATE", "DEFENDER"], page: "assignment" },
  "task.deadline_refused": { to: ["ADVOCATE", "DEFENDER"], page: "assignment" },
  "message.sent": { to: ["ADVOCATE", "DEFENDER"], page: "assignment", under: "messages" },
  "case.held": { to: ["ADVOCATE", "DEFENDER", "FACILITATOR"], page: "assignment" },
  "case.resumed": { to: ["ADVOCATE", "DEFENDER", "FACILITATOR"], page: "assignment" },
  "case.terminated": { to: ["ADVOCATE", "DEFENDER", "FACILITATOR", "FINANCE"], page: "payment" },
  "work.closed": { to: ["ADVOCATE", "DEFENDER", "FINANCE"], page: "payment" },

  "report.submitted": { to: ["FINANCE"], page: "payment", behalf: true },
  "report.late": { to: ["FACILITATOR", "DEFENDER"], page: "payment" },
  "report.returned": { to: ["DEFENDER"], page: "payment" },
  "report.cuts_proposed": { to: ["DEFENDER"], page: "payment" },
  "report.cuts_accepted": { to: ["FINANCE"], page: "payment" },
  "report.cuts_contested": { to: ["FINANCE", "DIRECTOR"], page: "payment" },
  "report.proposal_lapsed": { to: ["DEFENDER", "FINANCE"], page: "payment" },
  "report.final": { to: ["DEFENDER"], page: "payment" },
  "part.refused": { to: ["DEFENDER"], page: "payment" },
  "part.refusal_accepted": { to: ["FINANCE"], page: "payment" },
  "part.refusal_contested": { to: ["FINANCE", "DIRECTOR"], page: "payment" },
  "part.refusal_lapsed": { to: ["DEFENDER", "FINANCE"], page: "payment" },
  "part.refusal_kept": { to: ["DEFENDER"], page: "payment" },
  "part.refusal_dropped": { to: ["DEFENDER", "FINANCE"], page: "payment" },
  "invoice.issued": { to: ["ADVOCATE", "BILLING"], page: "payment" },
  "invoice.paid": { to: ["ADVOCATE", "BILLING"], page: "payment" },
  "invoice.waiver_granted": { to: ["FINANCE"], page: "payment" },
  "invoice.reopened": { to: ["ADVOCATE", "BILLING"], page: "payment" },
  "invoice.reminded": { to: ["ADVOCATE", "BILLING"], page: "payment" },
  "write_off.proposed": { to: ["APPROVER", "DIRECTOR", "FINANCE"], page: "payment" },
  "write_off.refused": { to: ["DIRECTOR"], page: "payment" },
  "write_off.lapsed": { to: ["DIRECTOR"], page: "payment" },
  "invoice.written_off": { to: ["ADVOCATE", "BILLING", "DIRECTOR", "FINANCE"], page: "payment" },
  "payout.rate_missing": { to: ["FINANCE"], page: "payment" },
  "payout.planned": { to: ["APPROVER"], page: "payment" },
  "payout.replanned": { to: ["APPROVER"], page: "payment" },
  "payout.approved": { to: ["FINANCE"], page: "payment" },
  "payout.sent": { to: ["DEFENDER"], page: "payment" },
  "payout.confirmed": { to: ["FINANCE"], page: "payment" },
  "payout.missed": { to: ["FINANCE"], page: "payment" },
  "debt.settled_otherwise": { to: ["DEFENDER", "FINANCE"], page: "payment" },
  "payout.returned": { to: ["DEFENDER", "FINANCE"], page: "payment" },
  "case.settled": { to: ["ADVOCATE", "DEFENDER"], page: "evaluation" },
  "case.unsettled": { to: ["FINANCE", "FACILITATOR"], page: "payment" },
  "work.reopened": { to: ["ADVOCATE", "DEFENDER"], page: "assignment" },

  "evaluations.opened": { to: ["ADVOCATE", "DEFENDER"], page: "evaluation" },
  "evaluation.risk_reported": { to: ["FACILITATOR", "DIRECTOR"], page: "evaluation" },
  "outcome.reported": { to: ["FACILITATOR", "DEFENDER"], page: "evaluation" },
  "outcome.unknown": { to: ["ADVOCATE", "FACILITATOR"], page: "evaluation" },
  "case.closed": { to: ["ADVOCATE", "DEFENDER", "FACILITATOR"], page: "evaluation" },
  "case.reopened_closed": { to: ["ADVOCATE", "DEFENDER", "FACILITATOR"] },
} as const satisfies { [T in EventType]?: Notice };

export type NoticeKind = keyof typeof noticeMatrix;

/** Who is told of an event; nobody for one that is not in the matrix. */
export function noticeOf(event: NewEvent): Notice | null {
  if (event.type === "wait.reminded") {
    const party = event.payload.party;
    if (party === "SYSTEM") return null;
    return { to: event.payload.wait === "payInvoice" && party === "ADVOCATE" ? [party, "BILLING"] : [party] };
  }
  if (event.type === "clock.paused" || event.type === "clock.resumed") return noticeOfPause(event.payload);
  if (event.quiet) return null;
  return event.type in noticeMatrix ? (noticeMatrix[event.type as NoticeKind] as Notice) : null;
}

/** Whoever it waits on outside the office; what stands still within it, the office sees in its lists. */
function noticeOfPause({ party, wait }: { party: Party; wait: string }): Notice | null {
  if (party !== "ADVOCATE" && party !== "DEFENDER") return null;
  return { to: [party], page: waitRow(wait as WaitKind).page };
}
