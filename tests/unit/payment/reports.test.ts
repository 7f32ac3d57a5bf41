import { describe, expect, test } from "vitest";
import { addDays } from "@/lib/calendar";
import { systemActor } from "@/lib/authz/actor";
import * as rules from "@/lib/stages/payment/reports/rules";
import { context, day, defender, facts, finance, noon, refused, report, stranger, time } from "./facts";

const free = (partId: string, minutes = 10) => time(partId, minutes, { reportId: null, reportState: null });
const types = (decision: { events: { type: string }[] }) => decision.events.map(({ type }) => type);
const none = { ...facts("draft", []), reports: [] };

describe("opening", () => {
  const asked = { assignmentId: "assignment", last: false };

  test("takes every entry that is in no report, and leaves what is held or refused", () => {
    const lines = [
      free("a"),
      { ...free("b"), state: "held" as const },
      { ...free("c"), state: "refused" as const },
    ];
    const { changes } = rules.decideOpenReport({ ...none, lines }, asked, context(defender));
    expect(changes).toMatchObject({ number: 1, last: false, isNew: true, partIds: ["a"] });
  });

  test("takes the chosen entries alone; an entry that is reported already is refused", () => {
    const lines = [free("a"), free("b"), time("c", 10)];
    const chosen = { ...asked, entryIds: ["entry-b"] };
    const { changes } = rules.decideOpenReport({ ...none, lines }, chosen, context(defender));
    expect(changes?.partIds).toEqual(["b"]);
    const reported = { ...asked, entryIds: ["entry-c"] };
    expect(refused(() => rules.decideOpenReport({ ...none, lines }, reported, context(defender)))).toBe(
      "ENTRY_REPORTED",
    );
  });

  test.each([
    ["nothing to report", () => ({ ...none, lines: [] }), "NOTHING_TO_REPORT"],
    ["one is open already", () => ({ ...facts("draft", [free("a")]) }), "WRONG_STATE"],
    ["the last one was sent", () => ({ ...facts("submitted", [free("a")], { last: true }) }), "WRONG_STATE"],
  ])("is refused when %s", (_, given, code) => {
    expect(refused(() => rules.decideOpenReport(given(), asked, context(defender)))).toBe(code);
  });

  test("is another Defender's to nobody", () => {
    expect(
      refused(() => rules.decideOpenReport({ ...none, lines: [free("a")] }, asked, context(stranger))),
    ).toBe("NOT_FOUND");
  });

  test("SYSTEM opens an empty last report, makes a draft the last, and does nothing once it was sent", () => {
    const last = { ...asked, last: true };
    const empty = rules.decideOpenReport({ ...none, lines: [] }, last, context(systemActor));
    expect(empty.changes).toMatchObject({ last: true, partIds: [] });
    const draft = rules.decideOpenReport(facts("draft", [free("a")]), last, context(systemActor));
    expect(draft.changes).toMatchObject({ reportId: "report", isNew: false, last: true, partIds: ["a"] });
    const sent = rules.decideOpenReport(facts("proposed", [], { last: true }), last, context(systemActor));
    expect(sent).toEqual({ changes: null, events: [] });
  });
});

describe("the final report", () => {
  const given = (openTasks: number, lines = [free("a")], reports = [] as ReturnType<typeof report>[]) => ({
    ...{ ...none, lines, reports, openTasks },
    workDoneAt: null as Date | null,
  });

  test("opens itself, takes what is left, ends the work", () => {
    const decision = rules.decideSubmitFinalReport(given(0), {}, context(defender));
    expect(types(decision)).toEqual(["report.opened", "report.submitted", "work.done"]);
    expect(decision).toMatchObject({
      to: "work_done",
      changes: { submitted: true, endsWork: true, final: false },
    });
  });

  test("waits for every task", () => {
    expect(refused(() => rules.decideSubmitFinalReport(given(1), {}, context(defender)))).toBe("TASKS_OPEN");
  });

  test("of nothing is final as it is handed in, after the evaluations were opened", () => {
    const decision = rules.decideSubmitFinalReport(given(0, []), {}, context(defender));
    expect(types(decision)).toEqual(["report.opened", "report.submitted", "work.done", "report.final"]);
  });

  test("that was given back is handed in again with what came since", () => {
    const back = report("returned", { last: true });
    const lines = [time("a", 10, { reportState: "returned" }), free("b")];
    const decision = rules.decideSubmitFinalReport(
      { ...given(0, lines, [back]), workDoneAt: noon },
      {},
      context(defender, { status: "work_done" }),
    );
    expect(types(decision)).toEqual(["report.submitted"]);
    expect(decision.changes).toMatchObject({ isNew: false, partIds: ["b"], endsWork: false });
  });

  test.each([
    [13, "NOT_ALLOWED"],
    [14, "handed in"],
  ])("%i days after the work ended a facilitator's is %s", (days, expected) => {
    const at = context(finance, {
      ...{ status: "work_done", relations: ["facilitator"], now: addDays(noon, days) },
    });
    const run = () => rules.decideSubmitFinalReport({ ...given(0), workDoneAt: noon }, {}, at);
    if (expected === "NOT_ALLOWED") expect(refused(run)).toBe(expected);
    else expect(types(run())).toEqual(["report.opened", "report.submitted"]);
  });
});

describe("giving back", () => {
  test.each([
    ["2026-11-24", "INVALID"],
    ["2026-11-25", "2026-11-26T06:00:00.000Z"],
    ["2027-01-23", "2027-01-24T06:00:00.000Z"],
    ["2027-01-24", "INVALID"],
  ])("until %s: %s", (by, expected) => {
    const run = () =>
      rules.decideReturnReport(
        facts("submitted", [time("a", 10)]),
        { words: "Falta el comprobante", returnBy: day(by) },
        context(finance),
      );
    if (expected === "INVALID") expect(refused(run)).toBe("INVALID");
    else expect(Math.abs(run().changes.returnBy.getTime() - new Date(expected).getTime())).toBeLessThan(2);
  });

  test("only what waits for a review can be given back", () => {
    for (const state of ["draft", "returned", "proposed", "contested", "final"] as const) {
      expect(
        refused(() =>
          rules.decideReturnReport(
            facts(state, []),
            { words: "x", returnBy: day("2026-12-01") },
            context(finance),
          ),
        ),
      ).toBe("WRONG_STATE");
    }
  });
});
