import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "@/lib/authz/actor";
import { db } from "@/lib/db/client";
import { evaluationView } from "@/lib/stages/evaluation/queries";
import { addDays } from "@/lib/calendar";
import { now } from "@/lib/clock";
import { runDue } from "@/lib/workflow/clocks";
import { historyView } from "@/lib/cases/history/queries";
import { refusal, run } from "../../support/run";
import { sql } from "../../support/sql";
import { activeCase } from "../../support/walk/agreement";
import { closedCase, workDoneCase } from "../../support/walk/evaluation";
import { pay } from "../../support/walk/payment";
import { makeWorld, type World } from "../../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const won = {
  ...{ result: "granted", day: "2026-01-15", people: 3, recovered: "12.500,00", currency: "USD" },
  ...{ meaning: "decisive", words: "The judge relied on the declaration.", mayTell: true },
};
const report = (caseId: string, input: object, operationId?: string) =>
  run(world.lawyer, "reportOutcome", caseId, input, operationId ? { operationId } : {});
const rowsOf = (caseId: string) => db().outcome.findMany({ where: { caseId }, orderBy: { number: "asc" } });

describe("reporting the outcome", () => {
  it("keeps figures, and seals the words", async () => {
    const { caseId, code } = await workDoneCase(world);
    await report(caseId, won);
    const [row] = await rowsOf(caseId);
    expect(row).toMatchObject({
      ...{ number: 1, result: "granted", people: 3, recoveredMinor: 1_250_000n, currency: "USD" },
      ...{ meaning: "decisive", mayTell: true, reportedBy: world.lawyer.userId },
    });
    expect(Buffer.from(row?.wordsCipher ?? []).includes("judge")).toBe(false);
    const view = await evaluationView(world.facilitator, code);
    expect(view?.outcomes).toMatchObject([
      { day: "2026-01-15", more: { words: won.words, recovered: { minor: 1_250_000, currency: "USD" } } },
    ]);
  });

  it("adds a number each time; nothing that was said is overwritten", async () => {
    const { caseId, code } = await workDoneCase(world);
    await report(caseId, { result: "pending" });
    await report(caseId, won);
    await report(caseId, { ...won, result: "partly" });
    expect((await rowsOf(caseId)).map(({ number, result }) => [number, result])).toEqual([
      [1, "pending"],
      [2, "granted"],
      [3, "partly"],
    ]);
    const view = await evaluationView(world.lawyer, code);
    expect(view?.outcomes?.map(({ number }) => number)).toEqual([3, 2, 1]);
    const changed = sql("app", `UPDATE "Outcome" SET result = 'denied' WHERE "caseId" = $1`, [caseId]);
    await expect(changed).rejects.toThrow(/permission denied/);
  });

  it("takes both of two at the same time, and one of one sent twice", async () => {
    const { caseId } = await workDoneCase(world);
    await Promise.all([report(caseId, won), report(caseId, { result: "pending" })]);
    expect((await rowsOf(caseId)).map(({ number }) => number)).toEqual([1, 2]);
    const operationId = randomUUID();
    await Promise.all([report(caseId, won, operationId), report(caseId, won, operationId)]);
    expect(await rowsOf(caseId)).toHaveLength(3);
  });

  it("is told to the Defender without amounts and words", async () => {
    const { caseId, code } = await workDoneCase(world);
    await report(caseId, { result: "pending" });
    await report(caseId, won);
    const view = await evaluationView(world.defender, code);
    expect(view?.outcomes).toHaveLength(1);
    expect(view?.outcomes?.[0]).toMatchObject({
      number: 2,
      result: "granted",
      meaning: "decisive",
      more: null,
    });
    const told = await db().notification.count({
      where: { caseId, kind: "outcome.reported", userId: world.defender.userId },
    });
    expect(told).toBe(2);
  });

  it("is the Advocate's side's, once there is work to speak of; what is refused writes nothing", async () => {
    const { caseId } = await workDoneCase(world);
    const as = (actor: typeof world.lawyer, id = caseId) => refusal(run(actor, "reportOutcome", id, won));
    expect(await as(world.defender)).toBe("NOT_ALLOWED");
    expect(await as(world.facilitator)).toBe("NOT_ALLOWED");
    expect(await as(world.stranger)).toBe("NOT_FOUND");
    expect(await as(world.lawyer, (await activeCase(world)).caseId)).toBe("WRONG_STATUS");
    expect(await refusal(report(caseId, { ...won, recovered: "1.234" }))).toBe("AMOUNT_AMBIGUOUS");
    expect(await refusal(report(caseId, { ...won, day: "2999-01-01" }))).toBe("FUTURE_DATE");
    expect(await refusal(report(caseId, { ...won, currency: null }))).toBe("INVALID");
    expect(await rowsOf(caseId)).toEqual([]);
  });
});

describe("an outcome that nobody reports", () => {
  /** Runs everything that falls due until a day after today. */
  const letPass = async (days: number) => {
    for (let round = 0; round < 20 && (await runDue(addDays(now(), days))) > 0; round += 1);
  };
  const waitsFor = (caseId: string) =>
    db().wait.count({ where: { caseId, kind: "reportOutcome", closedAt: null } });
  const statusOf = async (caseId: string) =>
    (await db().case.findUniqueOrThrow({ where: { id: caseId } })).status;
  const unknownSince = async (caseId: string) =>
    (await db().case.findUniqueOrThrow({ where: { id: caseId } })).outcomeUnknownAt;
  const told = (caseId: string, kind: string, userId: string) =>
    db().notification.count({ where: { caseId, kind, userId } });

  it("is asked for three times, then unknown by the clock: said in history, to the Advocate and staff", async () => {
    const { caseId, code } = await closedCase(world);
    for (const days of [93, 185, 367, 379]) await letPass(days);
    expect(await told(caseId, "remind.reportOutcome", world.lawyer.userId)).toBe(3);
    expect([await waitsFor(caseId), await unknownSince(caseId)]).toEqual([1, null]);
    await letPass(383);
    expect([await waitsFor(caseId), await unknownSince(caseId)]).toEqual([0, expect.any(Date)]);
    expect(await told(caseId, "outcome.unknown", world.lawyer.userId)).toBe(1);
    expect(await told(caseId, "outcome.unknown", world.facilitator.userId)).toBe(1);
    const history = await historyView(world.lawyer, code);
    expect(history?.rows.at(-1)).toMatchObject({ type: "outcome.unknown", actor: null, actorRole: "system" });
    expect((await evaluationView(world.lawyer, code))?.outcomeUnknownAt).toEqual(expect.any(Date));
    await letPass(800);
    expect(await told(caseId, "outcome.unknown", world.lawyer.userId)).toBe(1);
  });

  it("can still be reported, and is not unknown any more", async () => {
    const { caseId, code } = await closedCase(world);
    await run(systemActor, "lapseOutcome", caseId, {});
    await report(caseId, won);
    const view = await evaluationView(world.lawyer, code);
    expect([view?.outcomeUnknownAt, view?.outcomes?.map(({ result }) => result)]).toEqual([
      null,
      ["granted"],
    ]);
    expect(await waitsFor(caseId)).toBe(0);
  });

  it("is not asked for anew by a payment that comes back, but by a director who opens the case again", async () => {
    const { caseId } = await closedCase(world);
    await run(systemActor, "lapseOutcome", caseId, {});
    const paid = await db().payment.findFirstOrThrow({
      where: { allocations: { some: { invoice: { caseId } } } },
    });
    await run(world.finance, "reversePayment", caseId, { paymentId: paid.id, reason: "The cheque bounced" });
    expect(await statusOf(caseId)).toBe("work_done");
    await pay(world, caseId, (Number(paid.amountMinor) / 100).toFixed(2));
    expect(await statusOf(caseId)).toBe("closed");
    expect([await waitsFor(caseId), await unknownSince(caseId)]).toEqual([0, expect.any(Date)]);
    await run(world.director, "reopen", caseId, { reason: "A bill came late", to: "work_done" });
    await run(systemActor, "settle", caseId, {});
    expect([await waitsFor(caseId), await unknownSince(caseId)]).toEqual([1, null]);
  });

  it("is given up by the clock alone, and only where it was asked for", async () => {
    const { caseId } = await workDoneCase(world);
    expect(await refusal(run(world.director, "lapseOutcome", caseId, {}))).toBe("NOT_ALLOWED");
    expect(await refusal(run(systemActor, "lapseOutcome", caseId, {}))).toBe("WRONG_STATE");
  });
});
