import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { paymentView } from "@/lib/stages/payment/queries";
import { refusal, run } from "@/tests/support/run";
import { sql } from "@/tests/support/sql";
import { makeWorld, type World } from "@/tests/support/world";
import * as walk from "@/tests/support/walk/payment";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const openWaits = (caseId: string, kind: string) =>
  db().wait.count({ where: { caseId, kind, closedAt: null } });
const statusOf = async (id: string) => (await db().case.findUniqueOrThrow({ where: { id } })).status;

describe("what is owed to a Defender", () => {
  test("is settled otherwise by a director alone, with a reason the Defender reads, and the case settles", async () => {
    const { caseId, code, reportId, payoutId, invoiceId } = await walk.invoicedCase(world);
    const { totalMinor } = await db().invoice.findUniqueOrThrow({ where: { id: invoiceId } });
    await walk.pay(world, caseId, (totalMinor / 100).toFixed(2), { invoiceId });
    const settle = (by = world.director) =>
      run(by, "settleDebtOtherwise", caseId, { reportId, reason: "Lo pagó el fondo de emergencia" });
    expect(await refusal(settle())).toBe("WRONG_STATE");
    await run(world.finance, "cancelPayout", caseId, { payoutId, reason: "Another fund pays" });
    expect(await openWaits(caseId, "planPayout")).toBe(1);
    expect(await refusal(settle(world.finance))).toBe("NOT_ALLOWED");
    expect(await refusal(settle(world.defender))).toBe("NOT_ALLOWED");
    await settle();
    expect(await openWaits(caseId, "planPayout")).toBe(0);
    expect(await statusOf(caseId)).toBe("settled");
    const view = await paymentView(world.defender, code);
    expect(view).toMatchObject({
      unplanned: [],
      settledDebts: [{ reportId, reason: "Lo pagó el fondo de emergencia" }],
    });
    expect((await paymentView(world.lawyer, code))?.settledDebts).toEqual([]);
    const event = await db().event.findFirstOrThrow({
      where: { subjectId: caseId, type: "debt.settled_otherwise" },
    });
    expect(JSON.stringify(event.payload)).not.toContain("fondo");
  });

  test("is not paid out after it was settled otherwise", async () => {
    const { caseId, reportId, payoutId } = await walk.interimFinalCase(world);
    await run(world.finance, "cancelPayout", caseId, { payoutId, reason: "Another fund pays" });
    await run(world.director, "settleDebtOtherwise", caseId, { reportId, reason: "Otro fondo" });
    expect(await refusal(run(world.finance, "planPayout", caseId, { reportId }))).toBe("WRONG_STATE");
  });
});

describe("a payout that has not arrived", () => {
  test("is said by its Defender: finance is asked to find it, and nothing else moves", async () => {
    const { caseId, code, payoutId } = await walk.interimFinalCase(world);
    const missing = (by = world.defender) => run(by, "reportMissingPayout", caseId, { payoutId });
    expect(await refusal(missing())).toBe("WRONG_STATE");
    await run(world.approver, "approvePayout", caseId, { payoutId });
    await run(world.finance, "sendPayout", caseId, { payoutId, bankReference: "BI 2026-4471" });
    expect(await refusal(missing(world.finance))).toBe("NOT_ALLOWED");
    await missing();
    await missing();
    expect(await openWaits(caseId, "tracePayout")).toBe(1);
    expect(await openWaits(caseId, "confirmPayout")).toBe(1);
    const [payout] = (await paymentView(world.finance, code))?.payouts ?? [];
    expect(payout).toMatchObject({ state: "sent", missedOn: expect.any(String) });
    await run(world.defender, "confirmPayout", caseId, { payoutId });
    expect(await openWaits(caseId, "tracePayout")).toBe(0);
  });
});

test("where an issued invoice says it is paid stays with it, whoever writes", async () => {
  const { invoiceId } = await walk.invoicedCase(world);
  await expect(
    sql("owner", `UPDATE "Invoice" SET "bankDetails" = 'Another bank' WHERE id = $1`, [invoiceId]),
  ).rejects.toThrow(/issued and does not change/);
});
