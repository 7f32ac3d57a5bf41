import type { UserActor } from "@/lib/authz/actor";
import type { Relation } from "@/lib/authz/policy";
import { addDays } from "@/lib/calendar";
import { DomainError } from "@/lib/errors";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import { countedQuestions, questionsOf, scoreValues, type EvaluationParty, type Score } from "./questions";
import type { SubmitEvaluationInput } from "./schema";

/** An evaluation that nobody sends in lapses so many days after the work was done. */
export const lapseDays = 60;

export type EvaluationState = "open" | "submitted" | "lapsed";
export type EvaluationFacts = {
  id: string;
  assignmentId: string;
  party: EvaluationParty;
  state: EvaluationState;
  lapsesAt: Date;
};

export type OpeningChanges = {
  made: { id: string; assignmentId: string; party: EvaluationParty; lapsesAt: Date }[];
  renewed: { id: string; lapsesAt: Date }[];
};

/**
 * When the work is done: one evaluation for the Advocate's side, one for the Defender. When work that was opened again
 * is done once more, only what is still open is asked for, with its days beginning anew; what was submitted or has
 * lapsed is not asked again.
 */
export function decideOpenEvaluations(
  facts: { assignment: { id: string; defenderId: string } | null; evaluations: readonly EvaluationFacts[] },
  _: { assignmentId: string },
  context: DecideContext,
): Decision<OpeningChanges> {
  const { assignment, evaluations } = facts;
  if (!assignment) throw new DomainError("NOT_FOUND");
  const lapsesAt = addDays(context.case.workDoneAt ?? context.now, lapseDays);
  const own = evaluations.filter((evaluation) => evaluation.assignmentId === assignment.id);
  const made =
    own.length > 0
      ? []
      : (["ADVOCATE", "DEFENDER"] as const).map((party) => ({
          id: context.newId(),
          assignmentId: assignment.id,
          party,
          lapsesAt,
        }));
  const renewed = own.filter(
    (evaluation) => evaluation.state === "open" && evaluation.lapsesAt.getTime() !== lapsesAt.getTime(),
  );
  const opened = [...made, ...renewed].map(({ id, party }) => ({ id, party }));
  return {
    changes: { made, renewed: renewed.map(({ id }) => ({ id, lapsesAt })) },
    events:
      opened.length === 0
        ? []
        : [
            {
              type: "evaluations.opened",
              payload: {
                assignmentId: assignment.id,
                defenderId: assignment.defenderId,
                evaluations: opened,
                lapsesAt: lapsesAt.toISOString(),
              },
            },
          ],
  };
}

const advocateSide: readonly Relation[] = ["lead", "counsel", "assistant"];

/** Whether somebody may send in an evaluation: the Advocate's side for its own, a Defender for their own assignment. */
export function mayEvaluate(
  evaluation: { party: EvaluationParty; defenderId: string },
  relations: readonly Relation[],
  actor: Pick<UserActor, "defenderId">,
): boolean {
  if (evaluation.party === "ADVOCATE") return relations.some((relation) => advocateSide.includes(relation));
  return actor.defenderId !== null && actor.defenderId === evaluation.defenderId;
}

export type SubmissionFacts = {
  evaluation: (EvaluationFacts & { defenderId: string }) | null;
  /** The other side's, of the same assignment. */
  otherState: EvaluationState | null;
};

export type SubmissionChanges = {
  id: string;
  scores: Record<string, Score | null>;
  choices: Record<string, string>;
  words: Record<string, string>;
  submittedBy: string;
};

/** Sends an evaluation in, once. Questions of the other side's form are refused; unanswered ones are left out. */
export function decideSubmitEvaluation(
  facts: SubmissionFacts,
  input: SubmitEvaluationInput,
  context: DecideContext,
): Decision<SubmissionChanges> {
  const { evaluation, otherState } = facts;
  const { actor } = context;
  if (!evaluation || actor.kind !== "user") throw new DomainError("NOT_FOUND");
  if (!mayEvaluate(evaluation, context.case.relations, actor)) throw new DomainError("NOT_FOUND");
  if (evaluation.state === "submitted") throw new DomainError("ALREADY_DONE");
  if (evaluation.state === "lapsed") throw new DomainError("WRONG_STATE");
  const answers = answersOf(evaluation.party, input);
  const party = evaluation.party;
  const all = otherState !== null && otherState !== "open";
  return {
    changes: { id: evaluation.id, ...answers, submittedBy: actor.userId },
    events: [
      { type: "evaluation.submitted", payload: { evaluationId: evaluation.id, party, all } },
      // Always there beside a Defender's evaluation, whatever was answered: staff alone see it, and a number that is
      // missing from the Advocate's history must not tell them that a danger was reported.
      ...(party === "DEFENDER"
        ? [
            {
              type: "evaluation.risk_reported" as const,
              payload: { evaluationId: evaluation.id },
              quiet: answers.choices.risk !== "yes",
            },
          ]
        : []),
    ],
  };
}

/**
 * What was answered, by question. Null stands for "can't say". At least one question has to be answered, or an empty
 * form would open the other side's answers.
 */
function answersOf(
  party: EvaluationParty,
  input: SubmitEvaluationInput,
): Pick<SubmissionChanges, "scores" | "choices" | "words"> {
  const questions = questionsOf(party);
  const known = (kind: string, key: string) =>
    questions.find((question) => question.kind === kind && question.key === key);
  const scores: Record<string, Score | null> = {};
  const choices: Record<string, string> = {};
  const words: Record<string, string> = {};
  for (const [key, answer] of Object.entries(input.scores)) {
    if (answer === null || answer === undefined) continue;
    if (!known("score", key)) throw new DomainError("INVALID", {}, { [`scores.${key}`]: "INVALID" });
    scores[key] = scoreOf(answer);
  }
  for (const [key, answer] of Object.entries(input.choices)) {
    if (answer === null || answer === undefined) continue;
    if (!known("choice", key)?.options?.includes(answer)) {
      throw new DomainError("INVALID", {}, { [`choices.${key}`]: "INVALID" });
    }
    choices[key] = answer;
  }
  for (const [key, answer] of Object.entries(input.words)) {
    if (!answer) continue;
    const question = known("words", key);
    if (!question) throw new DomainError("INVALID", {}, { [`words.${key}`]: "INVALID" });
    if (question.opensWith && choices[question.opensWith] !== "yes") continue;
    words[key] = answer;
  }
  const counted = countedQuestions(party);
  if (!counted.some(({ key }) => key in scores || key in choices)) {
    const first = counted[0]?.key ?? "";
    throw new DomainError("INVALID", {}, { [`scores.${first}`]: "evaluation.answerOne" });
  }
  return { scores, choices, words };
}

const scoreOf = (answer: number | string): Score | null =>
  scoreValues.find((value) => value === Number(answer)) ?? null;

/** By the clock: an evaluation that nobody sent in is asked for no longer. */
export function decideLapseEvaluation(
  facts: { evaluation: EvaluationFacts | null; otherState: EvaluationState | null },
  _: { ref: string },
  context: DecideContext,
): Decision<{ id: string }> {
  const { evaluation, otherState } = facts;
  if (!evaluation) throw new DomainError("NOT_FOUND");
  if (evaluation.state !== "open") throw new DomainError("WRONG_STATE");
  if (evaluation.lapsesAt > context.now) throw new DomainError("TOO_EARLY");
  return {
    changes: { id: evaluation.id },
    events: [
      {
        type: "evaluation.lapsed",
        payload: {
          evaluationId: evaluation.id,
          party: evaluation.party,
          all: otherState !== null && otherState !== "open",
        },
      },
    ],
  };
}
