import type { Stage } from "./statuses";

type Strike = { afterDays: number } | { half: true } | { daysBefore: number } | { months: number };
type WaitRow = {
  /** The page of the case on which it is done. */
  page: Stage;
  remind?: readonly Strike[];
  /** A command that SYSTEM runs when the wait falls due. */
  then?:
    | "discardDraft"
    | "expireOffer"
    | "expireSigning"
    | "flagLateReport"
    | "lapseProposal"
    | "lapseEvaluation"
    | "lapseOutcome"
    | "settle";
};

/** What a case can wait for: on which page it is done, and when its clock strikes. */
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
  finishReport: { page: "payment", remind: [{ daysBefore: 3 }], then: "flagLateReport" },
  /** The Defender's days for the last report are over: a facilitator may hand it in for them. */
  submitForDefender: { page: "payment" },
  reviewReport: { page: "payment" },
  correctReport: { page: "payment", remind: [{ daysBefore: 2 }] },
  answerCuts: { page: "payment", remind: [{ afterDays: 5 }, { afterDays: 10 }], then: "lapseProposal" },
  decideContest: { page: "payment" },
  resolveHeld: { page: "payment" },
  answerRefusal: { page: "payment", remind: [{ afterDays: 5 }, { afterDays: 10 }], then: "lapseProposal" },
  decideRefusal: { page: "payment" },
  issueInvoice: { page: "payment" },
  payInvoice: { page: "payment", remind: [{ daysBefore: 7 }, { daysBefore: -1 }] },
  approveWriteOff: { page: "payment" },
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
  /** The work is done: what it leaves owed is to be settled within its days. */
  settleWork: { page: "payment", remind: [{ daysBefore: 7 }] },
  /** A closed case that was opened again: settled once more when nothing is owed after its days. */
  resettle: { page: "payment", remind: [{ daysBefore: 7 }], then: "settle" },
  reportOutcome: {
    page: "evaluation",
    remind: [{ months: 3 }, { months: 6 }, { months: 12 }],
    then: "lapseOutcome",
  },
} as const satisfies Record<string, WaitRow>;

export type WaitKind = keyof typeof waitKinds;
export const waitKindNames = Object.keys(waitKinds) as WaitKind[];
export const waitRow = (kind: WaitKind): WaitRow => waitKinds[kind];

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
