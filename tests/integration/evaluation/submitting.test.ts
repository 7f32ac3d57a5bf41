import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "@/lib/authz/actor";
import { historyView } from "@/lib/cases/history/queries";
import { db } from "@/lib/db/client";
import { openKey } from "@/lib/db/keys";
import { openAnswers } from "@/lib/stages/evaluation/seal";
import { runDue } from "@/lib/workflow/clocks";
import { refusal, run } from "../../support/run";
import { activeCase } from "../../support/walk/agreement";
import {
  advocateAnswers,
  defenderAnswers,
  evaluateAs,
  riskAnswers,
  workDoneCase,
} from "../../support/walk/evaluation";
import { makeWorld, type World } from "../../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const rowOf = (id: string) => db().evaluation.findUniqueOrThrow({ where: { id } });
const answersOf = async ({ caseId }: { caseId: string }, id: string) => {
  const { keyId } = await db().case.findUniqueOrThrow({ where: { id: caseId } });
  return openAnswers(await openKey(db(), keyId), id, (await rowOf(id)).answersCipher);
};
const eventsOf = async (caseId: string, prefix: string) => {
  const where = { subjectId: caseId, type: { startsWith: prefix } };
  return db().event.findMany({ where, orderBy: { seq: "asc" } });
};
const openWaits = (caseId: string, kind = "evaluate") =>
  db().wait.findMany({ where: { caseId, kind, closedAt: null }, orderBy: { party: "asc" } });

describe("opening", () => {
  it("asks both sides as soon as the work is done, for 60 days", async () => {
    const at = await workDoneCase(world);
    const { workDoneAt } = await db().case.findUniqueOrThrow({ where: { id: at.caseId } });
    const rows = await db().evaluation.findMany({ where: { caseId: at.caseId } });
    const days = rows.map((row) => (row.lapsesAt.getTime() - (workDoneAt?.getTime() ?? 0)) / 86_400_000);
    expect([rows.map(({ state }) => state), days]).toEqual([
      ["open", "open"],
      [60, 60],
    ]);
    const waits = await openWaits(at.caseId);
    expect(waits.map(({ party, ref }) => [party, ref])).toEqual([
      ["ADVOCATE", at.ofAdvocate],
      ["DEFENDER", at.ofDefender],
    ]);
    const told = await db().notification.findMany({
      where: { caseId: at.caseId, kind: "evaluations.opened" },
    });
    const readers = told.map(({ userId }) => userId);
    expect(readers).toEqual(expect.arrayContaining([world.lawyer.userId, world.defender.userId]));
    expect(readers).not.toContain(world.facilitator.userId);
  });

  it("is done once, and not by people", async () => {
    const at = await workDoneCase(world);
    const { assignmentId } = await rowOf(at.ofAdvocate);
    await run(systemActor, "openEvaluations", at.caseId, { assignmentId });
    expect(await db().evaluation.count({ where: { caseId: at.caseId } })).toBe(2);
    expect(await eventsOf(at.caseId, "evaluations.opened")).toHaveLength(1);
    const asked = run(world.director, "openEvaluations", at.caseId, { assignmentId });
    expect(await refusal(asked)).toBe("NOT_ALLOWED");
    const elsewhere = run(systemActor, "openEvaluations", at.caseId, { assignmentId: randomUUID() });
    expect(await refusal(elsewhere)).toBe("NOT_FOUND");
  });
});

describe("when the work is opened again", () => {
  it("rests, and asks anew, from its second end, for what was not sent", async () => {
    const at = await workDoneCase(world);
    await evaluateAs(world.lawyer, at.caseId, at.ofAdvocate);
    const before = await rowOf(at.ofDefender);
    await run(world.director, "reopenWork", at.caseId, { reason: "A witness was found" });
    expect(await openWaits(at.caseId)).toEqual([]);
    expect(await refusal(evaluateAs(world.defender, at.caseId, at.ofDefender))).toBe("WRONG_STATUS");
    await run(world.lawyer, "terminate", at.caseId, { reason: "Done after all" });
    const { workDoneAt } = await db().case.findUniqueOrThrow({ where: { id: at.caseId } });
    const after = await rowOf(at.ofDefender);
    expect(after.lapsesAt.getTime()).toBeGreaterThan(before.lapsesAt.getTime());
    expect(after.lapsesAt.getTime() - (workDoneAt?.getTime() ?? 0)).toBe(60 * 86_400_000);
    const waits = await openWaits(at.caseId);
    expect(waits.map(({ party, by }) => [party, by])).toEqual([["DEFENDER", after.lapsesAt]]);
    expect((await rowOf(at.ofAdvocate)).state).toBe("submitted");
  });
});

describe("sending an evaluation in", () => {
  it("seals all that was answered", async () => {
    const at = await workDoneCase(world);
    await evaluateAs(world.lawyer, at.caseId, at.ofAdvocate);
    const row = await rowOf(at.ofAdvocate);
    expect(row).toMatchObject({
      state: "submitted",
      submittedBy: world.lawyer.userId,
    });
    expect(await answersOf(at, at.ofAdvocate)).toEqual({
      ...advocateAnswers,
      scores: { ...advocateAnswers.scores, communication: null },
    });
    expect(row.submittedAt).toBeInstanceOf(Date);
    for (const plain of ["registry", "quality", "share"]) {
      expect(Buffer.from(row.answersCipher ?? []).includes(plain)).toBe(false);
    }
    expect((await openWaits(at.caseId)).map(({ party }) => party)).toEqual(["DEFENDER"]);
    const [event] = await eventsOf(at.caseId, "evaluation.");
    expect(event).toMatchObject({
      payload: { evaluationId: at.ofAdvocate, party: "ADVOCATE", all: false },
      cipher: null,
    });
  });

  it("is for a lawyer of the case, and for the Defender of the assignment", async () => {
    const at = await workDoneCase(world);
    const other = await workDoneCase(world);
    const tried = async (actor: Parameters<typeof evaluateAs>[0], id: string, answers?: object) =>
      refusal(evaluateAs(actor, at.caseId, id, answers));
    expect(await tried(world.defender, at.ofAdvocate, advocateAnswers)).toBe("NOT_FOUND");
    expect(await tried(world.lawyer, at.ofDefender, defenderAnswers)).toBe("NOT_FOUND");
    expect(await tried(world.lawyer, other.ofAdvocate)).toBe("NOT_FOUND");
    expect(await tried(world.lawyer, randomUUID())).toBe("NOT_FOUND");
    for (const actor of [world.facilitator, world.director]) {
      expect(await tried(actor, at.ofAdvocate, advocateAnswers)).toBe("NOT_ALLOWED");
    }
    for (const actor of [world.stranger, world.defender2]) {
      expect(await tried(actor, at.ofAdvocate)).toBe("NOT_FOUND");
    }
    expect((await rowOf(at.ofAdvocate)).state).toBe("open");
    expect(await eventsOf(at.caseId, "evaluation.")).toEqual([]);
  });

  it("waits until the work is done", async () => {
    const { caseId } = await activeCase(world);
    expect(await refusal(evaluateAs(world.lawyer, caseId, randomUUID()))).toBe("WRONG_STATUS");
  });

  it("happens once, however often it is sent", async () => {
    const at = await workDoneCase(world);
    const operationId = randomUUID();
    const input = { evaluationId: at.ofAdvocate, ...advocateAnswers };
    const send = (id: string) => run(world.lawyer, "submitEvaluation", at.caseId, input, { operationId: id });
    const [first, again] = await Promise.all([send(operationId), send(operationId)]);
    expect([first.replayed, again.replayed].sort()).toEqual([false, true]);
    expect(await refusal(send(randomUUID()))).toBe("ALREADY_DONE");
    expect(await eventsOf(at.caseId, "evaluation.")).toHaveLength(1);
  });

  it("of two at the same time takes one", async () => {
    const at = await workDoneCase(world);
    const sent = await Promise.allSettled(
      [4, 1].map((respect) =>
        evaluateAs(world.defender, at.caseId, at.ofDefender, { ...defenderAnswers, scores: { respect } }),
      ),
    );
    expect(sent.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const taken = sent.findIndex(({ status }) => status === "fulfilled");
    expect((await answersOf(at, at.ofDefender)).scores).toEqual({ respect: [4, 1][taken] });
    expect(await eventsOf(at.caseId, "evaluation.submitted")).toHaveLength(1);
  });

  it("leaves nothing behind when it is refused", async () => {
    const at = await workDoneCase(world);
    const { seq } = await db().stream.findFirstOrThrow({ where: { type: "case", id: at.caseId } });
    const wrong = { ...advocateAnswers, scores: { ...advocateAnswers.scores, respect: 5 } };
    expect(await refusal(evaluateAs(world.lawyer, at.caseId, at.ofAdvocate, wrong))).toBe("INVALID");
    expect(await refusal(evaluateAs(world.lawyer, at.caseId, at.ofAdvocate, {}))).toBe("INVALID");
    expect(await rowOf(at.ofAdvocate)).toMatchObject({ state: "open", answersCipher: null });
    const after = await db().stream.findFirstOrThrow({ where: { type: "case", id: at.caseId } });
    expect(after.seq).toBe(seq);
  });
});

describe("somebody was at risk", () => {
  it("reaches staff at once, and never the Advocate", async () => {
    const at = await workDoneCase(world);
    await evaluateAs(world.defender, at.caseId, at.ofDefender, riskAnswers);
    const told = await db().notification.findMany({
      where: { caseId: at.caseId, kind: "evaluation.risk_reported" },
      select: { userId: true },
    });
    const readers = told.map(({ userId }) => userId);
    expect(readers).toEqual(expect.arrayContaining([world.facilitator.userId, world.director.userId]));
    for (const actor of [world.lawyer, world.defender, world.finance]) {
      expect(readers).not.toContain(actor.userId);
    }
    const types = async (actor: Parameters<typeof historyView>[0]) =>
      ((await historyView(actor, at.code))?.rows ?? []).map(({ type }) => type);
    expect(await types(world.lawyer)).not.toContain("evaluation.risk_reported");
    expect(await types(world.facilitator)).toContain("evaluation.risk_reported");
  });

  it("leaves the same trace in the Advocate's history when nobody was", async () => {
    const numbers = async (answers: object) => {
      const at = await workDoneCase(world);
      await evaluateAs(world.defender, at.caseId, at.ofDefender, answers);
      const view = await historyView(world.lawyer, at.code);
      const { seq } = await db().stream.findFirstOrThrow({ where: { type: "case", id: at.caseId } });
      return { seq, shown: view?.rows.map((row) => [row.seq, row.type]) };
    };
    expect(await numbers(defenderAnswers)).toEqual(await numbers(riskAnswers));
    const told = await db().notification.groupBy({
      by: ["caseId"],
      where: { kind: "evaluation.risk_reported", userId: world.director.userId },
    });
    expect(told).toHaveLength(2);
  });

  it("says nothing of it outside the sealed answers", async () => {
    const at = await workDoneCase(world);
    await evaluateAs(world.defender, at.caseId, at.ofDefender, riskAnswers);
    const [event] = await eventsOf(at.caseId, "evaluation.risk_reported");
    expect(event).toMatchObject({ payload: { evaluationId: at.ofDefender }, cipher: null });
    expect((await answersOf(at, at.ofDefender)).choices.risk).toBe("yes");
  });

  it("needs words", async () => {
    const at = await workDoneCase(world);
    const silent = { ...riskAnswers, words: {} };
    expect(await refusal(evaluateAs(world.defender, at.caseId, at.ofDefender, silent))).toBe("INVALID");
  });
});

describe("lapsing", () => {
  const tick = async (now: Date) => {
    for (let round = 0; round < 20 && (await runDue(now)) > 0; round += 1);
  };

  it("comes by the clock, with reminders before it, and takes no late answer", async () => {
    const at = await workDoneCase(world);
    await evaluateAs(world.lawyer, at.caseId, at.ofAdvocate);
    const { lapsesAt } = await rowOf(at.ofDefender);
    for (const before of [45, 29, 4]) await tick(new Date(lapsesAt.getTime() - before * 86_400_000));
    expect((await rowOf(at.ofDefender)).state).toBe("open");
    const reminded = await eventsOf(at.caseId, "wait.reminded");
    const ofEvaluation = reminded.filter(({ payload }) => JSON.stringify(payload).includes('"evaluate"'));
    expect(ofEvaluation).toHaveLength(3);
    await tick(lapsesAt);
    expect((await rowOf(at.ofDefender)).state).toBe("lapsed");
    expect((await rowOf(at.ofAdvocate)).state).toBe("submitted");
    const [lapsed] = await eventsOf(at.caseId, "evaluation.lapsed");
    expect(lapsed).toMatchObject({ actorId: null, payload: { party: "DEFENDER", all: true } });
    expect(await openWaits(at.caseId)).toEqual([]);
    expect(await refusal(evaluateAs(world.defender, at.caseId, at.ofDefender))).toBe("WRONG_STATE");
  });

  it("is the portal's to do, when it is due", async () => {
    const at = await workDoneCase(world);
    const ref = at.ofDefender;
    expect(await refusal(run(world.director, "lapseEvaluation", at.caseId, { ref }))).toBe("NOT_ALLOWED");
    expect(await refusal(run(systemActor, "lapseEvaluation", at.caseId, { ref }))).toBe("TOO_EARLY");
  });
});
