import type { Relation } from "@/lib/authz/policy";
import { questionsOf, type EvaluationParty, type Question } from "./questions";
import type { EvaluationState } from "./rules";

/** How somebody reads the evaluations of a case. */
export type EvaluationReader = "ADVOCATE" | "DEFENDER" | "FACILITATOR" | "DIRECTOR";

const sides: readonly [Relation, EvaluationReader][] = [
  // A director reads more than a facilitator, and may be both.
  ["director", "DIRECTOR"],
  ["facilitator", "FACILITATOR"],
  ["lead", "ADVOCATE"],
  ["counsel", "ADVOCATE"],
  ["assistant", "ADVOCATE"],
  ["assigned", "DEFENDER"],
  ["former", "DEFENDER"],
];

/** Null: evaluations are none of theirs (finance, approvers, billing contacts, a Defender who was only asked). */
export function evaluationReader(relations: readonly Relation[]): EvaluationReader | null {
  return sides.find(([relation]) => relations.includes(relation))?.[1] ?? null;
}

export type PairStates = { own: EvaluationState; other: EvaluationState };

/** What one side said is open to the other once both have sent theirs in, or one of the two has lapsed. */
export function isRevealed({ own, other }: PairStates): boolean {
  return own === "lapsed" || other === "lapsed" || (own === "submitted" && other === "submitted");
}

/**
 * The questions of one side's form whose answers a reader sees. Whoever answered sees them all; of the other side's
 * they see, once they are no longer hidden, what is meant for them.
 * @param shared whether whoever wrote words lets the other side read them
 */
export function readableQuestions(
  reader: EvaluationReader,
  party: EvaluationParty,
  states: PairStates,
  shared: boolean,
): readonly Question[] {
  const questions = questionsOf(party);
  if (reader === party || reader === "DIRECTOR") return questions;
  if (reader === "FACILITATOR") return questions.filter(({ readers }) => readers !== "direction");
  if (!isRevealed(states)) return [];
  return questions.filter(({ readers }) => readers === "both" || (readers === "shared" && shared));
}
