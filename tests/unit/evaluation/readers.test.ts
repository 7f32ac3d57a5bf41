import { describe, expect, it } from "vitest";
import type { Relation } from "@/lib/authz/policy";
import { evaluationReader, isRevealed, readableQuestions } from "@/lib/stages/evaluation/readers";
import type { EvaluationState } from "@/lib/stages/evaluation/rules";

describe("who reads evaluations at all", () => {
  it.each<[Relation[], ReturnType<typeof evaluationReader>]>([
    [["lead"], "ADVOCATE"],
    [["counsel"], "ADVOCATE"],
    [["assistant"], "ADVOCATE"],
    [["assigned"], "DEFENDER"],
    [["former"], "DEFENDER"],
    [["facilitator"], "FACILITATOR"],
    [["facilitator", "director"], "DIRECTOR"],
    [["offered"], null],
    [["billing"], null],
    [["finance"], null],
    [["approver"], null],
    [[], null],
  ])("%s: %s", (relations, expected) => expect(evaluationReader(relations)).toBe(expected));
});

describe("when answers are no longer hidden", () => {
  it.each<[EvaluationState, EvaluationState, boolean]>([
    ["open", "open", false],
    ["submitted", "open", false],
    ["open", "submitted", false],
    ["submitted", "submitted", true],
    ["submitted", "lapsed", true],
    ["lapsed", "submitted", true],
    ["lapsed", "lapsed", true],
  ])("one %s, the other %s: %s", (own, other, expected) => {
    expect(isRevealed({ own, other })).toBe(expected);
  });
});

describe("which answers a reader sees", () => {
  const hidden = { own: "submitted", other: "open" } as const;
  const shown = { own: "submitted", other: "submitted" } as const;
  const work = "quality localKnowledge timeliness communication again";
  const asked = "instructions answers deadlines respect again";

  it.each<[string, Parameters<typeof readableQuestions>, string]>([
    [
      "one's own, at once",
      ["ADVOCATE", "ADVOCATE", hidden, false],
      `${work} helped improve share match process cost`,
    ],
    ["the Defender, while it is hidden", ["DEFENDER", "ADVOCATE", hidden, true], ""],
    ["the Defender, words kept from them", ["DEFENDER", "ADVOCATE", shown, false], work],
    ["the Defender, words shared", ["DEFENDER", "ADVOCATE", shown, true], `${work} helped improve`],
    ["the Advocate, while it is hidden", ["ADVOCATE", "DEFENDER", hidden, true], ""],
    ["the Advocate, never the danger", ["ADVOCATE", "DEFENDER", shown, true], asked],
    ["a facilitator, hidden or not", ["FACILITATOR", "DEFENDER", hidden, false], `${asked} risk riskHow`],
    [
      "a facilitator, words kept from the Defender",
      ["FACILITATOR", "ADVOCATE", hidden, false],
      `${work} helped improve share`,
    ],
    [
      "a director, also what is said of the organization",
      ["DIRECTOR", "DEFENDER", hidden, false],
      `${asked} risk riskHow support payment toKnow`,
    ],
  ])("%s", (_, given, expected) => {
    expect(
      readableQuestions(...given)
        .map(({ key }) => key)
        .join(" "),
    ).toBe(expected);
  });
});
