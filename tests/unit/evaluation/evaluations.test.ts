import { describe, expect, it } from "vitest";
import { countedQuestions, questionsOf } from "@/lib/stages/evaluation/questions";
import {
  decideLapseEvaluation,
  decideOpenEvaluations,
  decideSubmitEvaluation,
  type EvaluationFacts,
  type EvaluationState,
} from "@/lib/stages/evaluation/rules";
import { submitEvaluationInput } from "@/lib/stages/evaluation/schema";
import { contextOf, evaluation, ids, lapse, refusal, workDone } from "./facts";

const assignment = { id: ids.assignment, defenderId: ids.defender };

describe("the two questionnaires", () => {
  it("ask what the domain lists, in its order", () => {
    const listed = (party: "ADVOCATE" | "DEFENDER") =>
      questionsOf(party).map(({ key, kind }) => `${key} ${kind}`);
    expect(listed("ADVOCATE")).toEqual([
      ...["quality score", "localKnowledge score", "timeliness score", "communication score"],
      ...["again choice", "helped words", "improve words", "share choice"],
      ...["match score", "process score", "cost score"],
    ]);
    expect(listed("DEFENDER")).toEqual([
      ...["instructions score", "answers score", "deadlines score", "respect score"],
      ...["again choice", "risk choice", "riskHow words"],
      ...["support score", "payment score", "toKnow words"],
    ]);
  });

  it("count eight answers on either side", () => {
    expect([countedQuestions("ADVOCATE").length, countedQuestions("DEFENDER").length]).toEqual([8, 8]);
  });

  it("are known to the schema, every question of both", () => {
    for (const party of ["ADVOCATE", "DEFENDER"] as const) {
      const of = (kind: string, answer: unknown) =>
        Object.fromEntries(
          questionsOf(party)
            .filter((question) => question.kind === kind)
            .map(({ key }) => [key, answer]),
        );
      const input = {
        ...{ evaluationId: ids.ofAdvocate, scores: of("score", "3") },
        ...{ choices: of("choice", "yes"), words: of("words", "Text") },
      };
      expect(submitEvaluationInput.safeParse(input).error?.issues).toBeUndefined();
    }
  });
});

describe("opening", () => {
  const open = (evaluations: EvaluationFacts[], how = {}) =>
    decideOpenEvaluations(
      { assignment, evaluations },
      { assignmentId: ids.assignment },
      contextOf("system", how),
    );

  it("makes one for each side, the Advocate's first, lapsing 60 days after the work was done", () => {
    const { changes, events } = open([]);
    expect(changes.made.map(({ party, lapsesAt }) => [party, lapsesAt])).toEqual([
      ["ADVOCATE", lapse],
      ["DEFENDER", lapse],
    ]);
    expect(events).toEqual([
      {
        type: "evaluations.opened",
        payload: {
          ...{ assignmentId: ids.assignment, defenderId: ids.defender, lapsesAt: lapse.toISOString() },
          evaluations: changes.made.map(({ id, party }) => ({ id, party })),
        },
      },
    ]);
  });

  it("does nothing when they are there", () => {
    const { changes, events } = open([evaluation("ADVOCATE"), evaluation("DEFENDER")]);
    expect([changes, events]).toEqual([{ made: [], renewed: [] }, []]);
  });

  it("asks again only for what is still open, when work opened again is done once more", () => {
    const again = new Date("2026-12-20T18:00:00Z");
    const { changes, events } = open(
      [evaluation("ADVOCATE", { state: "submitted" }), evaluation("DEFENDER")],
      {
        workDoneAt: again,
      },
    );
    const lapsesAt = new Date("2027-02-18T18:00:00Z");
    expect(changes).toEqual({ made: [], renewed: [{ id: ids.ofDefender, lapsesAt }] });
    expect(events[0]?.payload).toMatchObject({
      evaluations: [{ id: ids.ofDefender, party: "DEFENDER" }],
      lapsesAt: lapsesAt.toISOString(),
    });
  });

  it("does not count those of another assignment", () => {
    const others = [evaluation("ADVOCATE", { assignmentId: ids.earlier })];
    expect(open(others).changes.made).toHaveLength(2);
  });

  it("counts from now where the day of the end is not known", () => {
    const { changes } = open([], { workDoneAt: null, now: workDone });
    expect(changes.made[0]?.lapsesAt).toEqual(lapse);
  });
});

describe("sending in", () => {
  const submit = (
    relation: "lead" | "counsel" | "assistant" | "assigned" | "former",
    party: "ADVOCATE" | "DEFENDER",
    answers: object,
    how: { state?: EvaluationState; otherState?: EvaluationState; defenderId?: string } = {},
  ) => {
    const input = submitEvaluationInput.parse({ evaluationId: ids.ofAdvocate, ...answers });
    const row = { ...evaluation(party, { state: how.state ?? "open" }), defenderId: ids.defender };
    return decideSubmitEvaluation(
      { evaluation: row, otherState: how.otherState ?? "open" },
      input,
      contextOf(relation, { defenderId: how.defenderId }),
    );
  };
  const some = { scores: { quality: 4 } };
  const others = { scores: { respect: "5" } };

  it("keeps numbers as numbers, can't say as null, and leaves out what was not answered", () => {
    const { changes } = submit("lead", "ADVOCATE", {
      scores: { quality: "5", timeliness: "cant_say", cost: null },
      choices: { again: "unsure", share: null },
      words: { helped: " Her notes ", improve: "" },
    });
    expect(changes).toEqual({
      id: ids.ofAdvocate,
      scores: { quality: 5, timeliness: null },
      choices: { again: "unsure" },
      words: { helped: "Her notes" },
      submittedBy: ids.user,
    });
  });

  it.each<[Parameters<typeof submit>[0], "ADVOCATE" | "DEFENDER", object, string | undefined, string]>([
    ["lead", "ADVOCATE", some, undefined, "accepted"],
    ["counsel", "ADVOCATE", some, undefined, "accepted"],
    ["assistant", "ADVOCATE", some, undefined, "accepted"],
    ["assistant", "DEFENDER", others, undefined, "NOT_FOUND"],
    ["assigned", "DEFENDER", others, undefined, "accepted"],
    ["former", "DEFENDER", others, ids.defender, "accepted"],
    ["former", "DEFENDER", others, ids.otherDefender, "NOT_FOUND"],
    ["lead", "DEFENDER", others, undefined, "NOT_FOUND"],
    ["assigned", "ADVOCATE", some, undefined, "NOT_FOUND"],
  ])("%s sends the %s's: %#", (relation, party, answers, defenderId, expected) => {
    expect(refusal(() => submit(relation, party, answers, { defenderId }))).toBe(expected);
  });

  it.each<[EvaluationState, string]>([
    ["submitted", "ALREADY_DONE"],
    ["lapsed", "WRONG_STATE"],
  ])("one that is %s: %s", (state, expected) => {
    expect(refusal(() => submit("lead", "ADVOCATE", some, { state }))).toBe(expected);
  });

  it.each<[string, "ADVOCATE" | "DEFENDER", object, string]>([
    ["nothing", "ADVOCATE", {}, "INVALID scores.quality"],
    ["words alone", "ADVOCATE", { words: { helped: "All" } }, "INVALID scores.quality"],
    ["leave to share alone", "ADVOCATE", { choices: { share: "yes" } }, "INVALID scores.quality"],
    ["one can't say", "ADVOCATE", { scores: { match: "cant_say" } }, "accepted"],
    ["a score of the other form", "ADVOCATE", { scores: { respect: 5 } }, "INVALID scores.respect"],
    ["a choice of the other form", "ADVOCATE", { choices: { risk: "no" } }, "INVALID choices.risk"],
    ["an answer that is not offered", "ADVOCATE", { choices: { share: "unsure" } }, "INVALID choices.share"],
    ["words of the other form", "DEFENDER", { ...others, words: { helped: "It" } }, "INVALID words.helped"],
  ])("%s from the %s", (_, party, answers, expected) => {
    const relation = party === "ADVOCATE" ? "lead" : "assigned";
    expect(refusal(() => submit(relation, party, answers))).toBe(expected);
  });

  it("says whether both are in", () => {
    const allOf = (otherState: EvaluationState) =>
      submit("lead", "ADVOCATE", some, { otherState }).events[0]?.payload;
    expect(allOf("open")).toMatchObject({ all: false });
    expect(allOf("submitted")).toMatchObject({ all: true });
    expect(allOf("lapsed")).toMatchObject({ all: true });
  });

  it.each([
    [
      { choices: { risk: "yes" }, words: { riskHow: "A car followed" } },
      false,
      { riskHow: "A car followed" },
    ],
    [{ choices: { risk: "no" }, words: { riskHow: "Typed, then taken back" } }, true, {}],
    [{ ...others }, true, {}],
  ])("an answer about danger goes to staff beside it: %#", (answers, quiet, words) => {
    const { events, changes } = submit("assigned", "DEFENDER", answers);
    expect(events.map(({ type }) => type)).toEqual(["evaluation.submitted", "evaluation.risk_reported"]);
    expect(events[1]).toMatchObject({ payload: { evaluationId: ids.ofDefender }, quiet });
    expect(changes.words).toEqual(words);
    expect(JSON.stringify(events)).not.toContain("car");
  });

  it("an Advocate's evaluation says nothing of danger", () => {
    expect(submit("lead", "ADVOCATE", some).events).toHaveLength(1);
  });

  it("asks for words when somebody was at risk", () => {
    const parsed = submitEvaluationInput.safeParse({
      evaluationId: ids.ofDefender,
      choices: { risk: "yes" },
    });
    expect(parsed.error?.issues.map(({ path }) => path.join("."))).toEqual(["words.riskHow"]);
  });
});

describe("lapsing", () => {
  const lapsing = (facts: EvaluationFacts | null, now: Date) => () =>
    decideLapseEvaluation(
      { evaluation: facts, otherState: "submitted" },
      { ref: ids.ofDefender },
      contextOf("system", { now }),
    );

  it.each<[string, EvaluationFacts | null, Date, string]>([
    ["open and due", evaluation("DEFENDER"), lapse, "accepted"],
    ["open, not due", evaluation("DEFENDER"), new Date(lapse.getTime() - 1), "TOO_EARLY"],
    ["sent in", evaluation("DEFENDER", { state: "submitted" }), lapse, "WRONG_STATE"],
    ["lapsed", evaluation("DEFENDER", { state: "lapsed" }), lapse, "WRONG_STATE"],
    ["of another case", null, lapse, "NOT_FOUND"],
  ])("%s", (_, facts, now, expected) => expect(refusal(lapsing(facts, now))).toBe(expected));

  it("says whether nothing is left to wait for", () => {
    expect(lapsing(evaluation("DEFENDER"), lapse)().events).toEqual([
      {
        type: "evaluation.lapsed",
        payload: { evaluationId: ids.ofDefender, party: "DEFENDER", all: true },
      },
    ]);
  });
});
