import { beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "@/lib/authz/actor";
import { addDays } from "@/lib/calendar";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { paymentView } from "@/lib/stages/payment/queries";
import { runDue } from "@/lib/workflow/clocks";
import { refusal, run } from "@/tests/support/run";
import { assignedCase, fillHours, recordMinutes } from "@/tests/support/walk/assignment";
import * as walk from "@/tests/support/walk/payment";
import { makeWorld, type World } from "@/tests/support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

/** All hours of the contract, and thirty minutes above them. */
async function heldCase() {
  const at = await assignedCase(world);
  const { next } = await fillHours(world, at, 600);
  const entryId = await recordMinutes(world, at, 30, next);
  const { id: partId } = await db().entryPart.findFirstOrThrow({ where: { entryId } });
  return { ...at, entryId, partId };
}

async function refusedCase() {
  const at = await heldCase();
  const { partId } = at;
  const reason = { reasonCode: "above_cap", words: "No se acordó" };
  await run(world.finance, "refuseHeldPart", at.caseId, { partId, ...reason });
  return at;
}

async function contestedCase() {
  const at = await refusedCase();
  const input = { partId: at.partId, words: "El testigo llegó tarde" };
  await run(world.defender, "contestCuts", at.caseId, input);
  return at;
}

const partOf = (id: string) => db().entryPart.findUniqueOrThrow({ where: { id } });
const waits = (caseId: string, kind: string) => db().wait.count({ where: { caseId, kind, closedAt: null } });
const owedHeld = async (code: string) => (await paymentView(world.finance, code))?.owed?.held;

describe("work above the cap", () => {
  test("waits outside of the report", async () => {
    const at = await heldCase();
    expect((await partOf(at.partId)).state).toBe("held");
    const { reportId } = await walk.reportInterim(world, at);
    expect(await db().entryPart.count({ where: { reportId } })).toBe(1);
    const { partId } = at;
    const byAnother = run(world.defender2, "withdrawHeldPart", at.caseId, { partId });
    expect(await refusal(byAnother)).toBe("NOT_FOUND");
  });

  test("refused is seen with its reason, and not final before the Defender accepts", async () => {
    const at = await refusedCase();
    const { partId } = at;
    const seen = async () => (await paymentView(world.defender, at.code))?.held[0]?.refused;
    expect(await seen()).toMatchObject({ state: "proposed", code: "above_cap", words: "No se acordó" });
    expect(await waits(at.caseId, "answerRefusal")).toBe(1);
    expect(await waits(at.caseId, "resolveHeld")).toBe(0);
    const input = { partId };
    expect(await refusal(run(world.defender, "withdrawHeldPart", at.caseId, input))).toBe("WRONG_STATE");
    expect(await refusal(run(world.finance, "acceptCuts", at.caseId, input))).toBe("NOT_ALLOWED");
    expect(await refusal(run(world.defender2, "acceptCuts", at.caseId, input))).toBe("NOT_FOUND");
    expect(await refusal(run(world.defender, "acceptCuts", at.caseId, {}))).toBe("INVALID");
    await run(world.defender, "acceptCuts", at.caseId, input);
    expect(await partOf(partId)).toMatchObject({ state: "refused", refusal: "final" });
    expect(await waits(at.caseId, "answerRefusal")).toBe(0);
  });

  test("contested is decided by another reviewer, with words", async () => {
    const at = await contestedCase();
    const decision = { partId: at.partId, refusal: "keep", words: "El tope es del contrato" };
    expect(await refusal(run(world.finance, "decideContest", at.caseId, decision))).toBe("SELF_APPROVAL");
    const wordless = { ...decision, words: "" };
    expect(await refusal(run(world.finance2, "decideContest", at.caseId, wordless))).toBe("INVALID");
    await run(world.finance2, "decideContest", at.caseId, decision);
    expect(await partOf(at.partId)).toMatchObject({ refusal: "final", decidedBy: world.finance2.userId });
    const view = await paymentView(world.defender, at.code);
    expect(view?.held[0]?.refused).toMatchObject({
      ...{ state: "final", decision: decision.words, contest: "El testigo llegó tarde" },
    });
    expect(await waits(at.caseId, "decideRefusal")).toBe(0);
  });

  test("whose refusal is dropped is held again, as if it had not been refused", async () => {
    const at = await contestedCase();
    const decision = { partId: at.partId, refusal: "drop", words: "Se pedirá una modificación" };
    await run(world.director, "decideContest", at.caseId, decision);
    expect(await partOf(at.partId)).toMatchObject({
      ...{ state: "held", refusal: null, refusedCipher: null, contestCipher: null },
    });
    expect(await waits(at.caseId, "resolveHeld")).toBe(1);
    await run(world.defender, "withdrawHeldPart", at.caseId, { partId: at.partId });
  });

  test("accepted and contested at once: one counts, the other is told", async () => {
    const at = await refusedCase();
    const { partId } = at;
    const both = await Promise.allSettled([
      run(world.defender, "acceptCuts", at.caseId, { partId }),
      run(world.defender, "contestCuts", at.caseId, { partId, words: "No" }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("is refused for good by two weeks of silence, after two reminders", async () => {
    const at = await refusedCase();
    const early = run(
      systemActor,
      "lapseProposal",
      at.caseId,
      { ref: at.partId },
      {
        now: addDays(now(), 13),
      },
    );
    expect(await refusal(early)).toBe("TOO_EARLY");
    for (const days of [5, 10]) await runDue(addDays(now(), days));
    expect((await partOf(at.partId)).refusal).toBe("proposed");
    await runDue(addDays(now(), 14));
    expect((await partOf(at.partId)).refusal).toBe("final");
    const reminded = await db().event.findMany({ where: { subjectId: at.caseId, type: "wait.reminded" } });
    const kinds = reminded.map(({ payload }) => (payload as { wait: string }).wait);
    expect(kinds.filter((kind) => kind === "answerRefusal")).toHaveLength(2);
  });

  test("keeps the case open until its refusal is final", async () => {
    const at = await contestedCase();
    await run(world.lawyer, "terminate", at.caseId, { reason: "The client went home" });
    expect(await owedHeld(at.code)).toBe(1);
    const decision = { partId: at.partId, refusal: "keep", words: "El tope es del contrato" };
    await run(world.finance2, "decideContest", at.caseId, decision);
    expect(await owedHeld(at.code)).toBe(0);
  });

  test("the database refuses a decision by who refused it", async () => {
    const at = await contestedCase();
    const decided = db().entryPart.update({
      where: { id: at.partId },
      data: { refusal: "final", decidedBy: world.finance.userId },
    });
    await expect(decided).rejects.toThrow("part_refusal");
  });
});
