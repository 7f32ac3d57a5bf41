import { describe, expect, test } from "vitest";
import type { VersionFacts } from "@/lib/stages/agreement/facts";
import { unmatchedNumbers } from "@/lib/stages/agreement/negotiation/matching";
import { decideApprove } from "@/lib/stages/agreement/negotiation/rules";
import { decideSend } from "@/lib/stages/agreement/signing/rules";
import { readClauses } from "@/lib/templates/canonical-text";
import { base, edit, terms, wording, type Edit } from "./editing";
import { acting, content, contractFacts, refusedWith, versionOf } from "./sample";

describe("one language against the other", () => {
  const marks = (input: Edit, current = base) =>
    edit(input, current, current)
      .changes.version.body.clauses.filter(({ unmatched }) => unmatched)
      .map(({ key }) => key);

  test.each([
    ["English alone", { en: wording("x") }, ["safety"]],
    ["Spanish alone", { es: wording("x") }, ["safety"]],
    ["both", { en: wording("x"), es: wording("y") }, []],
    ["English alone, said to match", { en: wording("x"), matched: true }, []],
  ])("%s", (_, clause, expected) => expect(marks({ clauses: { safety: clause } })).toEqual(expected));

  const marked = () => {
    const text = content();
    text.body.clauses = text.body.clauses.map((clause) =>
      clause.key === "safety" ? { ...clause, en: wording("x"), unmatched: true } : clause,
    );
    return versionOf(text);
  };
  test.each([
    ["a figure does not clear the mark", { terms: terms({ capMinutes: 60 }) }, ["safety"]],
    ["the other language alone keeps it", { clauses: { safety: { es: wording("y") } } }, ["safety"]],
    ["saying that both match clears it", { clauses: { safety: { matched: true } } }, []],
    [
      "saving the other language and saying so clears it",
      { clauses: { safety: { es: wording("y"), matched: true } } },
      [],
    ],
  ])("%s", (_, input, expected) => expect(marks(input, marked())).toEqual(expected));

  const [first, second] = content().body.scope;
  test.each([
    ["the scope's English words", { ...first, words: "Interview three" }, ["scope"]],
    ["the scope's Spanish words", { ...first, wordsEs: "Entrevistar a tres" }, ["scope"]],
    ["both", { ...first, words: "Interview three", wordsEs: "Entrevistar a tres" }, []],
    ["its date, which changes both texts", { ...first, deadline: "2027-01-09" }, []],
  ])("%s", (_, item, expected) => {
    expect(marks({ terms: terms({ scope: [item, second] }) })).toEqual(expected);
  });
});

describe("words that one language lacks", () => {
  const oneSided = (change: Partial<typeof base.body> = {}) => {
    const text = content();
    text.body.scope = text.body.scope.map((item, index) => (index === 1 ? { ...item, wordsEs: "" } : item));
    return versionOf({ ...text, body: { ...text.body, ...change } });
  };
  const seen = (current: VersionFacts) => ({ versionId: current.id, hash: current.hash });
  const approving = (current: VersionFacts) => () =>
    decideApprove({ contract: contractFacts({ current }) }, seen(current), acting(["lead"]));
  const sending = (current: VersionFacts) => () =>
    decideSend(
      {
        contract: contractFacts({ current, approved: ["ADVOCATE", "JIM", "DEFENDER"] }),
        ...{ agreementSigned: true, leadName: "", missingGlyphs: () => [] },
      },
      seen(current),
      acting(["facilitator"]),
    );
  const scopeOf = (input: Edit, current: VersionFacts) => edit(input, current, current).changes.version.body;

  test("the clause says which, and the text is neither approved nor sent", () => {
    const current = oneSided();
    const scope = readClauses({ code: "", figures: current.figures, body: current.body })[1];
    expect(scope).toMatchObject({ unmatched: true, missing: [{ task: 2, language: "es" }] });
    for (const act of [approving(current), sending(current)]) {
      expect(refusedWith(act)).toBe("CLAUSE_UNMATCHED");
    }
  });

  test("so with instructions, and with English that is not there", () => {
    const current = oneSided({ instructionsEs: "Llame antes", scope: content().body.scope });
    const clauses = readClauses({ code: "", figures: current.figures, body: current.body });
    expect(clauses[2]?.missing).toEqual([{ task: null, language: "en" }]);
    expect(refusedWith(approving(current))).toBe("CLAUSE_UNMATCHED");
  });

  test("written: the mark goes", () => {
    const scope = content().body.scope;
    const body = scopeOf({ terms: terms({ scope }) }, oneSided());
    expect(unmatchedNumbers(body)).toEqual([]);
  });

  test("said to stand in both: they do, and the mark goes", () => {
    const body = scopeOf({ clauses: { scope: { matched: true } } }, oneSided());
    expect(body.scope[1]).toMatchObject({ words: "Obtain the file", wordsEs: "Obtain the file" });
    expect(unmatchedNumbers(body)).toEqual([]);
  });

  test("a task that is added in one language alone is marked", () => {
    const scope = [...content().body.scope, { kind: "other", words: "x", wordsEs: "", deadline: null }];
    expect(unmatchedNumbers(scopeOf({ terms: terms({ scope }) }, base))).toEqual([2]);
  });
});
