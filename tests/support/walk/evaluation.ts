import type { UserActor } from "@/lib/authz/actor";
import { db } from "@/lib/db/client";
import { run } from "../run";
import type { World } from "../world";
import { assignedCase } from "./assignment";
import { settledCase } from "./payment";

/** A case whose evaluations are open, or were. */
export type Evaluated = { caseId: string; code: string; ofAdvocate: string; ofDefender: string };

export const advocateAnswers = {
  scores: {
    quality: 5,
    localKnowledge: 4,
    timeliness: 4,
    communication: "cant_say",
    match: 5,
    process: 4,
    cost: 3,
  },
  choices: { again: "yes", share: "yes" },
  words: { helped: "She knew whom to ask at the registry.", improve: "Photographs came late." },
};

export const defenderAnswers = {
  scores: { instructions: 5, answers: 3, deadlines: 4, respect: 5, support: 4, payment: "cant_say" },
  choices: { again: "yes", risk: "no" },
  words: {},
};

/** What a Defender writes when a witness was followed. */
export const riskAnswers = {
  ...defenderAnswers,
  choices: { again: "unsure", risk: "yes" },
  words: { riskHow: "El 20 de octubre un carro siguió al testigo hasta su casa." },
};

/** The two evaluations of the case's one assignment. */
export async function evaluationsOf({ caseId, code }: { caseId: string; code: string }): Promise<Evaluated> {
  const rows = await db().evaluation.findMany({ where: { caseId } });
  const of = (party: string) => rows.find((row) => row.party === party)?.id ?? "";
  return { caseId, code, ofAdvocate: of("ADVOCATE"), ofDefender: of("DEFENDER") };
}

/** The Advocate ended the work early: evaluations are open, and the last report is still to come. */
export async function workDoneCase(world: World): Promise<Evaluated> {
  const at = await assignedCase(world);
  await run(world.lawyer, "terminate", at.caseId, { reason: "The client went home" });
  return evaluationsOf(at);
}

export function evaluateAs(
  actor: UserActor,
  caseId: string,
  evaluationId: string,
  answers: object = actor.defenderId ? defenderAnswers : advocateAnswers,
) {
  return run(actor, "submitEvaluation", caseId, { evaluationId, ...answers });
}

export async function evaluateBoth(world: World, at: Evaluated): Promise<void> {
  await evaluateAs(world.lawyer, at.caseId, at.ofAdvocate);
  await evaluateAs(world.defender, at.caseId, at.ofDefender);
}

/** Nothing is owed any more, and both sides are asked how it went. */
export async function evaluatingCase(world: World): Promise<Evaluated> {
  return evaluationsOf(await settledCase(world));
}

/** Through all five stages: paid, evaluated by both, closed by itself. */
export async function closedCase(world: World): Promise<Evaluated> {
  const at = await evaluatingCase(world);
  await evaluateBoth(world, at);
  return at;
}
