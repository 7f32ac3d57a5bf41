import { describe, expect, test } from "vitest";
import { systemActor } from "@/lib/authz/actor";
import * as payouts from "@/lib/stages/payment/payouts/rules";
import { context, defender, facts, finance, otherFinance, refused, spent, stranger, time } from "./facts";

const types = (decision: { events: { type: string }[] }) => decision.events.map(({ type }) => type);

describe("payouts", () => {
  const final = facts("final", [time("a", 60), spent("b")], { reviewedBy: "finance" });
  const plan = (more: Partial<payouts.PlanFacts> = {}): payouts.PlanFacts => ({
    ...final,
    payCurrency: "USD",
    fx: null,
    live: false,
    ...more,
  });
  const row = (
    state: payouts.PayoutState,
    hasSecond = true,
  ): payouts.OnePayoutFacts & { hasSecond: boolean } => ({
    hasSecond,
    payout: {
      id: "payout",
      reportId: "report",
      defenderId: "defender",
      state,
      payMinor: 8409,
      payCurrency: "USD",
      preparedBy: "finance",
      attempt: 1,
    },
  });

  test("SYSTEM plans in the reviewer's name; of a contest, in the name of who decided", () => {
    expect(payouts.decidePlanPayout(plan(), {}, context(systemActor)).changes).toMatchObject({
      preparedBy: "finance",
      figures: { payMinor: 8409 },
    });
    const decided = { ...final, report: { ...final.report, decidedBy: "finance-2" } };
    expect(payouts.decidePlanPayout(plan(decided), {}, context(systemActor)).changes?.preparedBy).toBe(
      "finance-2",
    );
  });

  test("without a rate SYSTEM asks finance for one, and a person is refused", () => {
    const rateless = plan({ payCurrency: "NIO" });
    expect(types(payouts.decidePlanPayout(rateless, {}, context(systemActor)))).toEqual([
      "payout.rate_missing",
    ]);
    expect(refused(() => payouts.decidePlanPayout(rateless, {}, context(finance)))).toBe("FX_RATE_MISSING");
  });

  test("one payout of a report at a time, of a final one", () => {
    expect(refused(() => payouts.decidePlanPayout(plan({ live: true }), {}, context(finance)))).toBe(
      "WRONG_STATE",
    );
    const open = { ...final, report: { ...final.report, state: "proposed" as const } };
    expect(refused(() => payouts.decidePlanPayout(plan(open), {}, context(finance)))).toBe("WRONG_STATE");
  });

  test("another person approves", () => {
    expect(refused(() => payouts.decideApprovePayout(row("planned"), {}, context(finance)))).toBe(
      "SELF_APPROVAL",
    );
    expect(refused(() => payouts.decideApprovePayout(row("planned", false), {}, context(finance)))).toBe(
      "SECOND_PERSON_MISSING",
    );
    expect(types(payouts.decideApprovePayout(row("planned"), {}, context(otherFinance)))).toEqual([
      "payout.approved",
    ]);
  });

  test("the Defender confirms with a click, finance with what the bank says, another Defender not at all", () => {
    expect(types(payouts.decideConfirmPayout(row("sent"), { evidence: "" }, context(defender)))).toEqual([
      "payout.confirmed",
    ]);
    expect(refused(() => payouts.decideConfirmPayout(row("sent"), { evidence: "" }, context(finance)))).toBe(
      "INVALID",
    );
    expect(
      payouts.decideConfirmPayout(row("sent"), { evidence: "Statement 11" }, context(finance)).events[0],
    ).toMatchObject({ words: { evidence: "Statement 11" } });
    expect(
      refused(() => payouts.decideConfirmPayout(row("sent"), { evidence: "x" }, context(stranger))),
    ).toBe("NOT_FOUND");
  });

  const steps = {
    approve: (f: ReturnType<typeof row>) => payouts.decideApprovePayout(f, {}, context(otherFinance)),
    send: (f: payouts.OnePayoutFacts) => payouts.decideSendPayout(f, { bankReference: "B" }),
    confirm: (f: payouts.OnePayoutFacts) =>
      payouts.decideConfirmPayout(f, { evidence: "" }, context(defender)),
    return: (f: payouts.OnePayoutFacts) => payouts.decideReturnPayout(f, { reason: "x" }),
    replan: (f: payouts.OnePayoutFacts) =>
      payouts.decideReplanPayout({ ...plan(), ...f }, {}, context(finance)),
    cancel: (f: payouts.OnePayoutFacts) => payouts.decideCancelPayout(f, { reason: "x" }),
  };
  const allowed: Record<payouts.PayoutState, (keyof typeof steps)[]> = {
    planned: ["approve", "cancel"],
    approved: ["send", "cancel"],
    sent: ["confirm", "return"],
    confirmed: ["return"],
    returned: ["replan", "cancel"],
    cancelled: [],
  };
  test.each(Object.entries(allowed))("%s: only what follows from it", (state, follow) => {
    for (const [name, decide] of Object.entries(steps)) {
      const run = () => decide(row(state as payouts.PayoutState));
      if ((follow as string[]).includes(name)) expect(types(run())).toHaveLength(1);
      else expect(refused(run), name).toBe("WRONG_STATE");
    }
  });
});
