import { describe, expect, test } from "vitest";
import {
  strikeAfter,
  strikeDue,
  strikesOf,
  waitKindNames,
  waitRow,
  type WaitKind,
} from "@/lib/workflow/wait-kinds";
import { waitsAfter } from "@/lib/workflow/waits";
import { translator } from "@/lib/i18n/translate";
import { transitions } from "@/lib/workflow/transitions";
import { turnsOf, type OpenWait } from "@/lib/workflow/whose-turn";

const since = new Date("2026-11-02T12:00:00Z");
const inDays = (days: number) => new Date(since.getTime() + days * 86_400_000);
const days = (strikes: { at: Date; act: string }[]) =>
  strikes.map(
    (strike) => `${Math.round((strike.at.getTime() - since.getTime()) / 86_400_000)} ${strike.act}`,
  );

describe("clocks of the domain", () => {
  test.each<[WaitKind, Date | null, string[]]>([
    ["finishIntake", inDays(90), ["7 remind", "30 remind", "83 warn", "90 then"]],
    ["doTasks", null, []],
  ])("%s strikes at %s", (kind, by, expected) => expect(days(strikesOf(kind, since, by))).toEqual(expected));

  test.each([
    ["2026-11-02", "2027-02-02", "2027-05-02", "2027-11-02", "2027-11-17"],
    // Over a leap day the year is a day longer.
    ["2027-11-02", "2028-02-02", "2028-05-02", "2028-11-02", "2028-11-16"],
  ])("the outcome of a case closed on %s is asked for at 3, 6 and 12 months, then given up", (day, ...at) => {
    const closed = new Date(`${day}T12:00:00Z`);
    const event = { type: "case.closed", payload: { askOutcome: true } } as const;
    const by = waitsAfter(event).open[0]?.by;
    if (!by || !("days" in by)) throw new Error("It is not asked for by a day");
    const strikes = strikesOf("reportOutcome", closed, new Date(closed.getTime() + by.days * 86_400_000));
    expect(strikes.map((strike) => strike.at.toISOString().slice(0, 10))).toEqual(at);
    expect(strikes.map((strike) => strike.act)).toEqual(["remind", "remind", "remind", "then"]);
  });

  test.each([
    ["2026-08-31", ["2026-11-30", "2027-02-28", "2027-08-31"]],
    ["2026-11-30", ["2027-02-28", "2027-05-30", "2027-11-30"]],
    ["2027-11-29", ["2028-02-29", "2028-05-29", "2028-11-29"]],
  ])("of a case closed on %s a month without that day is asked on its last", (day, at) => {
    const strikes = strikesOf("reportOutcome", new Date(`${day}T12:00:00Z`), null);
    expect(strikes.map((strike) => strike.at.toISOString().slice(0, 10))).toEqual(at);
  });

  describe("after a clock that stood still", () => {
    const draft = strikesOf("finishIntake", since, inDays(90));
    const offer = strikesOf("answerOffer", since, inDays(4));
    const cuts = strikesOf("answerCuts", since, inDays(14));
    test.each([
      ["on time, the next comes as it should", draft, 0, 7, 30],
      ["a little late, too", draft, 0, 10, 30],
      ["reminders keep a day between them", draft, 0, 120, 121],
      ["and so does the warning", draft, 1, 121, 122],
      ["what it warned of comes as long after it as always", draft, 2, 122, 129],
      ["silence counts from the last reminder that was sent", cuts, 1, 20, 24],
      ["an offer ends on the day that was told", offer, 0, 9, 4],
      ["after what ends the wait nothing comes", draft, 3, 129, null],
    ] as const)("%s", (_, strikes, step, struck, next) => {
      expect(strikeAfter(strikes, step, inDays(struck))).toEqual(next === null ? null : inDays(next));
    });
  });

  test.each<[string, WaitKind, number, number, number, string]>([
    ["one that is due is run", "answerQuestions", 14, 0, 3, "3 remind"],
    ["of several reminders the newest", "answerQuestions", 14, 0, 20, "14 remind"],
    ["what the office hears does not stand in for it", "answerQuestions", 14, 0, 40, "14 remind"],
    ["and comes after it", "answerQuestions", 14, 3, 40, "30 tell"],
    ["those that were run count no more", "answerQuestions", 14, 2, 13, "14 remind"],
    ["a warning stands in for what came before it", "finishIntake", 90, 0, 85, "83 warn"],
    ["and what was not warned of does not end", "finishIntake", 90, 0, 400, "83 warn"],
    ["an offer whose time is over ends, and nobody is reminded of it", "answerOffer", 5, 0, 5.1, "5 then"],
    ["one whose time runs is reminded of", "answerOffer", 5, 0, 4, "3 remind"],
    ["an evaluation that lapses today", "evaluate", 60, 1, 61, "60 then"],
    ["and one that lapses in four days", "evaluate", 60, 0, 56, "55 remind"],
    ["the time to sign ends after a last reminder", "signContract", 14, 0, 20, "13 remind"],
    ["silence to a cut counts after both reminders", "answerCuts", 14, 0, 40, "5 remind"],
    ["and so does that to a refusal", "answerRefusal", 14, 1, 40, "10 remind"],
    ["a clock that was told to run early runs what is next", "answerCuts", 14, 2, 1, "14 then"],
  ])("overdue together: %s", (_, kind, by, step, today, expected) => {
    const strikes = strikesOf(kind, since, inDays(by));
    const run = strikes[strikeDue(kind, strikes, step, inDays(today))];
    expect(days(run ? [run] : [])).toEqual([expected]);
  });

  test("no reminder comes at or after the moment that ends the wait", () => {
    for (const kind of waitKindNames) {
      const by = inDays(2);
      const strikes = strikesOf(kind, since, by);
      if (!waitRow(kind).then) continue;
      expect(strikes.at(-1)).toMatchObject({ at: by, act: "then" });
    }
  });
});

test("every command that a clock runs is one that SYSTEM may run", () => {
  for (const kind of waitKindNames) {
    const then = waitRow(kind).then;
    if (then) expect(Object.keys(transitions)).toContain(then);
  }
});

test.each(["en", "es"] as const)(
  "every wait says in %s what it says with its own figures, and no more",
  (locale) => {
    const figures = { count: 2, number: "2026-0042" };
    const t = translator(locale);
    for (const kind of waitKindNames) {
      const says = waitRow(kind).says ?? [];
      const said = t(`waits.${kind}`, Object.fromEntries(says.map((name) => [name, figures[name]])));
      for (const name of says) expect(said, kind).toContain(`${figures[name]}`);
    }
  },
);

const id = "5b0c7f9e-0000-4000-8000-000000000001";

test("an offer closes what waited and opens the Defender's answer by its own date", () => {
  const answerBy = inDays(5).toISOString();
  expect(waitsAfter({ type: "offer.sent", payload: { offerId: id, defenderId: id, answerBy } })).toEqual({
    close: [{ kind: "all" }],
    open: [{ kind: "answerOffer", party: "DEFENDER", ref: id, by: { at: answerBy } }],
  });
});

test("an event that nobody waits for changes nothing", () => {
  expect(waitsAfter({ type: "note.added", payload: { noteId: id } })).toEqual({ close: [], open: [] });
});

describe("whose turn it is", () => {
  const wait = (party: OpenWait["party"], by: Date | null, mine = false): OpenWait => ({
    ...{ id: party, kind: "approveText", party, ref: null, params: {}, since, by, mine },
    ...{ clockFrom: since, nextAt: null, step: 0, pausedUntil: null },
  });
  const others = [wait("DIRECTOR", null), wait("DEFENDER", inDays(1)), wait("FACILITATOR", inDays(2))];

  const said = (waits: OpenWait[]) => turnsOf(waits).map(({ wait, yours }) => [wait.party, yours]);

  test("one's own comes first, however late another's is, and all that waits follows", () => {
    const own = [wait("ADVOCATE", inDays(9), true), wait("FINANCE", null, true)];
    expect(said([...others, ...own])).toEqual([
      ["ADVOCATE", true],
      ["FINANCE", true],
      ["DEFENDER", false],
      ["FACILITATOR", false],
      ["DIRECTOR", false],
    ]);
  });
  test("else the one due first, as somebody else's", () => {
    expect(said(others)[0]).toEqual(["DEFENDER", false]);
  });
  test("that a paused clock goes on is asked of nobody", () => {
    expect(said([{ ...wait("FACILITATOR", null), kind: "resumeClock" }])).toEqual([]);
  });
  test("nothing waits on anybody", () => expect(turnsOf([])).toEqual([]));
});
