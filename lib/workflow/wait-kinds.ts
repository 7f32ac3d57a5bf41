import type { Stage } from "./statuses";

type Moment = { afterDays: number } | { half: true } | { daysBefore: number } | { months: number };
/** `warns`: told in words of its own, with the day on which what follows is done. */
type Reminder = Moment & { warns?: true };
type WaitRow = {
  /** The page of the case on which it is done. */
  page: Stage;
  /** Figures that its words name: whoever opens it gives them. */
  says?: readonly ("count" | "number")[];
  /** What happens on its day, where it is not simply needed by then: the words are `cases.byOf`. */
  onDay?: "discarded" | "givenUp";
  remind?: readonly Reminder[];
  /** The date was told with what waits, and holds however late the reminder was. */
  strict?: true;
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
    onDay: "discarded",
    remind: [{ afterDays: 7 }, { afterDays: 30 }, { afterDays: 83, warns: true }],
    then: "discardDraft",
  },
  readIntake: { page: "review" },
  reviewIntake: { page: "review" },
  answerQuestions: {
    page: "review",
    says: ["count"],
    remind: [{ afterDays: 3 }, { afterDays: 7 }, { afterDays: 14 }],
  },
  readAnswers: { page: "review" },
  decideHits: { page: "review", says: ["count"] },
  waiveCheck: { page: "review" },
  offerCase: { page: "review" },
  offerAgain: { page: "review" },
  answerOffer: { page: "review", remind: [{ half: true }], strict: true, then: "expireOffer" },
  decideOffer: { page: "review", remind: [{ half: true }], strict: true, then: "expireOffer" },
  checkAgain: { page: "review" },
  completeContract: { page: "agreement" },
  approveText: { page: "agreement" },
  sendForSignature: { page: "agreement" },
  signContract: {
    page: "agreement",
    remind: [{ afterDays: 3 }, { afterDays: 7 }, { daysBefore: 1 }],
    then: "expireSigning",
  },
  doTasks: { page: "assignment", says: ["count"], remind: [{ daysBefore: 3 }] },
  reviewTask: { page: "assignment" },
  answerDeadline: { page: "assignment" },
  resumeCase: { page: "assignment", remind: [{ daysBefore: 0 }] },
  finishReport: { page: "payment", remind: [{ daysBefore: 3 }], then: "flagLateReport" },
  /** The Defender's days for the last report are over: a facilitator may hand it in for them. */
  submitForDefender: { page: "payment", says: ["number"] },
  reviewReport: { page: "payment", says: ["number", "count"] },
  correctReport: { page: "payment", says: ["number"], remind: [{ daysBefore: 2 }] },
  answerCuts: {
    page: "payment",
    says: ["number"],
    remind: [{ afterDays: 5 }, { afterDays: 10 }],
    then: "lapseProposal",
  },
  decideContest: { page: "payment", says: ["number"] },
  resolveHeld: { page: "payment" },
  answerRefusal: { page: "payment", remind: [{ afterDays: 5 }, { afterDays: 10 }], then: "lapseProposal" },
  decideRefusal: { page: "payment" },
  issueInvoice: { page: "payment" },
  payInvoice: { page: "payment", says: ["number"], remind: [{ daysBefore: 7 }, { daysBefore: -1 }] },
  approveWriteOff: { page: "payment", says: ["number"] },
  planPayout: { page: "payment" },
  approvePayout: { page: "payment" },
  sendPayout: { page: "payment" },
  confirmPayout: { page: "payment", remind: [{ afterDays: 5 }] },
  tracePayout: { page: "payment" },
  replanPayout: { page: "payment" },
  evaluate: {
    page: "evaluation",
    remind: [{ afterDays: 14 }, { afterDays: 30 }, { daysBefore: 5 }],
    strict: true,
    then: "lapseEvaluation",
  },
  /** The work is done: what it leaves owed is to be settled within its days. */
  settleWork: { page: "payment", remind: [{ daysBefore: 7 }] },
  /** A closed case that was opened again: settled once more when nothing is owed after its days. */
  resettle: { page: "payment", remind: [{ daysBefore: 7 }], then: "settle" },
  reportOutcome: {
    page: "evaluation",
    onDay: "givenUp",
    remind: [{ months: 3 }, { months: 6 }, { months: 12 }],
    then: "lapseOutcome",
  },
} as const satisfies Record<string, WaitRow>;

export type WaitKind = keyof typeof waitKinds;

/** The figures that the words of a kind of Wait name; `number` is that of a report or an invoice. */
export type WaitFigures<K extends WaitKind> = (typeof waitKinds)[K] extends {
  says: readonly (infer F extends string)[];
}
  ? { params: { [N in F]: N extends "count" ? number : number | string } }
  : { params?: never };
export const waitKindNames = Object.keys(waitKinds) as WaitKind[];
export const waitRow = (kind: WaitKind): WaitRow => waitKinds[kind];

const day = 86_400_000;

/** A reminder, a warning of what follows, or the command that ends the wait. */
export type Strike = { at: Date; act: "remind" | "warn" | "then"; strict?: true };

/** When the clock of a Wait strikes, in order. */
export function strikesOf(kind: WaitKind, since: Date, by: Date | null): Strike[] {
  const row = waitRow(kind);
  const strikes = (row.remind ?? []).flatMap((reminder): Strike[] => {
    const at = momentOf(reminder, since, by);
    return at === null ? [] : [{ at, act: reminder.warns ? "warn" : "remind" }];
  });
  if (row.then && by) strikes.push({ at: by, act: "then", ...(row.strict ? { strict: true } : {}) });
  return strikes
    .filter((strike) => !(strike.act !== "then" && row.then && by && strike.at >= by))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

/**
 * When the strike after this one comes. A clock that stood still does not make up for it at once: reminders keep a day
 * between them, and what ends the wait comes as long after the last reminder as it always does.
 * @param struckAt when this strike was really run
 */
export function strikeAfter(strikes: readonly Strike[], step: number, struckAt: Date): Date | null {
  const [current, next] = [strikes[step], strikes[step + 1]];
  if (!current || !next) return null;
  if (next.strict) return next.at;
  const apart = next.at.getTime() - current.at.getTime();
  const least = next.act === "then" ? apart : Math.min(apart, day);
  return new Date(Math.max(next.at.getTime(), struckAt.getTime() + least));
}

function momentOf(moment: Moment, since: Date, by: Date | null): Date | null {
  if ("afterDays" in moment) return new Date(since.getTime() + moment.afterDays * day);
  if ("months" in moment) return monthsAfter(since, moment.months);
  if (!by) return null;
  if ("half" in moment) return new Date((since.getTime() + by.getTime()) / 2);
  const at = new Date(by.getTime() - moment.daysBefore * day);
  return at > since ? at : null;
}

/** The same day of a later month; the last one where that month is shorter: 31 August and six months is 28 February. */
function monthsAfter(since: Date, months: number): Date {
  const at = new Date(since);
  at.setUTCMonth(at.getUTCMonth() + months);
  if (at.getUTCDate() !== since.getUTCDate()) at.setUTCDate(0);
  return at;
}
