import { describe, expect, test } from "vitest";
import { parsePlainDate } from "@/lib/dates";
import { decideOpen, type OpeningFacts } from "@/lib/stages/agreement/negotiation/opening";
import { readClauses } from "@/lib/templates/canonical-text";
import { contractText } from "@/lib/templates/texts/contract";
import { base, parties, payers } from "./editing";
import { acting, content, refusedWith } from "./sample";

describe("opening", () => {
  const facts = (change: Partial<OpeningFacts> = {}): OpeningFacts => ({
    template: { id: base.id, clauses: contractText },
    rate: { billRateMinor: 6500, payRateMinor: 5200, feeBasisPoints: 1000 },
    offer: {
      id: base.id,
      defenderId: base.id,
      defenderZone: "America/Guatemala",
      hours: 30,
      expensesMinor: 50000,
    },
    tasks: [],
    parties: content().body.parties,
    partyNames: parties,
    previousId: null,
    already: false,
    ...change,
  });
  const open = (change: Partial<OpeningFacts> = {}) =>
    decideOpen(facts(change), { offerId: base.id }, acting(["system"]));
  const task = (deadline: string) => ({ kind: "interview", words: "x", deadline: parsePlainDate(deadline) });

  test.each([
    ["180 days, when no task asks for more", [], "2027-05-24"],
    ["180 days, when the last task is early", [task("2026-12-01")], "2027-05-24"],
    ["90 days after the last task", [task("2027-04-01"), task("2027-03-01")], "2027-06-30"],
  ])("runs %s", (_, tasks, endsOn) => {
    expect(open({ tasks }).changes.version.figures).toMatchObject({
      startsOn: "2026-11-25",
      endsOn,
      capMinutes: 1800,
      capExpensesMinor: 50000,
    });
  });

  test("begins today where the Defender works, though the office has the next day already", () => {
    const late = { ...acting(["system"]), now: new Date("2026-11-26T05:30:00Z") };
    const { figures } = decideOpen(facts(), { offerId: base.id }, late).changes.version;
    expect(figures).toMatchObject({ startsOn: "2026-11-25", endsOn: "2027-05-24" });
  });

  test("words of a task that name a party are left out, and it says so; kind and date stay", () => {
    const named = { ...task("2027-04-01"), kind: "locate_person", words: "Find Juana and Miguel in Nebaj" };
    const { changes, events } = open({ tasks: [named, task("2027-03-01")] });
    const { scope, leftOut } = changes.version.body;
    expect(scope).toEqual([
      { kind: "locate_person", words: "", wordsEs: "", deadline: "2027-04-01" },
      { kind: "interview", words: "x", wordsEs: "", deadline: "2027-03-01" },
    ]);
    expect(leftOut).toBe(true);
    expect(events.at(-1)?.payload).toMatchObject({ leftOut: 1 });
    const { code, figures, body } = { code: "", ...changes.version };
    const [, read] = readClauses({ code, figures, body });
    expect(read?.en.text).toContain("(a) locating a person, by 1 April 2027;");
    expect(read?.missing).toEqual([{ task: 2, language: "es" }]);
    expect(open({ tasks: [task("2027-03-01")] }).changes.version.body).not.toHaveProperty("leftOut");
  });

  test("an earlier contract that was not executed ends", () => {
    const previousId = payers[0]?.id ?? "";
    expect(open({ previousId }).events.map(({ type }) => type)).toEqual([
      "contract.ended",
      "contract.opened",
    ]);
  });

  test.each([
    ["no offer", { offer: null }, "NOT_FOUND"],
    ["no template", { template: null }, "TEMPLATE_MISSING"],
    ["no fees", { rate: null }, "RATE_MISSING"],
    ["opened already", { already: true }, "WRONG_STATE"],
  ])("%s: %s", (_, change, code) => expect(refusedWith(() => open(change))).toBe(code));
});
