import { describe, expect, test } from "vitest";
import { DomainError } from "@/lib/errors";
import {
  decideApprove,
  decideComment,
  decideEdit,
  decideRelease,
} from "@/lib/stages/agreement/negotiation/rules";
import { editContractInput } from "@/lib/stages/agreement/negotiation/schema";
import { contractText } from "@/lib/templates/texts/contract";
import { base, edit, naming, payers, terms, wording } from "./editing";
import { acting, content, contractFacts, refusedWith, versionOf } from "./sample";

const safety = contractText.find(({ key }) => key === "safety");

/** A text in which somebody changed one clause or one figure after the editor began. */
function meanwhile(change: { safetyEn?: string; capMinutes?: number }) {
  const next = content(change.capMinutes ? { capMinutes: change.capMinutes } : {});
  next.body.clauses = next.body.clauses.map((clause) =>
    clause.key === "safety" && change.safetyEn ? { ...clause, en: wording(change.safetyEn) } : clause,
  );
  return versionOf(next, 2);
}

describe("editing", () => {
  test("a save is a version of its own, by whoever saved it", () => {
    const { changes, events } = edit({ terms: terms({ capMinutes: 1800 }) }, base, base, "assigned");
    expect(changes.version).toMatchObject({
      number: 2,
      authorParty: "DEFENDER",
      figures: { capMinutes: 1800 },
    });
    expect(changes.version.hash).not.toBe(base.hash);
    expect(events).toEqual([
      {
        type: "contract.version_created",
        payload: expect.objectContaining({ number: 2, clauses: ["terms"] }) as unknown,
      },
    ]);
  });

  test("different clauses of two editors merge; different terms too", () => {
    const clause = edit(
      { clauses: { data: { en: wording("D"), es: wording("D") } } },
      meanwhile({ safetyEn: "S" }),
    );
    const texts = Object.fromEntries(
      clause.changes.version.body.clauses.map(({ key, en }) => [key, en.text]),
    );
    expect(texts).toMatchObject({ data: "D", safety: "S" });
    const term = edit({ terms: terms({ capExpenses: "1,000.00" }) }, meanwhile({ capMinutes: 600 }));
    expect(term.changes.version.figures).toMatchObject({ capMinutes: 600, capExpensesMinor: 100000 });
  });

  test("the same clause is a conflict, with both texts", () => {
    const run = () =>
      edit(
        { clauses: { safety: { en: wording("mine"), es: safety?.es } } },
        meanwhile({ safetyEn: "theirs" }),
      );
    expect(refusedWith(run)).toBe("CONFLICT");
    try {
      run();
    } catch (error) {
      expect(error instanceof DomainError ? error.clashes : null).toEqual([
        { field: "clauses.safety.en.text", theirs: "theirs", yours: "mine" },
      ]);
    }
  });

  test("the same term is a conflict, as it is typed", () => {
    try {
      edit({ terms: terms({ capMinutes: 1200 }) }, meanwhile({ capMinutes: 600 }));
      expect.unreachable();
    } catch (error) {
      expect(error instanceof DomainError ? error.clashes : null).toEqual([
        { field: "terms.capMinutes", theirs: 600, yours: 1200 },
      ]);
    }
  });

  test("what both changed alike is no conflict", () => {
    const { changes } = edit(
      { terms: terms({ capMinutes: 600, capExpenses: "1.00" }) },
      meanwhile({ capMinutes: 600 }),
    );
    expect(changes.version.figures).toMatchObject({ capMinutes: 600, capExpensesMinor: 100 });
  });

  test.each([
    ["nothing", {}, "NOTHING_CHANGED"],
    ["the same terms", { terms: terms() }, "NOTHING_CHANGED"],
    ["a clause there is none of", { clauses: { other: { en: wording("x") } } }, "INVALID"],
    ["a term there is none of", { clauses: { safety: { en: wording("{{salary}}") } } }, "INVALID"],
    ["an end before the beginning", { terms: terms({ endsOn: "2026-11-23" }) }, "INVALID"],
    [
      "a last day that has passed",
      { terms: terms({ startsOn: "2026-01-01", endsOn: "2026-02-01" }) },
      "INVALID",
    ],
    [
      "a task to be done by a day that has passed",
      { terms: terms({ scope: content().body.scope.map((task) => ({ ...task, deadline: "2020-01-05" })) }) },
      "INVALID",
    ],
    ["somebody else's payer", { terms: terms({ payerId: base.id }) }, "INVALID"],
  ])("%s: %s", (_, input, code) => expect(refusedWith(() => edit(input))).toBe(code));

  test("only the three who agree edit", () => {
    const input = editContractInput.parse({ version: 1, terms: terms({ capMinutes: 60 }) });
    const facts = { contract: contractFacts(), base, payers, ...naming };
    expect(refusedWith(() => decideEdit(facts, input, acting(["finance"])))).toBe("NOT_ALLOWED");
  });
});

describe("approving", () => {
  const seen = { versionId: base.id, hash: base.hash };
  test.each([
    ["lead", "ADVOCATE"],
    ["counsel", "ADVOCATE"],
    ["assistant", "ADVOCATE"],
    ["assigned", "DEFENDER"],
    ["facilitator", "FACILITATOR"],
    ["director", "FACILITATOR"],
  ] as const)("%s approves for %s", (as, party) => {
    const { events } = decideApprove({ contract: contractFacts() }, seen, acting([as]));
    expect(events[0]?.payload).toMatchObject({ party, all: false, hash: base.hash });
  });

  test("the third says that all have", () => {
    const contract = contractFacts({ approved: ["ADVOCATE", "JIM"] });
    expect(decideApprove({ contract }, seen, acting(["assigned"])).events[0]?.payload).toMatchObject({
      all: true,
    });
  });

  test.each([
    ["an older text", { ...seen, hash: "0".repeat(64) }, {}, "TEXT_CHANGED"],
    ["another version of the same text", { ...seen, versionId: payers[0]?.id ?? "" }, {}, "TEXT_CHANGED"],
    ["twice", seen, { approved: ["ADVOCATE" as const] }, "ALREADY_DONE"],
  ])("%s: %s", (_, input, change, code) => {
    expect(
      refusedWith(() => decideApprove({ contract: contractFacts(change) }, input, acting(["lead"]))),
    ).toBe(code);
  });

  test("not while one language has still to be compared", () => {
    const text = content();
    const [head, ...rest] = text.body.clauses;
    if (head) text.body.clauses = [{ ...head, unmatched: true }, ...rest];
    const current = versionOf(text);
    const input = { versionId: current.id, hash: current.hash };
    const contract = contractFacts({ current });
    expect(refusedWith(() => decideApprove({ contract }, input, acting(["lead"])))).toBe("CLAUSE_UNMATCHED");
  });
});

describe("comments and release", () => {
  test("a comment is about a clause that there is, or about the whole", () => {
    const contract = contractFacts();
    const say = (clauseKey: string) =>
      decideComment({ contract }, { clauseKey, words: "Why?" }, acting(["assigned"]));
    expect(say("safety").changes).toMatchObject({ clauseKey: "safety", party: "DEFENDER" });
    expect(say("contract").events[0]?.words).toEqual({ comment: "Why?" });
    expect(refusedWith(() => say("nowhere"))).toBe("INVALID");
  });

  test.each([
    ["assigned", "DEFENDER"],
    ["facilitator", "FACILITATOR"],
  ] as const)("%s releases as %s", (as, by) => {
    const decision = decideRelease({ contract: contractFacts() }, { reason: "Away" }, acting([as]));
    expect(decision.to).toBe("accepted");
    expect(decision.events[0]).toMatchObject({ payload: { by }, words: { reason: "Away" } });
  });
});
