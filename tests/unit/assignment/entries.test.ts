import { describe, expect, it } from "vitest";
import { parsePlainDate } from "@/lib/dates";
import {
  decideChangeEntry,
  decideRecordExpense,
  decideRecordTime,
  decideWithdrawEntry,
} from "@/lib/stages/assignment/entries/rules";
import { recordExpenseInput, recordTimeInput } from "@/lib/stages/assignment/entries/schema";
import { standingOf } from "@/lib/stages/assignment/entries/totals";
import { contextOf, entriesFacts, entry, ids, part } from "./facts";
import { refusal } from "./refusal";

const day = (text: string) => parsePlainDate(text);
const time = (changed: object = {}) =>
  recordTimeInput.parse({ taskId: ids.task, day: "2026-11-30", minutes: 60, words: "Interview", ...changed });
const expense = (changed: object = {}) =>
  recordExpenseInput.parse({
    ...{
      taskId: ids.task,
      day: "2026-11-30",
      currency: "GTQ",
      amount: "245.50",
      words: "Bus",
      receiptId: ids.receipt,
    },
    ...changed,
  });
const fx = { rate: "7.65", day: day("2026-11-27"), source: "Banco de Guatemala" };
const me = contextOf("assigned");

describe("recording time", () => {
  it.each([
    ["today where the Defender is, though it is tomorrow in Greenwich", "2026-11-30", "accepted"],
    ["tomorrow where the Defender is", "2026-12-01", "FUTURE_DATE"],
    ["the assignment's first day", "2026-11-02", "accepted"],
    ["a day of the contract before the assignment opened", "2026-11-01", "PERIOD_OUTSIDE"],
  ])("%s", (_, on, expected) => {
    expect(refusal(() => decideRecordTime(entriesFacts(), time({ day: on }), me))).toBe(expected);
  });

  it("refuses a day after the contract's last, and after the assignment's", () => {
    const late = contextOf("assigned", { now: new Date("2027-02-01T12:00:00Z") });
    expect(refusal(() => decideRecordTime(entriesFacts(), time({ day: "2026-12-18" }), late))).toBe(
      "accepted",
    );
    expect(refusal(() => decideRecordTime(entriesFacts(), time({ day: "2026-12-19" }), late))).toBe(
      "PERIOD_OUTSIDE",
    );
    const facts = entriesFacts();
    const ended = { ...facts, assignment: { ...facts.assignment, to: day("2026-12-01") } };
    expect(refusal(() => decideRecordTime(ended, time({ day: "2026-12-02" }), late))).toBe("PERIOD_OUTSIDE");
  });

  it("holds a day to 24 hours, withdrawn entries not counted", () => {
    const entries = [
      entry("a", { day: day("2026-11-30"), minutes: 1_400 }),
      entry("b", { day: day("2026-11-30"), minutes: 600, withdrawn: true }),
    ];
    expect(refusal(() => decideRecordTime(entriesFacts({ entries }), time({ minutes: 40 }), me))).toBe(
      "accepted",
    );
    expect(refusal(() => decideRecordTime(entriesFacts({ entries }), time({ minutes: 41 }), me))).toBe(
      "DAY_TOO_LONG",
    );
  });

  it("refuses another assignment's task, and anything once the last report is in", () => {
    expect(refusal(() => decideRecordTime(entriesFacts(), time({ taskId: ids.receipt }), me))).toBe(
      "INVALID",
    );
    expect(refusal(() => decideRecordTime(entriesFacts({ lastReportSubmitted: true }), time(), me))).toBe(
      "WRONG_STATE",
    );
  });

  it("records what crosses the cap as two parts, and says that a part is held", () => {
    const entries = [
      entry("a", {
        day: day("2026-11-03"),
        position: 1,
        minutes: 240,
        parts: [part({ minutes: 240, billMinor: 26_000, payMinor: 12_400 })],
      }),
      entry("b", {
        day: day("2026-11-04"),
        position: 2,
        minutes: 270,
        parts: [part({ minutes: 270, billMinor: 29_250, payMinor: 13_950 })],
      }),
    ];
    const { changes, events } = decideRecordTime(entriesFacts({ entries }), time({ minutes: 120 }), me);
    expect(changes.row.position).toBe(3);
    expect(changes.placed).toEqual([
      {
        entryId: changes.row.id,
        parts: [
          { position: 0, state: "within", minutes: 90, billMinor: 9_750, payMinor: 4_650 },
          { position: 1, state: "held", minutes: 30, billMinor: 3_250, payMinor: 1_550 },
        ],
      },
    ]);
    expect(events).toEqual([
      {
        type: "entry.recorded",
        payload: { entryId: changes.row.id, kind: "time", billMinor: 13_000, currency: "USD", held: true },
      },
    ]);
  });

  it("moves a later entry above the cap when an earlier day is recorded, and says so", () => {
    const entries = [
      entry("late", {
        day: day("2026-11-20"),
        minutes: 600,
        parts: [part({ minutes: 600, billMinor: 65_000, payMinor: 31_000 })],
      }),
    ];
    const { changes, events } = decideRecordTime(entriesFacts({ entries }), time({ day: "2026-11-03" }), me);
    expect(
      changes.placed.find(({ entryId }) => entryId === "late")?.parts.map((one) => [one.state, one.minutes]),
    ).toEqual([
      ["within", 540],
      ["held", 60],
    ]);
    expect(events.map((event) => event.type)).toEqual(["entry.recorded", "entry.placed"]);
  });

  it("leaves a reported entry in its place", () => {
    const entries = [
      entry("reported", {
        day: day("2026-11-20"),
        minutes: 600,
        parts: [
          part({ minutes: 600, billMinor: 65_000, payMinor: 31_000, reportId: ids.receipt, reported: true }),
        ],
      }),
    ];
    const { changes } = decideRecordTime(entriesFacts({ entries }), time({ day: "2026-11-03" }), me);
    expect(changes.placed).toHaveLength(1);
    expect(changes.placed[0]?.parts).toEqual([
      { position: 0, state: "held", minutes: 60, billMinor: 6_500, payMinor: 3_100 },
    ]);
  });
});

describe("recording an expense", () => {
  it("converts by the rate of its day and freezes rate, day and source: Q245.50 at 7.65 is USD 32.09", () => {
    const { changes } = decideRecordExpense(entriesFacts({ fx }), expense(), me);
    expect(changes.row).toMatchObject({ currency: "GTQ", amountMinor: 24_550, convertedMinor: 3_209, fx });
    expect(changes.receiptIds).toEqual([ids.receipt]);
    expect(changes.placed[0]?.parts).toEqual([
      { position: 0, state: "within", minutes: null, billMinor: 3_209, payMinor: 3_209 },
    ]);
  });

  it("needs no rate in the contract's own currency, and refuses without one in another", () => {
    const own = decideRecordExpense(entriesFacts(), expense({ currency: "USD" }), me).changes.row;
    expect(own).toMatchObject({ amountMinor: 24_550, convertedMinor: 24_550, fx: null });
    expect(refusal(() => decideRecordExpense(entriesFacts(), expense(), me))).toBe("FX_RATE_MISSING");
  });

  it.each([
    ["1,234.50", null, 123_450],
    ["1.234,50", null, 123_450],
    ["1.234", null, "AMOUNT_AMBIGUOUS"],
    ["1.234", 123_400, 123_400],
    ["1.234", 123, 123],
    ["1.234", 999, "AMOUNT_AMBIGUOUS"],
    ["twelve", null, "AMOUNT_UNREADABLE"],
    ["0", null, "AMOUNT_UNREADABLE"],
    ["-5", null, "AMOUNT_UNREADABLE"],
  ])("reads %s, understood as %s", (amount, understoodMinor, expected) => {
    const input = expense({ currency: "USD", amount, understoodMinor });
    if (typeof expected === "number") {
      expect(decideRecordExpense(entriesFacts(), input, me).changes.row.amountMinor).toBe(expected);
    } else expect(refusal(() => decideRecordExpense(entriesFacts(), input, me))).toBe(expected);
  });

  it("names both readings of an ambiguous amount", () => {
    const input = expense({ currency: "USD", amount: "1.234" });
    expect(() => decideRecordExpense(entriesFacts(), input, me)).toThrowError(
      expect.objectContaining({
        params: expect.objectContaining({ first: expect.stringMatching(/^1(\.23|234\.00)$/) }),
      }),
    );
  });

  it("asks for the receipt or the reason there is none", () => {
    const bare = { taskId: ids.task, day: "2026-11-30", currency: "USD", amount: "5", words: "Bus" };
    expect(recordExpenseInput.safeParse(bare).error?.issues.map((issue) => issue.path.join("."))).toEqual([
      "receiptId",
    ]);
    expect(recordExpenseInput.safeParse({ ...bare, noReceipt: "The driver gives none" }).success).toBe(true);
  });
});

describe("changing and withdrawing", () => {
  const reported = entry("a", { parts: [part({ reported: true, reportId: ids.receipt })] });
  const change = (changed: object = {}) => ({
    ...time(),
    kind: "time" as const,
    entryId: "a",
    version: 1,
    ...changed,
  });

  it("changes what is in no submitted report", () => {
    const { changes, events } = decideChangeEntry(
      entriesFacts({ entries: [entry("a")] }),
      change({ minutes: 90 }),
      me,
    );
    expect(changes).toMatchObject({ isNew: false, row: { id: "a", position: 1, minutes: 90 } });
    expect(events).toEqual([
      { type: "entry.changed", payload: { entryId: "a", billMinor: 9_750, currency: "USD", held: false } },
    ]);
  });

  it("keeps the rate that was frozen while day and currency stay, and looks again when they change", () => {
    const spent = entry("a", {
      ...{ kind: "expense", minutes: null, currency: "GTQ", amountMinor: 24_550, fx, convertedMinor: 3_209 },
      ...{ day: day("2026-11-30"), receiptId: ids.receipt },
    });
    const facts = entriesFacts({ entries: [spent], fx: { ...fx, rate: "7.80" } });
    const input = { ...expense(), kind: "expense" as const, entryId: "a", version: 1 };
    const kept = decideChangeEntry(facts, { ...input, words: "Bus back" }, me).changes;
    expect(kept.row.fx?.rate).toBe("7.65");
    expect(kept.receiptIds).toEqual([]);
    expect(decideChangeEntry(facts, { ...input, day: day("2026-11-29") }, me).changes.row.fx?.rate).toBe(
      "7.80",
    );
  });

  it("shows both texts when somebody else changed it", () => {
    const facts = entriesFacts({ entries: [entry("a", { version: 2, words: "Theirs" })] });
    expect(() => decideChangeEntry(facts, change(), me)).toThrowError(
      expect.objectContaining({
        code: "CONFLICT",
        clashes: [
          { field: "day", theirs: "2026-11-03", yours: "2026-11-30" },
          { field: "words", theirs: "Theirs", yours: "Interview" },
        ],
      }),
    );
  });

  it("shows the time and the task of both, though the words are the same", () => {
    const facts = entriesFacts({ entries: [entry("a", { version: 2, words: "Interview", minutes: 120 })] });
    expect(() => decideChangeEntry(facts, change(), me)).toThrowError(
      expect.objectContaining({
        clashes: expect.arrayContaining([
          { field: "minutes", theirs: 120, yours: change().minutes },
        ]) as unknown,
      }),
    );
  });

  it.each([
    ["reported", [reported], "ENTRY_REPORTED"],
    ["withdrawn", [entry("a", { withdrawn: true })], "ALREADY_DONE"],
    ["unknown", [], "NOT_FOUND"],
    [
      "partly refused",
      [entry("a", { parts: [part(), part({ position: 1, state: "refused" })] })],
      "ENTRY_REPORTED",
    ],
  ])("refuses an entry that is %s", (_, entries, code) => {
    expect(refusal(() => decideChangeEntry(entriesFacts({ entries }), change(), me))).toBe(code);
    expect(refusal(() => decideWithdrawEntry(entriesFacts({ entries }), { entryId: "a" }))).toBe(code);
  });

  it("gives what a withdrawn entry held of the cap to the others", () => {
    const entries = [
      entry("a", { minutes: 600, parts: [part({ minutes: 600, billMinor: 65_000, payMinor: 31_000 })] }),
      entry("b", { position: 2, parts: [part({ state: "held" })] }),
    ];
    const { changes, events } = decideWithdrawEntry(entriesFacts({ entries }), { entryId: "a" });
    expect(changes.placed).toEqual([
      {
        entryId: "b",
        parts: [{ position: 0, state: "within", minutes: 60, billMinor: 6_500, payMinor: 3_100 }],
      },
    ]);
    expect(events.map((event) => event.type)).toEqual(["entry.withdrawn", "entry.placed"]);
  });
});

describe("where an entry stands whose work above the cap is refused", () => {
  const refused = (refusal: "proposed" | "contested" | "final") =>
    standingOf(entry("a", { parts: [part({ state: "refused", refusal })] }));

  it("is not refused before that is final", () => {
    expect([refused("proposed"), refused("contested"), refused("final")]).toEqual([
      "refusal_proposed",
      "refusal_proposed",
      "refused",
    ]);
  });
});
