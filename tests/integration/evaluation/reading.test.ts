import { beforeAll, describe, expect, it } from "vitest";
import type { UserActor } from "@/lib/authz/actor";
import { db } from "@/lib/db/client";
import { evaluationView, type SideView } from "@/lib/stages/evaluation/queries";
import { run } from "../../support/run";
import { activeCase } from "../../support/walk/agreement";
import {
  advocateAnswers,
  evaluateAs,
  evaluateBoth,
  riskAnswers,
  workDoneCase,
} from "../../support/walk/evaluation";
import { makeWorld, type World } from "../../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

async function pairFor(actor: UserActor, code: string) {
  const view = await evaluationView(actor, code);
  if (!view) throw new Error("Not to be seen");
  const [pair] = view.pairs;
  if (!pair) throw new Error("No evaluations");
  return pair;
}
/** Answered questions that a reader sees of one side, by key; null when all are hidden. */
const seen = (side: SideView) =>
  side.answers && Object.fromEntries(side.answers.map(({ question, answer }) => [question.key, answer]));
const riskWords = riskAnswers.words.riskHow;

describe("while one side has not answered", () => {
  it("hides what the other said, and says only that it is in", async () => {
    const at = await workDoneCase(world);
    await evaluateAs(world.defender, at.caseId, at.ofDefender, riskAnswers);
    const forAdvocate = await pairFor(world.lawyer, at.code);
    expect(forAdvocate.defender).toMatchObject({
      state: "submitted",
      answers: null,
      own: false,
      maySubmit: false,
    });
    expect(forAdvocate.advocate).toMatchObject({ state: "open", answers: null, own: true, maySubmit: true });
    const forDefender = await pairFor(world.defender, at.code);
    expect(seen(forDefender.defender)).toMatchObject({ respect: 5, payment: null, riskHow: riskWords });
    expect(forDefender.advocate.maySubmit).toBe(false);
  });

  it("shows staff everything that is theirs to read", async () => {
    const at = await workDoneCase(world);
    await evaluateAs(world.defender, at.caseId, at.ofDefender, riskAnswers);
    const forFacilitator = seen((await pairFor(world.facilitator, at.code)).defender);
    expect(forFacilitator).toMatchObject({ risk: "yes", riskHow: riskWords });
    expect(Object.keys(forFacilitator ?? {})).not.toContain("support");
    expect(seen((await pairFor(world.director, at.code)).defender)).toMatchObject({
      support: 4,
      riskHow: riskWords,
    });
  });
});

describe("when both are in", () => {
  it("shows each side what the other said of them, without the danger and without the organization", async () => {
    const at = await workDoneCase(world);
    await evaluateAs(world.defender, at.caseId, at.ofDefender, riskAnswers);
    await evaluateAs(world.lawyer, at.caseId, at.ofAdvocate);
    const forAdvocate = await pairFor(world.lawyer, at.code);
    expect(seen(forAdvocate.defender)).toEqual({
      instructions: 5,
      answers: 3,
      deadlines: 4,
      respect: 5,
      again: "unsure",
    });
    const forDefender = await pairFor(world.defender, at.code);
    expect(seen(forDefender.advocate)).toEqual({
      ...{ quality: 5, localKnowledge: 4, timeliness: 4, communication: null, again: "yes" },
      ...advocateAnswers.words,
    });
  });

  it.each(["no", null])(
    "keeps words that were not shared (%s) from the Defender, not from staff",
    async (share) => {
      const at = await workDoneCase(world);
      const kept = { ...advocateAnswers, choices: { again: "yes", share } };
      await evaluateAs(world.lawyer, at.caseId, at.ofAdvocate, kept);
      await evaluateAs(world.defender, at.caseId, at.ofDefender);
      expect(Object.keys(seen((await pairFor(world.defender, at.code)).advocate) ?? {})).not.toContain(
        "helped",
      );
      expect(seen((await pairFor(world.facilitator, at.code)).advocate)).toMatchObject(advocateAnswers.words);
    },
  );
});

describe("when one has lapsed", () => {
  it("opens the other to read", async () => {
    const at = await workDoneCase(world);
    await evaluateAs(world.lawyer, at.caseId, at.ofAdvocate);
    const { lapsesAt } = await db().evaluation.findUniqueOrThrow({ where: { id: at.ofDefender } });
    await run({ kind: "system" }, "lapseEvaluation", at.caseId, { ref: at.ofDefender }, { now: lapsesAt });
    const forDefender = await pairFor(world.defender, at.code);
    expect(seen(forDefender.advocate)).toMatchObject({ quality: 5 });
    expect(forDefender.defender).toMatchObject({ state: "lapsed", answers: null, maySubmit: false });
  });
});

describe("who sees the page at all", () => {
  it("is nobody else's", async () => {
    const at = await workDoneCase(world);
    await evaluateBoth(world, at);
    for (const actor of [world.stranger, world.defender2, world.billing, world.finance, world.approver]) {
      expect(await evaluationView(actor, at.code)).toBeNull();
    }
  });

  it("has nothing on it before the work is done", async () => {
    const { code } = await activeCase(world);
    expect((await evaluationView(world.defender, code))?.pairs).toEqual([]);
  });

  it("is not for staff who are walled off", async () => {
    const at = await workDoneCase(world);
    await run(world.director, "wallOff", at.caseId, {
      userId: world.facilitator2.userId,
      reason: "A relative",
    });
    expect(await evaluationView(world.facilitator2, at.code)).toBeNull();
  });
});
