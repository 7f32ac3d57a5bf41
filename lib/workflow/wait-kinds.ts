import type { Party, Stage } from "./statuses";

/** A negative `daysBefore` is after its day. */
type Moment = { afterDays: number } | { half: true } | { daysBefore: number } | { months: number };
/**
 * `warns`: told in words of its own, with the day on which what follows is done. `tells`: not whoever it waits on, but
 * the office, which may act from then on.
 */
type Reminder = Moment & { warns?: true; tells?: "FACILITATOR" | "FINANCE" };
type WaitRow = {
  /** The page of the case on which it is done. */
  page: Stage | "clocks";
  /** Figures that its words name: whoever opens it gives them. */
  says?: readonly ("count" | "number")[];
  /** Its date is so many working days of the office away; absent: it comes of another date, or after days of 24 hours. */
  counts?: "workingDays";
  /** What happens on its day, where it is not simply needed by then: the words are `cases.byOf`. */
  onDay?: "discarded" | "givenUp" | "goesOn";
  remind?: readonly Reminder[];
  /** The date was told with what waits, and holds however late the reminder was. */
  strict?: true;
  /** Silence counts only after each of its reminders: none is passed over. */
  eachReminder?: true;
  /**
   * What staff may pause of its clock; absent: all of it. `reminders`: the date stands, as on an issued invoice. `no`:
   * the date is agreed between others, or is itself a pause.
   */
  pause?: "reminders" | "no";
  /** A command that SYSTEM runs when the wait falls due. */
  then?:
    | "discardDraft"
    | "expireOffer"
    | "expireSigning"
    | "flagLateReport"
    | "lapseProposal"
    | "lapseEvaluation"
    | "lapseOutcome"
    | "resumeClock"
    | "settle";
};

/** The office has no other side that asks: what it leaves past its day is said to it once. */
const onItsDay = [{ daysBefore: 0 }] as const;
/** Outside the office, before what is asked for is late. */
const dayBefore = [{ daysBefore: 1 }] as const;
const twoDaysBefore = [{ daysBefore: 2 }] as const;

/** What a case can wait for: on which page it is done, and when its clock strikes. */
export const waitKinds = {
  finishIntake: {
    page: "review",
    onDay: "discarded",
    remind: [{ afterDays: 7 }, { afterDays: 30 }, { afterDays: 83, warns: true }],
    then: "discardDraft",
  },
  readIntake: { page: "review", counts: "workingDays", remind: onItsDay },
  reviewIntake: { page: "review", counts: "workingDays", remind: onItsDay },
  answerQuestions: {
    page: "review",
    says: ["count"],
    remind: [{ afterDays: 3 }, { afterDays: 7 }, { afterDays: 14 }, { afterDays: 30, tells: "FACILITATOR" }],
  },
  readAnswers: { page: "review", counts: "workingDays", remind: onItsDay },
  decideHits: { page: "review", counts: "workingDays", says: ["count"], remind: onItsDay },
  waiveCheck: { page: "review", counts: "workingDays", remind: onItsDay },
  offerCase: { page: "review", counts: "workingDays", remind: onItsDay },
  offerAgain: { page: "review", counts: "workingDays", remind: onItsDay },
  answerOffer: { page: "review", remind: [{ half: true }], strict: true, then: "expireOffer" },
  decideOffer: { page: "review", remind: [{ half: true }], strict: true, then: "expireOffer" },
  checkAgain: { page: "review", counts: "workingDays", remind: onItsDay },
  completeContract: { page: "agreement", counts: "workingDays", remind: twoDaysBefore },
  approveText: { page: "agreement", counts: "workingDays", remind: twoDaysBefore },
  sendForSignature: { page: "agreement", counts: "workingDays", remind: onItsDay },
  signContract: {
    page: "agreement",
    remind: [{ afterDays: 3 }, { afterDays: 7 }, { daysBefore: 1 }],
    then: "expireSigning",
  },
  /** The deadlines of tasks move by agreement of those who work on them. */
  doTasks: {
    page: "assignment",
    says: ["count"],
    remind: [{ daysBefore: 3 }, { daysBefore: -1, tells: "FACILITATOR" }],
    pause: "no",
  },
  reviewTask: { page: "assignment", counts: "workingDays", remind: dayBefore },
  answerDeadline: { page: "assignment", counts: "workingDays", remind: dayBefore },
  resumeCase: { page: "assignment", remind: onItsDay, pause: "no" },
  finishReport: { page: "payment", remind: [{ daysBefore: 3 }], then: "flagLateReport" },
  /** The Defender's days for the last report are over: a facilitator may hand it in for them. */
  submitForDefender: { page: "payment", counts: "workingDays", says: ["number"], remind: onItsDay },
  reviewReport: { page: "payment", counts: "workingDays", says: ["number", "count"], remind: onItsDay },
  correctReport: {
    page: "payment",
    says: ["number"],
    remind: [{ daysBefore: 2 }, { daysBefore: -1, tells: "FINANCE" }],
  },
  answerCuts: {
    page: "payment",
    says: ["number"],
    remind: [{ afterDays: 5 }, { afterDays: 10 }],
    eachReminder: true,
    then: "lapseProposal",
  },
  decideContest: { page: "payment", counts: "workingDays", says: ["number"], remind: onItsDay },
  resolveHeld: { page: "payment", counts: "workingDays", remind: onItsDay },
  answerRefusal: {
    page: "payment",
    remind: [{ afterDays: 5 }, { afterDays: 10 }],
    eachReminder: true,
    then: "lapseProposal",
  },
  decideRefusal: { page: "payment", counts: "workingDays", remind: onItsDay },
  issueInvoice: { page: "payment", counts: "workingDays", remind: onItsDay },
  payInvoice: {
    page: "payment",
    says: ["number"],
    remind: [
      { daysBefore: 7 },
      { daysBefore: -1 },
      { daysBefore: -14 },
      { daysBefore: -30 },
      { daysBefore: -30, tells: "FINANCE" },
    ],
    pause: "reminders",
  },
  approveWriteOff: { page: "payment", counts: "workingDays", says: ["number"], remind: onItsDay },
  planPayout: { page: "payment", counts: "workingDays", remind: onItsDay },
  approvePayout: { page: "payment", counts: "workingDays", remind: onItsDay },
  sendPayout: { page: "payment", counts: "workingDays", remind: onItsDay },
  confirmPayout: { page: "payment", remind: [{ afterDays: 5 }, { daysBefore: 0, tells: "FINANCE" }] },
  tracePayout: { page: "payment", counts: "workingDays", remind: onItsDay },
  replanPayout: { page: "payment", counts: "workingDays", remind: onItsDay },
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
  /** The clock of another Wait of this case stands still; on its day it goes on. */
  resumeClock: {
    page: "clocks",
    onDay: "goesOn",
    remind: twoDaysBefore,
    pause: "no",
    then: "resumeClock",
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

/** A reminder, a warning of what follows, word to the office, or the command that ends the wait. */
export type Strike = { at: Date; act: "remind" | "warn" | "tell" | "then"; strict?: true; tells?: Party };

/**
 * When the clock of a Wait strikes, in order.
 * @param since from when its days count: its beginning, and later by what its clock stood still
 */
export function strikesOf(kind: WaitKind, since: Date, by: Date | null): Strike[] {
  const row = waitRow(kind);
  const strikes = (row.remind ?? []).flatMap((reminder): Strike[] => {
    const at = momentOf(reminder, since, by);
    if (at === null) return [];
    const { tells, warns } = reminder;
    return [tells ? { at, act: "tell", tells } : { at, act: warns ? "warn" : "remind" }];
  });
  if (row.then && by) strikes.push({ at: by, act: "then", ...(row.strict ? { strict: true } : {}) });
  return strikes
    .filter((strike) => !(strike.act !== "then" && row.then && by && strike.at >= by))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

/**
 * Which strike is run of those that are overdue together, as after days without a worker: a reminder is passed over when
 * a newer one to the same reader is overdue too, and every one when what it reminds of ends now.
 * @param step the first that was not run
 */
export function strikeDue(kind: WaitKind, strikes: readonly Strike[], step: number, now: Date): number {
  if (waitRow(kind).eachReminder) return step;
  const overdue = strikes.filter(({ at }, index) => index >= step && at <= now);
  const senseless = (one: Strike, later: Strike) =>
    later.strict === true || (later.act !== "then" && later.tells === one.tells);
  const first = overdue.findIndex((one, index) => !overdue.slice(index + 1).some((l) => senseless(one, l)));
  return step + Math.max(first, 0);
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
