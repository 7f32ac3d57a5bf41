import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { evaluationView } from "@/lib/stages/evaluation/queries";
import { refusal, run } from "../../support/run";
import { sql } from "../../support/sql";
import { activeCase } from "../../support/walk/agreement";
import { workDoneCase } from "../../support/walk/evaluation";
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
