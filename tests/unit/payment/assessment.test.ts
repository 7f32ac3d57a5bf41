import { describe, expect, test } from "vitest";
import { addDays } from "@/lib/calendar";
import { systemActor } from "@/lib/authz/actor";
import * as rules from "@/lib/stages/payment/assessment/rules";
import type { DecisionLine } from "@/lib/stages/payment/assessment/schema";
import type { AssessedLine } from "@/lib/stages/payment/load";
import {
  context,
  defender,
  facts,
  finance,
  noon,
  otherFinance,
  refused,
  spent,
  stranger,
  time,
} from "./facts";

const cut = (partId: string, more: Partial<DecisionLine> = {}): DecisionLine => ({
  ...{ partId, minutes: null, amount: null, understoodMinor: null },
  ...{ reasonCode: "travel_share", words: "La mitad, cláusula 4" },
  ...more,
});
const propose = (lines: AssessedLine[], input: DecisionLine[]) =>
  rules.decideProposeCuts(facts("submitted", lines), { reportId: "report", lines: input }, context(finance));

describe("a proposal", () => {
  test("writes a row for each line, changes only what is named, and tells the sums", () => {
    const { changes, events } = propose(
      [time("a", 120), time("b", 60), spent("c")],
      [cut("a", { minutes: 60 }), cut("c", { amount: "200,00", reasonCode: "receipt_differs" })],
    );
    expect(changes).toMatchObject({ state: "proposed", round: 1 });
    expect(changes.decided.map(({ allowed, reasonCode }) => [allowed.billMinor, reasonCode])).toEqual([
      [6500, "travel_share"],
      [6500, null],
      [2614, "receipt_differs"],
    ]);
    expect(events).toEqual([
      expect.objectContaining({
        type: "report.cuts_proposed",
        payload: expect.objectContaining({ billMinor: 15_614, payMinor: 5200 + 5200 + 2614 }),
      }),
    ]);
  });

  test.each<[string, DecisionLine[], string]>([
    ["nothing cut", [], "NOTHING_CUT"],
    ["a line as claimed", [cut("a", { minutes: 120 })], "NOTHING_CUT"],
    ["more than claimed", [cut("a", { minutes: 121 })], "ALLOWED_ABOVE_CLAIMED"],
    ["no reason", [cut("a", { minutes: 60, reasonCode: null })], "INVALID"],
    ["no words", [cut("a", { minutes: 60, words: "" })], "INVALID"],
    ["no quantity", [cut("a")], "INVALID"],
    ["a line of another report", [cut("x", { minutes: 1 })], "NOT_FOUND"],
    ["one line twice", [cut("a", { minutes: 1 }), cut("a", { minutes: 2 })], "INVALID"],
    ["an amount with two readings", [cut("c", { amount: "1.234" })], "AMOUNT_AMBIGUOUS"],
    ["no amount at all", [cut("c", { amount: "free" })], "AMOUNT_UNREADABLE"],
  ])("is refused with %s", (_, input, code) => {
    expect(refused(() => propose([time("a", 120), spent("c")], input))).toBe(code);
  });

  test("that only raises is none: a corrected sum is approved, and final at once", () => {
    const raised = cut("a", { minutes: 130, reasonCode: "arithmetic_correction", words: "Sumaba 2:10" });
    const lines = [time("a", 120), time("b", 60)];
    expect(refused(() => propose(lines, [raised]))).toBe("NOTHING_CUT");
    expect(propose(lines, [raised, cut("b", { minutes: 30 })]).changes.state).toBe("proposed");
    const approve = (input: DecisionLine[]) =>
      rules.decideApproveReport(
        facts("submitted", lines),
        { reportId: "report", lines: input },
        context(finance),
      );
    const { changes, events } = approve([raised]);
    expect(changes).toMatchObject({ state: "final" });
    expect(changes.decided[0]).toMatchObject({
      allowed: { minutes: 130 },
      reasonCode: "arithmetic_correction",
    });
    expect(events.map(({ type }) => type)).toEqual(["report.final"]);
    expect(events[0]?.payload).toMatchObject({ extent: "full" });
    expect(refused(() => approve([raised, cut("b", { minutes: 59 })]))).toBe("INVALID");
  });

  test("a corrected sum may rise, up to the cap", () => {
    const others = time("b", 300, { reportId: "earlier", reportState: "final", assessed: null });
    const corrected = (minutes: number) =>
      rules.decideApproveReport(
        facts("submitted", [time("a", 120), others]),
        { reportId: "report", lines: [cut("a", { minutes, reasonCode: "arithmetic_correction" })] },
        context(finance),
      );
    expect(corrected(300).changes.decided[0]?.allowed.minutes).toBe(300);
    expect(refused(() => corrected(301))).toBe("ALLOWED_ABOVE_CLAIMED");
  });
});

const looked = (line: AssessedLine, minutes: number): AssessedLine => ({
  ...line,
  reportState: "proposed",
  assessed: {
    ...{ round: 1, reasonCode: "travel_share", minutes, ownMinor: null },
    billMinor: Math.round((minutes * 6500) / 60),
    payMinor: Math.round((minutes * 5200) / 60),
  },
});

describe("the answer", () => {
  const given = (state: "proposed" | "contested", more = {}) =>
    facts(state, [looked(time("a", 120), 60)], { reviewedBy: "finance", proposedAt: noon, ...more });
  const asked = { reportId: "report" };

  test("accepted: final with what was proposed, and no new row", () => {
    const { changes, events } = rules.decideAcceptCuts(given("proposed"), asked, context(defender));
    expect(changes).toMatchObject({ state: "final", decided: [] });
    expect(events.map(({ type }) => type)).toEqual(["report.cuts_accepted", "report.final"]);
    expect(events[1]?.payload).toMatchObject({ billMinor: 6500, payMinor: 5200, extent: "part" });
  });

  test("another Defender has no report here", () => {
    expect(refused(() => rules.decideAcceptCuts(given("proposed"), asked, context(stranger)))).toBe(
      "NOT_FOUND",
    );
    const words = { ...asked, words: "No" };
    expect(refused(() => rules.decideContestCuts(given("proposed"), words, context(stranger)))).toBe(
      "NOT_FOUND",
    );
  });

  test("contested: decided by another reviewer, who keeps or changes lines", () => {
    const contested = { ...given("contested"), hasSecond: true };
    const input = { ...asked, lines: [] };
    const alone = { ...contested, hasSecond: false };
    expect(refused(() => rules.decideDecideContest(alone, input, context(finance)))).toBe(
      "SECOND_PERSON_MISSING",
    );
    expect(refused(() => rules.decideDecideContest(contested, input, context(finance)))).toBe(
      "SELF_APPROVAL",
    );
    const kept = rules.decideDecideContest(contested, input, context(otherFinance));
    expect(kept.changes).toMatchObject({ state: "final", round: 2 });
    expect(kept.changes.decided[0]?.allowed.minutes).toBe(60);
    const back = rules.decideDecideContest(
      contested,
      { ...asked, lines: [cut("a", { minutes: 120, reasonCode: null, words: "" })] },
      context(otherFinance),
    );
    expect(back.events.at(-1)?.payload).toMatchObject({ extent: "full" });
  });

  test("a contest is never decided deeper than was proposed, of either price", () => {
    const decide = (stood: AssessedLine, minutes: number) =>
      rules.decideDecideContest(
        { ...facts("contested", [stood], { reviewedBy: "finance" }), hasSecond: true },
        { ...asked, lines: [cut("a", { minutes })] },
        context(otherFinance),
      );
    expect(refused(() => decide(looked(time("a", 120), 60), 59))).toBe("CUT_DEEPER");
    expect(decide(looked(time("a", 120), 60), 61).changes.state).toBe("final");
    // Where the same is paid for a minute less, the bill alone would be cut deeper.
    const stood = looked(time("a", 120), 60);
    const paidLow = { ...stood, assessed: stood.assessed && { ...stood.assessed, payMinor: 1 } };
    expect(refused(() => decide(paidLow, 59))).toBe("CUT_DEEPER");
  });

  test("silence counts after fourteen days, and not before", () => {
    const lapse = (days: number) =>
      rules.decideLapseProposal(
        given("proposed"),
        { ref: "report" },
        context(systemActor, { now: addDays(noon, days) }),
      );
    expect(refused(() => lapse(13))).toBe("TOO_EARLY");
    expect(lapse(14).events.map(({ type }) => type)).toEqual(["report.proposal_lapsed", "report.final"]);
  });

  test("approving in full after a cut is refused", () => {
    const cutBefore = facts("submitted", [looked(time("a", 120), 60)]);
    const asked = { reportId: "report", lines: [] };
    expect(refused(() => rules.decideApproveReport(cutBefore, asked, context(finance)))).toBe("WRONG_STATE");
    expect(refused(() => rules.decideApproveReport(given("proposed"), asked, context(finance)))).toBe(
      "WRONG_STATE",
    );
  });
});
