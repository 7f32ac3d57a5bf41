import { describe, expect, it } from "vitest";
import { parsePlainDate } from "@/lib/dates";
import { decideClose, decideReopen } from "@/lib/stages/evaluation/closing/rules";
import { decideReportOutcome } from "@/lib/stages/evaluation/outcome/rules";
import { reportOutcomeInput } from "@/lib/stages/evaluation/outcome/schema";
import type { EvaluationState } from "@/lib/stages/evaluation/rules";
import { contextOf, refusal, workDone } from "./facts";

describe("reporting the outcome", () => {
  const report = (input: object, how = {}, lastNumber = 0) =>
    decideReportOutcome({ lastNumber }, reportOutcomeInput.parse(input), contextOf("lead", how));

  it.each([
    ["granted", true],
    ["settled", true],
    ["partly", true],
    ["denied", true],
    ["dismissed", true],
    ["pending", false],
  ])("%s ends the asking: %s", (result, final) => {
    const { events } = report({ result, day: "2026-11-19" }, {}, 2);
    expect(events).toEqual([{ type: "outcome.reported", payload: { number: 3, result, final } }]);
  });

  it.each([
    ["12,500.00", 1_250_000],
    ["12.500,00", 1_250_000],
    ["0", 0],
    [null, null],
  ])("an amount of %s is %s minor units", (recovered, minor) => {
    const { changes } = report({ result: "granted", day: "2026-11-19", recovered, currency: "USD" });
    expect([changes.recoveredMinor, changes.currency]).toEqual([minor, minor === null ? null : "USD"]);
  });

  it.each([
    [{ recovered: "1.234", currency: "USD" }, "AMOUNT_AMBIGUOUS recovered"],
    [{ recovered: "much", currency: "USD" }, "AMOUNT_UNREADABLE recovered"],
    [{ day: "2026-11-20" }, "accepted"],
    // It is the 20th in New York; the 21st is still to come there.
    [{ day: "2026-11-21" }, "FUTURE_DATE day"],
  ])("%o: %s", (part, expected) => {
    expect(refusal(() => report({ result: "settled", day: "2026-11-19", ...part }))).toBe(expected);
  });

  it("reads today in the reporter's zone", () => {
    const input = { result: "settled", day: "2026-11-21" };
    expect(refusal(() => report(input, { timeZone: "Europe/Madrid" }))).toBe("accepted");
  });

  it.each([
    [{ result: "granted" }, ["day"]],
    [{ result: "pending" }, []],
    [{ result: "pending", recovered: "10" }, ["currency"]],
    [{ result: "won" }, ["result"]],
    [{ result: "pending", people: 1.5 }, ["people"]],
    [{ result: "pending", people: -1 }, ["people"]],
    [{ result: "pending", day: "2026-02-30" }, ["day"]],
  ])("the schema on %o names %o", (input, fields) => {
    const parsed = reportOutcomeInput.safeParse(input);
    expect(parsed.error?.issues.map(({ path }) => path.join(".")) ?? []).toEqual(fields);
  });

  it("keeps words out of the event", () => {
    const { events } = report({ result: "pending", words: "The hearing moved to March" });
    expect(JSON.stringify(events)).not.toContain("March");
  });
});

describe("closing by itself", () => {
  it.each<[EvaluationState[], boolean]>([
    [["submitted", "submitted"], true],
    [["submitted", "lapsed"], true],
    [["lapsed", "lapsed"], true],
    [["submitted", "open"], false],
    [["open", "open"], false],
    // Two Defenders: the evaluations of both assignments count.
    [["submitted", "submitted", "submitted", "open"], false],
    [["submitted", "lapsed", "lapsed", "submitted"], true],
  ])("with %o: %s", (evaluations, closes) => {
    const decision = decideClose({ evaluations, outcomeFinal: false, outcomeAsked: false }, {});
    expect(decision.to).toBe(closes ? "closed" : undefined);
    expect(decision.events.map(({ type }) => type)).toEqual(closes ? ["case.closed"] : []);
  });

  it.each([
    [false, false, true],
    [true, false, false],
    [false, true, false],
  ])("outcome final %s, asked for already %s: asks for it %s", (outcomeFinal, outcomeAsked, askOutcome) => {
    const { events } = decideClose({ evaluations: [], outcomeFinal, outcomeAsked }, {});
    expect(events[0]?.payload).toEqual({ askOutcome });
  });
});

describe("opening a closed case again", () => {
  const runs = (from: string, to: string) => ({
    contract: { startsOn: parsePlainDate(from), endsOn: parsePlainDate(to) },
  });
  const reopen = (facts: Parameters<typeof decideReopen>[0], to: "work_done" | "active") =>
    decideReopen(facts, { reason: "A witness was found", to }, contextOf("director", { status: "closed" }));

  it.each([
    [runs("2026-11-01", "2026-11-20"), "active", "accepted"],
    [runs("2026-11-20", "2026-12-18"), "active", "accepted"],
    [runs("2026-11-01", "2026-11-19"), "active", "CONTRACT_OVER to"],
    [runs("2026-11-21", "2026-12-18"), "active", "CONTRACT_LATER to"],
    [runs("2026-01-01", "2026-02-01"), "work_done", "accepted"],
    [{ contract: null }, "active", "CONTRACT_VOID to"],
    [{ contract: null }, "work_done", "accepted"],
  ] as const)("%o to %s: %s", (facts, to, expected) => {
    expect(refusal(() => reopen(facts, to))).toBe(expected);
  });

  it("goes where it was sent, with its reason as words", () => {
    const contract = runs("2026-11-01", "2026-12-18");
    expect(reopen(contract, "active")).toEqual({
      changes: { workDoneAt: null },
      to: "active",
      events: [
        {
          ...{ type: "case.reopened_closed", payload: { to: "active" } },
          words: { reason: "A witness was found" },
        },
      ],
    });
    expect(reopen(contract, "work_done")).toMatchObject({
      to: "work_done",
      changes: { workDoneAt: workDone },
    });
  });
});
