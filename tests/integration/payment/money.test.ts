import { beforeAll, describe, expect, test } from "vitest";
import { randomUUID } from "node:crypto";
import { db } from "@/lib/db/client";
import { priceOfMinutes, readAmount, writeAmount } from "@/lib/money";
import { invoiceView } from "@/lib/stages/payment/invoices/queries";
import { refusal, run } from "@/tests/support/run";
import { makeWorld, type World } from "@/tests/support/world";
import { assignedCase, recordMinutes, recordSpent } from "@/tests/support/walk/assignment";
import * as walk from "@/tests/support/walk/payment";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const balance = async (code: string, invoiceId: string) =>
  (await invoiceView(world.finance, code, invoiceId))?.balanceMinor;

/** The draft of an invoice of a total: hours in work, the rest an expense, and no fee. */
async function invoiceOf(minutes: number, total: string, world: World, waiverPercent = 0) {
  const at = await assignedCase(world);
  await recordMinutes(world, at, minutes);
  const rest = readAmount(total, "total") - priceOfMinutes(minutes, 6500);
  if (rest > 0) await recordSpent(world, at, writeAmount(rest), { currency: "USD" });
  const reported = await walk.reportInterim(world, at);
  await run(world.finance, "approveReport", at.caseId, { reportId: reported.reportId });
  const billed = await walk.billedOf(reported);
  const { invoiceId } = billed;
  await run(world.finance, "changeInvoice", at.caseId, { invoiceId, version: 1, fee: "0.00" });
  if (waiverPercent > 0) await waive(world, billed, 2, waiverPercent);
  return billed;
}
const waive = (of: World, at: walk.Billed, version: number, waiverPercent: number, by = of.director) =>
  run(by, "grantWaiver", at.caseId, {
    ...{ invoiceId: at.invoiceId, version, waiverPercent, fundingSource: "Fund for Farm Work" },
    reason: "The clients earn less than the minimum wage",
  });
const issue = (at: walk.Billed) => run(world.finance, "issueInvoice", at.caseId, { invoiceId: at.invoiceId });

describe("worked figures, in the database", () => {
  test("1,000.00 − 400 − 250 − 500: balance 0, unapplied 150; the credit pays the next invoice", async () => {
    const own = await makeWorld();
    const at = await invoiceOf(600, "1000.00", own);
    await run(own.finance, "issueInvoice", at.caseId, { invoiceId: at.invoiceId });
    for (const amount of ["400.00", "250.00"]) await walk.pay(own, at.caseId, amount);
    expect((await invoiceView(own.finance, at.code, at.invoiceId))?.balanceMinor).toBe(35_000);
    const last = await walk.pay(own, at.caseId, "500.00");
    expect((await invoiceView(own.finance, at.code, at.invoiceId))?.balanceMinor).toBe(0);
    const event = await db().event.findFirstOrThrow({
      where: { subjectId: at.caseId, type: "payment.recorded" },
      orderBy: { seq: "desc" },
    });
    expect(event.payload).toMatchObject({ unappliedMinor: 15_000 });

    const next = await invoiceOf(60, "200.00", own);
    await run(own.finance, "issueInvoice", next.caseId, { invoiceId: next.invoiceId });
    expect((await invoiceView(own.finance, next.code, next.invoiceId))?.balanceMinor).toBe(5_000);

    await run(own.finance, "reversePayment", at.caseId, { paymentId: last, reason: "The check bounced" });
    expect((await invoiceView(own.finance, at.code, at.invoiceId))?.balanceMinor).toBe(35_000);
    expect((await invoiceView(own.finance, next.code, next.invoiceId))?.balanceMinor).toBe(20_000);
    expect(await db().event.count({ where: { subjectId: next.caseId, type: "payment.reversed" } })).toBe(1);
    expect(await db().event.count({ where: { subjectId: at.caseId, type: "invoice.reopened" } })).toBe(1);
  });

  test("half waiver of 425.25: bill 212.63, funder 212.62", async () => {
    const at = await invoiceOf(120, "425.25", world, 50);
    await issue(at);
    const row = await db().invoice.findUniqueOrThrow({
      where: { id: at.invoiceId },
      include: { lines: true },
    });
    expect(row).toMatchObject({
      totalMinor: 21_263,
      waiverMinor: 21_262,
      fundingSource: "Fund for Farm Work",
    });
    expect(row.lines.reduce((sum, line) => sum + line.amountMinor, 0)).toBe(21_263);
  });

  test("a full waiver issues an invoice of 0.00 that nobody waits for", async () => {
    const at = await invoiceOf(60, "71.50", world, 100);
    await issue(at);
    expect(await balance(at.code, at.invoiceId)).toBe(0);
    expect(await db().wait.count({ where: { caseId: at.caseId, kind: "payInvoice" } })).toBe(0);
  });
});

describe("a draft", () => {
  test("that is stale is CONFLICT, and both figures are given back", async () => {
    const at = await walk.interimFinalCase(world);
    await waive(world, at, 1, 50);
    expect(await refusal(waive(world, at, 1, 25))).toBe("CONFLICT");
    expect((await db().invoice.findUniqueOrThrow({ where: { id: at.invoiceId } })).waiverBasisPoints).toBe(
      5000,
    );
  });

  test("bills no more of a fee than the contract signed, and is waived by a director alone", async () => {
    const at = await walk.interimFinalCase(world);
    const { feeMinor } = await db().invoice.findUniqueOrThrow({ where: { id: at.invoiceId } });
    const fee = (minor: number) =>
      run(world.finance, "changeInvoice", at.caseId, {
        ...{ invoiceId: at.invoiceId, version: 1, fee: writeAmount(minor) },
      });
    expect(await refusal(fee(feeMinor + 1))).toBe("FEE_ABOVE_CONTRACT");
    expect(await refusal(waive(world, at, 1, 100, world.finance))).toBe("NOT_ALLOWED");
    await fee(feeMinor - 1);
    await waive(world, at, 2, 100);
    await issue(at);
    expect(await db().invoice.findUniqueOrThrow({ where: { id: at.invoiceId } })).toMatchObject({
      ...{ feeMinor: feeMinor - 1, totalMinor: 0, waiverBasisPoints: 10_000 },
    });
    const event = await db().event.findFirstOrThrow({
      where: { subjectId: at.caseId, type: "invoice.waiver_granted" },
    });
    expect(event).toMatchObject({ actorId: world.director.userId, actorRole: "director" });
    expect(event.cipher).not.toBeNull();
    expect(JSON.stringify(event.payload)).not.toContain("minimum wage");
  });
});

describe("numbers", () => {
  test("of invoices issued at once have no gaps and no doubles; a refused one takes none", async () => {
    const cases = [
      await walk.interimFinalCase(world),
      await walk.interimFinalCase(world),
      await walk.interimFinalCase(world),
    ];
    const before = await db().numberSeries.findFirst({ where: { kind: "invoice" } });
    await Promise.all(cases.map(issue));
    expect(await refusal(issue(cases[0] as walk.Billed))).toBe("WRONG_STATE");
    const rows = await db().invoice.findMany({
      where: { id: { in: cases.map(({ invoiceId }) => invoiceId) } },
    });
    const places = rows.map(({ number }) => Number(number?.slice(5))).sort((a, b) => a - b);
    const first = before?.next ?? 1;
    expect(places).toEqual([first, first + 1, first + 2]);
    const after = await db().numberSeries.findFirstOrThrow({ where: { kind: "invoice" } });
    expect(after.next).toBe(first + 3);
  });
});

describe("payments", () => {
  test("two at once both stand; one operation id is one payment", async () => {
    const at = await invoiceOf(60, "100.00", world);
    await issue(at);
    const operationId = randomUUID();
    const input = {
      ...{ invoiceId: at.invoiceId, amount: "30.00", currency: "USD", method: "wire", reference: "" },
      shares: [{ invoiceId: at.invoiceId, amountMinor: 3_000 }],
      receivedOn: "2026-01-05",
    };
    const record = (id: string) => run(world.finance, "recordPayment", at.caseId, input, { operationId: id });
    const [one, two, three] = await Promise.all([
      record(operationId),
      record(operationId),
      record(randomUUID()),
    ]);
    expect(one?.result).toEqual(two?.result);
    expect(three?.result).not.toEqual(one?.result);
    expect(await balance(at.code, at.invoiceId)).toBe(4_000);
  });

  test("are recorded by finance alone, in the invoice's currency", async () => {
    const at = await invoiceOf(60, "90.00", world);
    await issue(at);
    const input = {
      invoiceId: at.invoiceId,
      shares: [{ invoiceId: at.invoiceId, amountMinor: 100 }],
      amount: "1.00",
      currency: "CAD",
      method: "wire",
      receivedOn: "2026-01-05",
    };
    expect(await refusal(run(world.lawyer, "recordPayment", at.caseId, input))).toBe("NOT_ALLOWED");
    expect(await refusal(run(world.billing, "recordPayment", at.caseId, input))).toBe("NOT_ALLOWED");
    expect(await refusal(run(world.stranger, "recordPayment", at.caseId, input))).toBe("NOT_FOUND");
    expect(await refusal(run(world.finance, "recordPayment", at.caseId, input))).toBe("CURRENCY_MIXED");
  });

  test("refunded give back the surplus once, and leave what was paid", async () => {
    const own = await makeWorld();
    const at = await invoiceOf(60, "80.00", own);
    await run(own.finance, "issueInvoice", at.caseId, { invoiceId: at.invoiceId });
    const paymentId = await walk.pay(own, at.caseId, "100.00");
    await run(own.finance, "refundPayment", at.caseId, { paymentId, reason: "Paid too much" });
    expect(await db().payment.findUniqueOrThrow({ where: { id: paymentId } })).toMatchObject({
      refundedMinor: 2_000,
    });
    expect(await refusal(run(own.finance, "refundPayment", at.caseId, { paymentId, reason: "x" }))).toBe(
      "ALREADY_DONE",
    );
    expect((await invoiceView(own.finance, at.code, at.invoiceId))?.balanceMinor).toBe(0);
  });
});
