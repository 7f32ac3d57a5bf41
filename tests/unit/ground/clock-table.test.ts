import { describe, expect, test } from "vitest";
import { clockSentences } from "@/components/case/clock-words";
import { addDays, addWorkingDays, endOfDayIn, officeZone } from "@/lib/calendar";
import { parsePlainDate } from "@/lib/dates";
import { clockAhead } from "@/lib/workflow/clock-ahead";
import type { NewEvent } from "@/lib/workflow/events";
import type { Due } from "@/lib/workflow/wait-change";
import { strikesOf, waitKindNames, waitRow, type WaitKind } from "@/lib/workflow/wait-kinds";
import { waitsAfter } from "@/lib/workflow/waits";

/**
 * Every clock of the domain, written down by hand: what opens it, on whom it waits, by when, and what it does on which
 * day after it was opened (`remind`; `tell`: the office hears of it; `then`: what ends the wait by itself).
 */
const id = "5b0c7f9e-0000-4000-8000-000000000001";
const at = (days: number) => addDays(opened, days).toISOString();
// A Monday in Brooklyn, without a holiday in the two weeks after it.
const opened = new Date("2026-11-30T15:00:00Z");
const report = { reportId: id, number: 2, last: false };
const payout = { payoutId: id, reportId: id, defenderId: id, payMinor: 100, payCurrency: "GTQ" } as const;
const writeOff = { writeOffId: id, invoiceId: id, number: "2026-0042" };
const left = { assignmentId: id, open: 2, firstDeadline: "2026-12-20" };
const none = {};

type Row = [by: NewEvent, party: string, due: Due, strikes: string[]];
const wd = (workingDays: number): Due => ({ workingDays });
const cal = (days: number): Due => ({ days });

const table: Record<WaitKind, Row> = {
  finishIntake: [
    { type: "intake.started", payload: { code: "CF-2026-0001" } },
    "ADVOCATE",
    cal(90),
    ["7 remind", "30 remind", "83 warn", "90 then"],
  ],
  readIntake: [
    { type: "intake.submitted", payload: none } as NewEvent,
    "FACILITATOR",
    wd(3),
    ["late remind"],
  ],
  reviewIntake: [
    { type: "review.started", payload: none } as NewEvent,
    "FACILITATOR",
    wd(5),
    ["late remind"],
  ],
  answerQuestions: [
    { type: "question.asked", payload: { questionIds: [id], parts: ["who"] } },
    "ADVOCATE",
    cal(14),
    ["3 remind", "7 remind", "14 remind", "30 tell FACILITATOR"],
  ],
  readAnswers: [
    { type: "question.answered", payload: { questionIds: [id] } } as NewEvent,
    "FACILITATOR",
    wd(5),
    ["late remind"],
  ],
  decideHits: [
    { type: "check.run", payload: { checkId: id, hits: 1, state: "pending" } } as NewEvent,
    "FACILITATOR",
    wd(2),
    ["late remind"],
  ],
  waiveCheck: [
    { type: "check.hit_decided", payload: { checkId: id, state: "possible" } } as NewEvent,
    "DIRECTOR",
    wd(5),
    ["late remind"],
  ],
  offerCase: [{ type: "case.accepted", payload: none } as NewEvent, "FACILITATOR", wd(5), ["late remind"]],
  offerAgain: [
    { type: "offer.declined", payload: { offerId: id, defenderId: id } } as NewEvent,
    "FACILITATOR",
    wd(5),
    ["late remind"],
  ],
  answerOffer: [
    { type: "offer.sent", payload: { offerId: id, defenderId: id, answerBy: at(5) } },
    "DEFENDER",
    { at: at(5) },
    ["2.5 remind", "5 then"],
  ],
  decideOffer: [
    { type: "offer.interested", payload: { offerId: id, defenderId: id, answerBy: at(5) } },
    "DEFENDER",
    { at: at(5) },
    ["2.5 remind", "5 then"],
  ],
  checkAgain: [
    { type: "check.stale", payload: { checkId: id, offered: true } } as NewEvent,
    "FACILITATOR",
    wd(1),
    ["late remind"],
  ],
  completeContract: [
    { type: "contract.opened", payload: { contractId: id } } as NewEvent,
    "ADVOCATE",
    wd(10),
    ["-2 remind"],
  ],
  approveText: [
    { type: "contract.version_created", payload: { contractId: id } } as NewEvent,
    "ADVOCATE",
    wd(10),
    ["-2 remind"],
  ],
  sendForSignature: [
    { type: "contract.approved", payload: { contractId: id, party: "ADVOCATE", all: true } } as NewEvent,
    "FACILITATOR",
    wd(2),
    ["late remind"],
  ],
  signContract: [
    { type: "contract.sent_for_signature", payload: { contractId: id, signBy: at(14) } } as NewEvent,
    "ADVOCATE",
    { at: at(14) },
    ["3 remind", "7 remind", "13 remind", "14 then"],
  ],
  doTasks: [
    {
      type: "assignment.opened",
      payload: { assignmentId: id, tasks: 2, firstDeadline: "2026-12-20" },
    } as NewEvent,
    "DEFENDER",
    { day: "2026-12-20" },
    ["-3 remind", "+1 tell FACILITATOR"],
  ],
  reviewTask: [
    { type: "task.changed", payload: { taskId: id, state: "done", left } } as NewEvent,
    "ADVOCATE",
    wd(5),
    ["-1 remind"],
  ],
  answerDeadline: [
    { type: "task.deadline_asked", payload: { taskId: id, by: "DEFENDER" } } as NewEvent,
    "ADVOCATE",
    wd(3),
    ["-1 remind"],
  ],
  resumeCase: [
    { type: "case.held", payload: { by: "ADVOCATE", userId: id, reviewOn: "2026-12-20" } },
    "ADVOCATE",
    { day: "2026-12-20" },
    ["late remind"],
  ],
  finishReport: [
    { type: "report.opened", payload: { ...report, last: true } } as NewEvent,
    "DEFENDER",
    cal(14),
    ["11 remind", "14 then"],
  ],
  submitForDefender: [{ type: "report.late", payload: report }, "FACILITATOR", wd(5), ["late remind"]],
  reviewReport: [
    { type: "report.submitted", payload: { ...report, lines: 4 } } as NewEvent,
    "FINANCE",
    wd(5),
    ["late remind"],
  ],
  correctReport: [
    { type: "report.returned", payload: { ...report, returnBy: at(10) } },
    "DEFENDER",
    { at: at(10) },
    ["8 remind", "11 tell FINANCE"],
  ],
  answerCuts: [
    { type: "report.cuts_proposed", payload: report } as NewEvent,
    "DEFENDER",
    cal(14),
    ["5 remind", "10 remind", "14 then"],
  ],
  decideContest: [
    { type: "report.cuts_contested", payload: report } as NewEvent,
    "FINANCE",
    wd(5),
    ["late remind"],
  ],
  resolveHeld: [
    { type: "entry.recorded", payload: { entryId: id, held: true } } as NewEvent,
    "FINANCE",
    wd(10),
    ["late remind"],
  ],
  answerRefusal: [
    { type: "part.refused", payload: { entryId: id, partId: id } },
    "DEFENDER",
    cal(14),
    ["5 remind", "10 remind", "14 then"],
  ],
  decideRefusal: [
    { type: "part.refusal_contested", payload: { entryId: id, partId: id } },
    "FINANCE",
    wd(5),
    ["late remind"],
  ],
  issueInvoice: [
    { type: "invoice.drafted", payload: { invoiceId: id } } as NewEvent,
    "FINANCE",
    wd(5),
    ["late remind"],
  ],
  payInvoice: [
    {
      type: "invoice.issued",
      payload: { invoiceId: id, number: "2026-0042", dueOn: "2026-12-30", totalMinor: 100 },
    } as NewEvent,
    "ADVOCATE",
    { day: "2026-12-30" },
    ["-7 remind", "+1 remind", "+14 remind", "+30 remind", "+30 tell FINANCE"],
  ],
  approveWriteOff: [
    { type: "write_off.proposed", payload: writeOff } as NewEvent,
    "APPROVER",
    wd(5),
    ["late remind"],
  ],
  planPayout: [
    { type: "payout.rate_missing", payload: { reportId: id } } as NewEvent,
    "FINANCE",
    wd(5),
    ["late remind"],
  ],
  approvePayout: [
    { type: "payout.planned", payload: payout } as NewEvent,
    "APPROVER",
    wd(3),
    ["late remind"],
  ],
  sendPayout: [{ type: "payout.approved", payload: payout } as NewEvent, "FINANCE", wd(3), ["late remind"]],
  confirmPayout: [
    { type: "payout.sent", payload: payout } as NewEvent,
    "DEFENDER",
    cal(10),
    ["5 remind", "10 tell FINANCE"],
  ],
  tracePayout: [{ type: "payout.missed", payload: payout } as NewEvent, "FINANCE", wd(3), ["late remind"]],
  replanPayout: [{ type: "payout.returned", payload: payout } as NewEvent, "FINANCE", wd(3), ["late remind"]],
  evaluate: [
    {
      type: "evaluations.opened",
      payload: { evaluations: [{ id, party: "ADVOCATE" }], lapsesAt: at(60) },
    } as NewEvent,
    "ADVOCATE",
    { at: at(60) },
    ["14 remind", "30 remind", "55 remind", "60 then"],
  ],
  settleWork: [
    { type: "work.done", payload: { assignmentId: id } } as NewEvent,
    "FINANCE",
    cal(30),
    ["23 remind"],
  ],
  resettle: [
    { type: "case.reopened_closed", payload: { to: "work_done" } } as NewEvent,
    "FINANCE",
    cal(30),
    ["23 remind", "30 then"],
  ],
  reportOutcome: [
    { type: "case.closed", payload: { askOutcome: true } } as NewEvent,
    "ADVOCATE",
    cal(380),
    ["90 remind", "181 remind", "365 remind", "380 then"],
  ],
  resumeClock: [
    {
      type: "clock.paused",
      payload: {
        ...{ waitId: id, wait: "answerOffer", party: "DEFENDER", from: "FACILITATOR" },
        ...{ until: at(20), by: at(25) },
      },
    },
    "FACILITATOR",
    { at: at(20) },
    ["18 remind", "20 then"],
  ],
};

function dayOf(due: Due): Date | null {
  if (due === null) return null;
  if ("at" in due) return new Date(due.at);
  if ("days" in due) return addDays(opened, due.days);
  if ("workingDays" in due) return addWorkingDays(opened, due.workingDays, officeZone, []);
  return endOfDayIn(parsePlainDate(due.day), officeZone);
}

/** `late`: at the end of its day; a sign: so many days before or after it; else days since it was opened. */
function expectedAt(when: string, by: Date): number {
  if (when === "late") return by.getTime();
  return addDays(/^[+-]/.test(when) ? by : opened, Number(when)).getTime();
}

describe.each(Object.entries(table) as [WaitKind, Row][])("%s", (kind, [event, party, due, strikes]) => {
  const wait = waitsAfter(event).open.find((one) => one.kind === kind);
  const by = dayOf(due);

  test("is opened on its party by its date", () => {
    expect(wait).toMatchObject({ party, by: due });
  });
  test("strikes on its days, and does no more", () => {
    if (!by) throw new Error("It has no date");
    const struck = strikesOf(kind, opened, by).map(({ at, act, tells }) => [
      at.getTime(),
      [act, tells].filter(Boolean).join(" "),
    ]);
    const expected = strikes.map((strike) => {
      const [when = "", ...act] = strike.split(" ");
      return [expectedAt(when, by), act.join(" ")];
    });
    expect(struck).toEqual(expected);
  });
  test.each(["en", "es"] as const)("says in %s what it does, before it does it", (locale) => {
    const ahead = strikesOf(kind, opened, by);
    const clock = { kind, clockFrom: opened, by, nextAt: ahead[0]?.at ?? null, step: 0 };
    const reader = { locale, timeZone: "America/Guatemala", today: "2026-11-30" };
    const said = clockSentences({ ...clock, mine: true, pausedUntil: null }, reader);
    const acts = new Set(ahead.map(({ act }) => (act === "warn" ? "remind" : act)));
    expect(said).toHaveLength(acts.size);
    for (const sentence of said) expect(sentence).toMatch(/\d/);
  });
});

test("no kind is without a row", () => expect(Object.keys(table).sort()).toEqual([...waitKindNames].sort()));

test("what ends a wait by itself is said with the day on which it will, in the reader's zone", () => {
  const by = new Date("2026-12-05T02:30:00Z");
  const reader = { locale: "en", timeZone: "America/Guatemala", today: "2026-11-30" } as const;
  const clock = { kind: "answerOffer", clockFrom: opened, by, nextAt: by, step: 1 } as const;
  expect(clockSentences({ ...clock, mine: false, pausedUntil: null }, reader)).toEqual([
    "If nobody answers by Fri 4 Dec, 20:30, the offer lapses and the case goes back to the facilitator.",
  ]);
  expect(clockSentences({ ...clock, mine: true, pausedUntil: null }, { ...reader, locale: "es" })).toEqual([
    "Si usted no responde a más tardar el vie 4 dic, 20:30, la propuesta vence y el caso vuelve a la facilitadora o el facilitador.",
  ]);
});

test("a clock that was late says when what follows will really come", () => {
  const by = addDays(opened, 14);
  const late = addDays(opened, 20);
  const ahead = clockAhead({ kind: "answerCuts", clockFrom: opened, by, nextAt: late, step: 1 });
  expect(ahead).toEqual({ remind: late, tell: null, then: addDays(opened, 24) });
});

test("every kind that ends by itself has words for it, and every one that tells the office", () => {
  for (const kind of waitKindNames) {
    const { then, remind = [] } = waitRow(kind);
    const clock = { kind, clockFrom: opened, by: addDays(opened, 100), nextAt: addDays(opened, 1), step: 0 };
    const ahead = clockAhead(clock);
    expect(ahead.then !== null, kind).toBe(then !== undefined);
    expect(ahead.tell !== null, kind).toBe(remind.some(({ tells }) => tells !== undefined));
  }
});
