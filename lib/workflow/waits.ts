import type { EventType, NewEvent } from "./events";
import type { Party, Stage } from "./statuses";

/**
 * What a case waits for, and on whom. An event opens and closes Waits in its own transaction; dashboards, "whose
 * turn" and clocks read nothing else.
 */
type Strike = { afterDays: number } | { half: true } | { daysBefore: number } | { months: number };
type WaitRow = {
  /** The page of the case on which it is done. */
  page: Stage;
  remind?: readonly Strike[];
  /** A command that SYSTEM runs when the wait falls due. */
  then?: "discardDraft" | "expireOffer" | "expireSigning" | "lapseProposal" | "lapseEvaluation" | "settle";
};

export const waitKinds = {
  finishIntake: {
    page: "review",
    remind: [{ afterDays: 7 }, { afterDays: 30 }, { afterDays: 83 }],
    then: "discardDraft",
  },
  readIntake: { page: "review" },
  reviewIntake: { page: "review" },
  answerQuestions: { page: "review", remind: [{ afterDays: 3 }, { afterDays: 7 }, { afterDays: 14 }] },
  readAnswers: { page: "review" },
  decideHits: { page: "review" },
  waiveCheck: { page: "review" },
  offerCase: { page: "review" },
  offerAgain: { page: "review" },
  answerOffer: { page: "review", remind: [{ half: true }], then: "expireOffer" },
  decideOffer: { page: "review", remind: [{ half: true }], then: "expireOffer" },
  checkAgain: { page: "review" },
  completeContract: { page: "agreement" },
  approveText: { page: "agreement" },
  sendForSignature: { page: "agreement" },
  signContract: {
    page: "agreement",
    remind: [{ afterDays: 3 }, { afterDays: 7 }, { daysBefore: 1 }],
    then: "expireSigning",
  },
  doTasks: { page: "assignment", remind: [{ daysBefore: 3 }] },
  reviewTask: { page: "assignment" },
  answerDeadline: { page: "assignment" },
  resumeCase: { page: "assignment", remind: [{ daysBefore: 0 }] },
  finishReport: { page: "payment", remind: [{ daysBefore: 3 }] },
  reviewReport: { page: "payment" },
  correctReport: { page: "payment", remind: [{ daysBefore: 2 }] },
  answerCuts: { page: "payment", remind: [{ afterDays: 5 }, { afterDays: 10 }], then: "lapseProposal" },
  decideContest: { page: "payment" },
  resolveHeld: { page: "payment" },
  issueInvoice: { page: "payment" },
  payInvoice: { page: "payment", remind: [{ daysBefore: 7 }, { daysBefore: -1 }] },
  planPayout: { page: "payment" },
  approvePayout: { page: "payment" },
  sendPayout: { page: "payment" },
  confirmPayout: { page: "payment", remind: [{ afterDays: 5 }] },
  replanPayout: { page: "payment" },
  evaluate: {
    page: "evaluation",
    remind: [{ afterDays: 14 }, { afterDays: 30 }, { daysBefore: 5 }],
    then: "lapseEvaluation",
  },
  /** A closed case that was opened again: settled once more when nothing is owed after its days. */
  resettle: { page: "payment", remind: [{ daysBefore: 7 }], then: "settle" },
  reportOutcome: { page: "evaluation", remind: [{ months: 3 }, { months: 6 }, { months: 12 }] },
} as const satisfies Record<string, WaitRow>;

export type WaitKind = keyof typeof waitKinds;
export const waitKindNames = Object.keys(waitKinds) as WaitKind[];
export const waitRow = (kind: WaitKind): WaitRow => waitKinds[kind];

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

type Handler<T extends EventType> = (payload: Extract<NewEvent, { type: T }>["payload"]) => WaitChange;

const open = (...opened: WaitOpened[]): WaitChange => ({ close: [], open: opened });
const close = (...closed: WaitClosed[]): WaitChange => ({ close: closed, open: [] });
const afresh = (...opened: WaitOpened[]): WaitChange => ({ close: [all], open: opened });
const swap = (closed: WaitClosed[], ...opened: WaitOpened[]): WaitChange => ({ close: closed, open: opened });
const offerAgain = (offerId: string) =>
  afresh({ kind: "offerAgain", party: "FACILITATOR", ref: offerId, by: { workingDays: 5 } });

/** A part above the cap waits on finance for as long as it is held. */
const heldAnew = (entry: { entryId: string; held: boolean }): WaitChange =>
  swap(
    [{ kind: "resolveHeld", ref: entry.entryId }],
    ...(entry.held
      ? [
          {
            kind: "resolveHeld" as const,
            party: "FINANCE" as const,
            ref: entry.entryId,
            by: { workingDays: 10 },
          },
        ]
      : []),
  );

type Left = { assignmentId: string; open: number; firstDeadline: string | null } | null;

/** The Defender's Wait counts the tasks that are left and names the first deadline; it is opened anew when they change. */
const doTasksAnew = (left: Left, change: WaitChange = nothing): WaitChange =>
  left === null
    ? change
    : {
        close: [...change.close, { kind: "doTasks" }],
        open: [
          ...change.open,
          {
            kind: "doTasks",
            party: "DEFENDER",
            ref: left.assignmentId,
            params: { count: left.open },
            by: left.firstDeadline ? { day: left.firstDeadline } : null,
          },
        ],
      };

const handlers: { [T in EventType]?: Handler<T> } = {
  "intake.started": () => open({ kind: "finishIntake", party: "ADVOCATE", by: { days: 90 } }),
  "intake.submitted": () => afresh({ kind: "readIntake", party: "FACILITATOR", by: { workingDays: 3 } }),
  "intake.discarded": () => close(all),
  "case.withdrawn": () => close(all),
  "case.declined": () => close(all),
  "case.reopened": () => afresh({ kind: "reviewIntake", party: "FACILITATOR", by: { workingDays: 5 } }),
  "review.started": () => afresh({ kind: "reviewIntake", party: "FACILITATOR", by: { workingDays: 5 } }),
  "question.asked": (p) =>
    afresh({
      kind: "answerQuestions",
      party: "ADVOCATE",
      params: { count: p.questionIds.length },
      by: { days: 14 },
    }),
  "question.answered": (p) =>
    afresh({
      kind: "readAnswers",
      party: "FACILITATOR",
      params: { count: p.questionIds.length },
      by: { workingDays: 5 },
    }),
  "case.accepted": () => afresh({ kind: "offerCase", party: "FACILITATOR", by: { workingDays: 5 } }),
  "check.run": (p) =>
    swap(
      [{ kind: "decideHits" }, { kind: "waiveCheck" }],
      ...(p.state === "pending"
        ? [
            {
              kind: "decideHits" as const,
              party: "FACILITATOR" as const,
              ref: p.checkId,
              params: { count: p.hits },
              by: { workingDays: 2 },
            },
          ]
        : []),
    ),
  "check.hit_decided": (p) =>
    p.state === "pending"
      ? nothing
      : swap(
          [{ kind: "decideHits", ref: p.checkId }],
          ...(p.state === "possible"
            ? [
                {
                  kind: "waiveCheck" as const,
                  party: "DIRECTOR" as const,
                  ref: p.checkId,
                  by: { workingDays: 5 },
                },
              ]
            : []),
        ),
  "check.waived": (p) => close({ kind: "waiveCheck", ref: p.checkId }),
  "check.blocked": (p) => close({ kind: "waiveCheck", ref: p.checkId }),
  "check.stale": (p) =>
    swap(
      [
        { kind: "decideHits", ref: p.checkId },
        { kind: "waiveCheck", ref: p.checkId },
      ],
      ...(p.offered
        ? [{ kind: "checkAgain" as const, party: "FACILITATOR" as const, by: { workingDays: 1 } }]
        : []),
    ),
  "offer.sent": (p) =>
    afresh({ kind: "answerOffer", party: "DEFENDER", ref: p.offerId, by: { at: p.answerBy } }),
  "offer.interested": (p) =>
    swap([{ kind: "answerOffer", ref: p.offerId }], {
      kind: "decideOffer",
      party: "DEFENDER",
      ref: p.offerId,
      by: { at: p.answerBy },
    }),
  "offer.declined": (p) => offerAgain(p.offerId),
  "offer.revoked": (p) => offerAgain(p.offerId),
  "offer.expired": (p) => offerAgain(p.offerId),
  "offer.accepted": () => close(all),
  "contract.opened": (p) =>
    afresh(
      { kind: "completeContract", party: "ADVOCATE", ref: p.contractId, by: { workingDays: 10 } },
      { kind: "approveText", party: "FACILITATOR", ref: p.contractId, by: { workingDays: 10 } },
      { kind: "approveText", party: "DEFENDER", ref: p.contractId, by: { workingDays: 10 } },
    ),
  "contract.version_created": (p) =>
    afresh(
      ...threeSides.map((party) => ({
        kind: "approveText" as const,
        party,
        ref: p.contractId,
        params: { number: p.number },
        by: { workingDays: 10 },
      })),
    ),
  "contract.approved": (p) =>
    swap(
      [
        { kind: "approveText", party: p.party },
        { kind: "completeContract", party: p.party },
      ],
      ...(p.all
        ? [
            {
              kind: "sendForSignature" as const,
              party: "FACILITATOR" as const,
              ref: p.contractId,
              by: { workingDays: 2 },
            },
          ]
        : []),
    ),
  "contract.sent_for_signature": (p) =>
    afresh(
      ...threeSides.map((party) => ({
        kind: "signContract" as const,
        party,
        ref: p.contractId,
        by: { at: p.signBy },
      })),
    ),
  "contract.signed": (p) => close({ kind: "signContract", party: p.party }),
  "contract.executed": () => close(all),
  "contract.declined": (p) =>
    afresh(
      ...threeSides.map((party) => ({
        kind: "approveText" as const,
        party,
        ref: p.contractId,
        by: { workingDays: 10 },
      })),
    ),
  "contract.withdrawn_to_edit": (p) =>
    afresh(
      ...threeSides.map((party) => ({
        kind: "approveText" as const,
        party,
        ref: p.contractId,
        by: { workingDays: 10 },
      })),
    ),
  "contract.signing_expired": (p) =>
    afresh(
      ...threeSides.map((party) => ({
        kind: "approveText" as const,
        party,
        ref: p.contractId,
        by: { workingDays: 10 },
      })),
    ),
  "defender.released": () => afresh({ kind: "offerAgain", party: "FACILITATOR", by: { workingDays: 5 } }),

  "assignment.opened": (p) =>
    doTasksAnew({ assignmentId: p.assignmentId, open: p.tasks, firstDeadline: p.firstDeadline }),
  "task.changed": (p) =>
    doTasksAnew(
      p.left,
      p.state === "done" || p.state === "not_possible"
        ? swap([{ kind: "reviewTask", ref: p.taskId }], {
            kind: "reviewTask",
            party: "ADVOCATE",
            ref: p.taskId,
            by: { workingDays: 5 },
          })
        : close({ kind: "reviewTask", ref: p.taskId }),
    ),
  "task.accepted": (p) => close({ kind: "reviewTask", ref: p.taskId }),
  "task.reopened": (p) => doTasksAnew(p.left, close({ kind: "reviewTask", ref: p.taskId })),
  "task.dropped": (p) =>
    doTasksAnew(
      p.left,
      close({ kind: "reviewTask", ref: p.taskId }, { kind: "answerDeadline", ref: p.taskId }),
    ),
  "task.deadline_asked": (p) =>
    swap([{ kind: "answerDeadline", ref: p.taskId }], {
      kind: "answerDeadline",
      party: p.by === "DEFENDER" ? "ADVOCATE" : "DEFENDER",
      ref: p.taskId,
      by: { workingDays: 3 },
    }),
  "task.deadline_agreed": (p) => doTasksAnew(p.left, close({ kind: "answerDeadline", ref: p.taskId })),
  "task.deadline_refused": (p) => close({ kind: "answerDeadline", ref: p.taskId }),
  "entry.recorded": (p) =>
    p.held
      ? open({ kind: "resolveHeld", party: "FINANCE", ref: p.entryId, by: { workingDays: 10 } })
      : nothing,
  "entry.changed": (p) => heldAnew(p),
  "entry.placed": (p) => heldAnew(p),
  "entry.withdrawn": (p) => close({ kind: "resolveHeld", ref: p.entryId }),
  "case.held": (p) =>
    swap([{ kind: "doTasks" }], {
      kind: "resumeCase",
      party: p.by,
      userId: p.userId,
      by: { day: p.reviewOn },
    }),
  "case.resumed": (p) => doTasksAnew(p.left, close({ kind: "resumeCase" })),
  "case.terminated": () => close({ kind: "doTasks" }, { kind: "resumeCase" }, { kind: "answerDeadline" }),
  "work.closed": () => close({ kind: "doTasks" }, { kind: "resumeCase" }, { kind: "answerDeadline" }),
  "work.done": () => close({ kind: "doTasks" }, { kind: "answerDeadline" }),

  "report.opened": (p) =>
    p.last ? open({ kind: "finishReport", party: "DEFENDER", ref: p.reportId, by: { days: 14 } }) : nothing,
  "report.submitted": (p) =>
    swap(
      [
        { kind: "finishReport", ref: p.reportId },
        { kind: "correctReport", ref: p.reportId },
      ],
      {
        kind: "reviewReport",
        party: "FINANCE",
        ref: p.reportId,
        params: { number: p.number, count: p.lines },
        by: { workingDays: 5 },
      },
    ),
  "report.returned": (p) =>
    swap([{ kind: "reviewReport", ref: p.reportId }], {
      kind: "correctReport",
      party: "DEFENDER",
      ref: p.reportId,
      params: { number: p.number },
      by: { at: p.returnBy },
    }),
  "report.cuts_proposed": (p) =>
    swap([{ kind: "reviewReport", ref: p.reportId }], {
      kind: "answerCuts",
      party: "DEFENDER",
      ref: p.reportId,
      params: { number: p.number },
      by: { days: 14 },
    }),
  "report.cuts_contested": (p) =>
    swap([{ kind: "answerCuts", ref: p.reportId }], {
      kind: "decideContest",
      party: "FINANCE",
      ref: p.reportId,
      params: { number: p.number },
      by: { workingDays: 5 },
    }),
  "report.final": (p) =>
    close(
      { kind: "reviewReport", ref: p.reportId },
      { kind: "answerCuts", ref: p.reportId },
      { kind: "decideContest", ref: p.reportId },
    ),
  "part.refused": (p) => close({ kind: "resolveHeld", ref: p.entryId }),
  "part.withdrawn": (p) => close({ kind: "resolveHeld", ref: p.entryId }),
  "invoice.drafted": (p) =>
    open({ kind: "issueInvoice", party: "FINANCE", ref: p.invoiceId, by: { workingDays: 5 } }),
  "invoice.issued": (p) =>
    swap(
      [{ kind: "issueInvoice", ref: p.invoiceId }],
      ...(p.totalMinor > 0
        ? [
            {
              kind: "payInvoice" as const,
              party: "ADVOCATE" as const,
              ref: p.invoiceId,
              params: { number: p.number },
              by: { day: p.dueOn },
            },
          ]
        : []),
    ),
  "invoice.paid": (p) => close({ kind: "payInvoice", ref: p.invoiceId }),
  "invoice.reopened": (p) =>
    open({
      kind: "payInvoice",
      party: "ADVOCATE",
      ref: p.invoiceId,
      params: { number: p.number },
      by: { day: p.dueOn },
    }),
  "invoice.written_off": (p) => close({ kind: "payInvoice", ref: p.invoiceId }),
  "payout.rate_missing": (p) =>
    swap([{ kind: "planPayout", ref: p.reportId }], {
      kind: "planPayout",
      party: "FINANCE",
      ref: p.reportId,
      by: { workingDays: 5 },
    }),
  "payout.planned": (p) =>
    swap([{ kind: "planPayout", ref: p.reportId }], {
      kind: "approvePayout",
      party: "APPROVER",
      ref: p.payoutId,
      by: { workingDays: 3 },
    }),
  "payout.approved": (p) =>
    swap([{ kind: "approvePayout", ref: p.payoutId }], {
      kind: "sendPayout",
      party: "FINANCE",
      ref: p.payoutId,
      by: { workingDays: 3 },
    }),
  "payout.sent": (p) =>
    swap([{ kind: "sendPayout", ref: p.payoutId }], {
      kind: "confirmPayout",
      party: "DEFENDER",
      ref: p.payoutId,
      by: { days: 10 },
    }),
  "payout.confirmed": (p) => close({ kind: "confirmPayout", ref: p.payoutId }),
  "payout.returned": (p) =>
    swap([{ kind: "confirmPayout", ref: p.payoutId }], {
      kind: "replanPayout",
      party: "FINANCE",
      ref: p.payoutId,
      by: { workingDays: 3 },
    }),
  "payout.replanned": (p) =>
    swap([{ kind: "replanPayout", ref: p.payoutId }], {
      kind: "approvePayout",
      party: "APPROVER",
      ref: p.payoutId,
      by: { workingDays: 3 },
    }),
  "payout.cancelled": (p) =>
    swap(
      [
        { kind: "approvePayout", ref: p.payoutId },
        { kind: "sendPayout", ref: p.payoutId },
        { kind: "replanPayout", ref: p.payoutId },
      ],
      { kind: "planPayout", party: "FINANCE", ref: p.reportId, by: { workingDays: 5 } },
    ),

  "evaluations.opened": (p) =>
    open(
      ...p.evaluations.map(({ id, party }) => ({
        kind: "evaluate" as const,
        party,
        ref: id,
        by: { at: p.lapsesAt },
      })),
    ),
  "evaluation.submitted": (p) => close({ kind: "evaluate", ref: p.evaluationId }),
  "evaluation.lapsed": (p) => close({ kind: "evaluate", ref: p.evaluationId }),
  "outcome.reported": (p) => (p.final ? close({ kind: "reportOutcome" }) : nothing),
  "case.closed": (p) =>
    p.askOutcome ? open({ kind: "reportOutcome", party: "ADVOCATE", by: { days: 366 } }) : nothing,
  // What is still to be evaluated is asked again when the work is done again.
  "work.reopened": () =>
    swap([{ kind: "evaluate" }, { kind: "finishReport" }], {
      kind: "doTasks",
      party: "DEFENDER",
      params: { count: 0 },
      by: null,
    }),
  "case.reopened_closed": (p) =>
    p.to === "active"
      ? swap([{ kind: "reportOutcome" }], {
          kind: "doTasks",
          party: "DEFENDER",
          params: { count: 0 },
          by: null,
        })
      : swap([{ kind: "reportOutcome" }], { kind: "resettle", party: "FINANCE", by: { days: 30 } }),
  "case.settled": () => close({ kind: "resettle" }, { kind: "reviewTask" }),
};

/** The Waits that an event closes and opens; closing comes first. */
export function waitsAfter(event: NewEvent): WaitChange {
  const handler = handlers[event.type] as ((payload: NewEvent["payload"]) => WaitChange) | undefined;
  return handler ? handler(event.payload) : nothing;
}

const day = 86_400_000;

/** When the clock of a Wait strikes, in order, and whether it reminds or runs the command that ends it. */
export function strikesOf(
  kind: WaitKind,
  since: Date,
  by: Date | null,
): { at: Date; act: "remind" | "then" }[] {
  const row = waitRow(kind);
  const strikes = (row.remind ?? []).flatMap((strike): { at: Date; act: "remind" | "then" }[] => {
    const at = momentOf(strike, since, by);
    return at === null ? [] : [{ at, act: "remind" }];
  });
  if (row.then && by) strikes.push({ at: by, act: "then" });
  return strikes
    .filter((strike) => !(strike.act === "remind" && row.then && by && strike.at >= by))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

function momentOf(strike: Strike, since: Date, by: Date | null): Date | null {
  if ("afterDays" in strike) return new Date(since.getTime() + strike.afterDays * day);
  if ("months" in strike) {
    const at = new Date(since);
    at.setUTCMonth(at.getUTCMonth() + strike.months);
    return at;
  }
  if (!by) return null;
  if ("half" in strike) return new Date((since.getTime() + by.getTime()) / 2);
  const at = new Date(by.getTime() - strike.daysBefore * day);
  return at > since ? at : null;
}
