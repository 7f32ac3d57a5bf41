import type { EventType, NewEvent } from "./events";
import type { Party } from "./statuses";
import type { WaitKind } from "./wait-kinds";

/**
 * What a case waits for, and on whom. An event opens and closes Waits in its own transaction; dashboards, "whose
 * turn" and clocks read nothing else.
 */
export type Due = { workingDays: number } | { days: number } | { at: string } | { day: string } | null;

export type WaitOpened = {
  kind: WaitKind;
  party: Party;
  /** One person of that party; absent: anybody of it. */
  userId?: string;
  /** The record that waits: an offer, a report, an invoice. */
  ref?: string;
  params?: Record<string, string | number>;
  by: Due;
};
export type WaitClosed = { kind: WaitKind | "all"; party?: Party; ref?: string };
export type WaitChange = { close: WaitClosed[]; open: WaitOpened[] };

const nothing: WaitChange = { close: [], open: [] };
const all: WaitClosed = { kind: "all" };
const threeSides = ["ADVOCATE", "FACILITATOR", "DEFENDER"] as const;

type More = Pick<WaitOpened, "ref" | "params" | "userId">;
const on = (party: Party, kind: WaitKind, by: Due, more: More = {}): WaitOpened => ({
  kind,
  party,
  by,
  ...more,
});
/** What is waited for only if something holds. */
const when = (holds: boolean, ...waits: WaitOpened[]): WaitOpened[] => (holds ? waits : []);

const open = (...opened: WaitOpened[]): WaitChange => ({ close: [], open: opened });
const close = (...closed: WaitClosed[]): WaitChange => ({ close: closed, open: [] });
const afresh = (...opened: WaitOpened[]): WaitChange => ({ close: [all], open: opened });
const swap = (closed: WaitClosed[], ...opened: WaitOpened[]): WaitChange => ({ close: closed, open: opened });

const days = (days: number): Due => ({ days });
const workingDays = (workingDays: number): Due => ({ workingDays });
const at = (at: string): Due => ({ at });
const onDay = (day: string): Due => ({ day });

const offerAgain = ({ offerId: ref }: { offerId?: string }) =>
  afresh(on("FACILITATOR", "offerAgain", workingDays(5), ref ? { ref } : {}));

/** Each side reads the text anew and approves it. */
const allApprove = ({ contractId: ref, number }: { contractId: string; number?: number }) => {
  const more = number === undefined ? { ref } : { ref, params: { number } };
  return afresh(...threeSides.map((party) => on(party, "approveText", workingDays(10), more)));
};

/** A part above the cap waits on finance for as long as it is held. */
const heldPart = (ref: string) => on("FINANCE", "resolveHeld", workingDays(10), { ref });
const heldAnew = ({ entryId: ref, held }: { entryId: string; held: boolean }) =>
  swap([{ kind: "resolveHeld", ref }], ...when(held, heldPart(ref)));

const refusalEnded = ({ partId: ref }: { partId: string }) =>
  close({ kind: "answerRefusal", ref }, { kind: "decideRefusal", ref });

type Left = { assignmentId: string; open: number; firstDeadline: string | null } | null;

/** The Defender's Wait counts the tasks that are left and names the first deadline; it is opened anew when they change. */
const doTasksAnew = (left: Left, change: WaitChange = nothing): WaitChange => {
  if (left === null) return change;
  const by = left.firstDeadline ? onDay(left.firstDeadline) : null;
  const more = { ref: left.assignmentId, params: { count: left.open } };
  return {
    close: [...change.close, { kind: "doTasks" }],
    open: [...change.open, on("DEFENDER", "doTasks", by, more)],
  };
};
/** Work that was opened again: how much is to be done is not known yet. */
const doTasksAgain = on("DEFENDER", "doTasks", null, { params: { count: 0 } });

const settleWork = on("FINANCE", "settleWork", days(30));

type InvoiceDue = { invoiceId: string; number: string; dueOn: string };
const payInvoice = ({ invoiceId: ref, number, dueOn }: InvoiceDue) =>
  on("ADVOCATE", "payInvoice", onDay(dueOn), { ref, params: { number } });

const ended = close({ kind: "doTasks" }, { kind: "resumeCase" }, { kind: "answerDeadline" });

type Handler<T extends EventType> = (payload: Extract<NewEvent, { type: T }>["payload"]) => WaitChange;

const handlers: { [T in EventType]?: Handler<T> } = {
  "intake.started": () => open(on("ADVOCATE", "finishIntake", days(90))),
  "intake.submitted": () => afresh(on("FACILITATOR", "readIntake", workingDays(3))),
  "intake.discarded": () => close(all),
  "case.withdrawn": () => close(all),
  "case.declined": () => close(all),
  "case.reopened": () => afresh(on("FACILITATOR", "reviewIntake", workingDays(5))),
  "review.started": () => afresh(on("FACILITATOR", "reviewIntake", workingDays(5))),
  "question.asked": ({ questionIds }) =>
    afresh(on("ADVOCATE", "answerQuestions", days(14), { params: { count: questionIds.length } })),
  "question.answered": ({ questionIds }) =>
    afresh(on("FACILITATOR", "readAnswers", workingDays(5), { params: { count: questionIds.length } })),
  "case.accepted": () => afresh(on("FACILITATOR", "offerCase", workingDays(5))),
  // Checks of the same Defender that this one replaces are stale by events of their own; others go on waiting.
  "check.run": ({ checkId: ref, hits: count, state }) =>
    open(
      ...when(
        state === "pending",
        on("FACILITATOR", "decideHits", workingDays(2), { ref, params: { count } }),
      ),
    ),
  "check.hit_decided": ({ checkId: ref, state }) =>
    state === "pending"
      ? nothing
      : swap(
          [
            { kind: "decideHits", ref },
            { kind: "waiveCheck", ref },
          ],
          ...when(state === "possible", on("DIRECTOR", "waiveCheck", workingDays(5), { ref })),
        ),
  "check.waived": ({ checkId: ref }) => close({ kind: "waiveCheck", ref }),
  "check.blocked": ({ checkId: ref }) => close({ kind: "waiveCheck", ref }),
  "check.stale": ({ checkId: ref, offered }) =>
    swap(
      [
        { kind: "decideHits", ref },
        { kind: "waiveCheck", ref },
      ],
      ...when(offered, on("FACILITATOR", "checkAgain", workingDays(1))),
    ),
  "offer.sent": ({ offerId: ref, answerBy }) => afresh(on("DEFENDER", "answerOffer", at(answerBy), { ref })),
  "offer.interested": ({ offerId: ref, answerBy }) =>
    swap([{ kind: "answerOffer", ref }], on("DEFENDER", "decideOffer", at(answerBy), { ref })),
  "offer.declined": offerAgain,
  "offer.revoked": offerAgain,
  "offer.expired": offerAgain,
  "offer.accepted": () => close(all),

  "contract.opened": ({ contractId: ref }) =>
    afresh(
      on("ADVOCATE", "completeContract", workingDays(10), { ref }),
      on("FACILITATOR", "approveText", workingDays(10), { ref }),
      on("DEFENDER", "approveText", workingDays(10), { ref }),
    ),
  "contract.version_created": allApprove,
  "contract.approved": ({ contractId: ref, party, all: byAll }) =>
    swap(
      [
        { kind: "approveText", party },
        { kind: "completeContract", party },
      ],
      ...when(byAll, on("FACILITATOR", "sendForSignature", workingDays(2), { ref })),
    ),
  "contract.sent_for_signature": ({ contractId: ref, signBy }) =>
    afresh(...threeSides.map((party) => on(party, "signContract", at(signBy), { ref }))),
  "contract.signed": ({ party }) => close({ kind: "signContract", party }),
  "contract.executed": () => close(all),
  "contract.declined": ({ contractId }) => allApprove({ contractId }),
  "contract.withdrawn_to_edit": ({ contractId }) => allApprove({ contractId }),
  "contract.signing_expired": ({ contractId }) => allApprove({ contractId }),
  "defender.released": () => offerAgain({}),

  "assignment.opened": ({ assignmentId, tasks, firstDeadline }) =>
    doTasksAnew({ assignmentId, open: tasks, firstDeadline }),
  "task.changed": ({ taskId: ref, state, left }) => {
    const finished = state === "done" || state === "not_possible";
    const review = on("ADVOCATE", "reviewTask", workingDays(5), { ref });
    return doTasksAnew(left, swap([{ kind: "reviewTask", ref }], ...when(finished, review)));
  },
  "task.accepted": ({ taskId: ref }) => close({ kind: "reviewTask", ref }),
  "task.reopened": ({ taskId: ref, left }) => doTasksAnew(left, close({ kind: "reviewTask", ref })),
  "task.dropped": ({ taskId: ref, left }) =>
    doTasksAnew(left, close({ kind: "reviewTask", ref }, { kind: "answerDeadline", ref })),
  "task.deadline_asked": ({ taskId: ref, by }) => {
    const other = by === "DEFENDER" ? "ADVOCATE" : "DEFENDER";
    return swap([{ kind: "answerDeadline", ref }], on(other, "answerDeadline", workingDays(3), { ref }));
  },
  "task.deadline_agreed": ({ taskId: ref, left }) =>
    doTasksAnew(left, close({ kind: "answerDeadline", ref })),
  "task.deadline_refused": ({ taskId: ref }) => close({ kind: "answerDeadline", ref }),
  "entry.recorded": ({ entryId, held }) => open(...when(held, heldPart(entryId))),
  "entry.changed": heldAnew,
  "entry.placed": heldAnew,
  "entry.withdrawn": ({ entryId: ref }) => close({ kind: "resolveHeld", ref }),
  "case.held": ({ by, userId, reviewOn }) =>
    swap([{ kind: "doTasks" }], on(by, "resumeCase", onDay(reviewOn), { userId })),
  "case.resumed": ({ left }) => doTasksAnew(left, close({ kind: "resumeCase" })),
  "case.terminated": () => ended,
  "work.closed": () => ended,
  "work.done": () => swap([{ kind: "doTasks" }, { kind: "answerDeadline" }], settleWork),

  "report.opened": ({ reportId: ref, last }) =>
    open(...when(last, on("DEFENDER", "finishReport", days(14), { ref }))),
  "report.late": ({ reportId: ref, number }) =>
    open(on("FACILITATOR", "submitForDefender", workingDays(5), { ref, params: { number } })),
  "report.submitted": ({ reportId: ref, number, lines: count }) =>
    swap(
      [
        { kind: "finishReport", ref },
        { kind: "submitForDefender", ref },
        { kind: "correctReport", ref },
      ],
      on("FINANCE", "reviewReport", workingDays(5), { ref, params: { number, count } }),
    ),
  "report.returned": ({ reportId: ref, number, returnBy }) =>
    swap(
      [{ kind: "reviewReport", ref }],
      on("DEFENDER", "correctReport", at(returnBy), { ref, params: { number } }),
    ),
  "report.cuts_proposed": ({ reportId: ref, number }) =>
    swap(
      [{ kind: "reviewReport", ref }],
      on("DEFENDER", "answerCuts", days(14), { ref, params: { number } }),
    ),
  "report.cuts_contested": ({ reportId: ref, number }) =>
    swap(
      [{ kind: "answerCuts", ref }],
      on("FINANCE", "decideContest", workingDays(5), { ref, params: { number } }),
    ),
  "report.final": ({ reportId: ref }) =>
    close({ kind: "reviewReport", ref }, { kind: "answerCuts", ref }, { kind: "decideContest", ref }),
  "part.refused": ({ entryId, partId: ref }) =>
    swap([{ kind: "resolveHeld", ref: entryId }], on("DEFENDER", "answerRefusal", days(14), { ref })),
  "part.refusal_accepted": refusalEnded,
  "part.refusal_contested": ({ partId: ref }) =>
    swap([{ kind: "answerRefusal", ref }], on("FINANCE", "decideRefusal", workingDays(5), { ref })),
  "part.refusal_lapsed": refusalEnded,
  "part.refusal_kept": refusalEnded,
  "part.refusal_dropped": ({ entryId, partId: ref }) =>
    swap([{ kind: "decideRefusal", ref }], heldPart(entryId)),
  "part.withdrawn": ({ entryId: ref }) => close({ kind: "resolveHeld", ref }),
  "invoice.drafted": ({ invoiceId: ref }) => open(on("FINANCE", "issueInvoice", workingDays(5), { ref })),
  "invoice.issued": (invoice) =>
    swap(
      [{ kind: "issueInvoice", ref: invoice.invoiceId }],
      ...when(invoice.totalMinor > 0, payInvoice(invoice)),
    ),
  "invoice.paid": ({ invoiceId: ref }) => close({ kind: "payInvoice", ref }),
  "invoice.reopened": (invoice) => open(payInvoice(invoice)),
  "write_off.proposed": ({ writeOffId: ref, number }) =>
    open(on("APPROVER", "approveWriteOff", workingDays(5), { ref, params: { number } })),
  "write_off.refused": ({ writeOffId: ref }) => close({ kind: "approveWriteOff", ref }),
  "write_off.lapsed": ({ writeOffId: ref }) => close({ kind: "approveWriteOff", ref }),
  "invoice.written_off": ({ writeOffId, invoiceId }) =>
    close({ kind: "approveWriteOff", ref: writeOffId }, { kind: "payInvoice", ref: invoiceId }),
  "payout.rate_missing": ({ reportId: ref }) =>
    swap([{ kind: "planPayout", ref }], on("FINANCE", "planPayout", workingDays(5), { ref })),
  "payout.planned": ({ reportId, payoutId: ref }) =>
    swap([{ kind: "planPayout", ref: reportId }], on("APPROVER", "approvePayout", workingDays(3), { ref })),
  "payout.approved": ({ payoutId: ref }) =>
    swap([{ kind: "approvePayout", ref }], on("FINANCE", "sendPayout", workingDays(3), { ref })),
  "payout.sent": ({ payoutId: ref }) =>
    swap([{ kind: "sendPayout", ref }], on("DEFENDER", "confirmPayout", days(10), { ref })),
  "payout.confirmed": ({ payoutId: ref }) => close({ kind: "confirmPayout", ref }),
  "payout.returned": ({ payoutId: ref }) =>
    swap([{ kind: "confirmPayout", ref }], on("FINANCE", "replanPayout", workingDays(3), { ref })),
  "payout.replanned": ({ payoutId: ref }) =>
    swap([{ kind: "replanPayout", ref }], on("APPROVER", "approvePayout", workingDays(3), { ref })),
  "payout.cancelled": ({ payoutId: ref, reportId }) =>
    swap(
      [
        { kind: "approvePayout", ref },
        { kind: "sendPayout", ref },
        { kind: "replanPayout", ref },
      ],
      on("FINANCE", "planPayout", workingDays(5), { ref: reportId }),
    ),

  "evaluations.opened": ({ evaluations, lapsesAt }) =>
    open(...evaluations.map(({ id: ref, party }) => on(party, "evaluate", at(lapsesAt), { ref }))),
  "evaluation.submitted": ({ evaluationId: ref }) => close({ kind: "evaluate", ref }),
  "evaluation.lapsed": ({ evaluationId: ref }) => close({ kind: "evaluate", ref }),
  "outcome.reported": ({ final }) => (final ? close({ kind: "reportOutcome" }) : nothing),
  "outcome.unknown": () => close({ kind: "reportOutcome" }),
  // A year, the last reminder at its end, and two weeks to answer that one.
  "case.closed": ({ askOutcome }) => open(...when(askOutcome, on("ADVOCATE", "reportOutcome", days(380)))),
  // What is still to be evaluated is asked again when the work is done again.
  "work.reopened": () =>
    swap(
      [{ kind: "evaluate" }, { kind: "finishReport" }, { kind: "submitForDefender" }, { kind: "settleWork" }],
      doTasksAgain,
    ),
  "case.reopened_closed": ({ to }) =>
    swap([{ kind: "reportOutcome" }], to === "active" ? doTasksAgain : on("FINANCE", "resettle", days(30))),
  "case.settled": () => close({ kind: "settleWork" }, { kind: "resettle" }, { kind: "reviewTask" }),
  "case.unsettled": () => open(settleWork),
};

/** The Waits that an event closes and opens; closing comes first. */
export function waitsAfter(event: NewEvent): WaitChange {
  const handler = handlers[event.type] as ((payload: NewEvent["payload"]) => WaitChange) | undefined;
  return handler ? handler(event.payload) : nothing;
}
