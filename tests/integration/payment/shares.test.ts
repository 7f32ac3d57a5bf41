import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { invoiceView } from "@/lib/stages/payment/invoices/queries";
import { paymentView } from "@/lib/stages/payment/queries";
import { historyView } from "@/lib/cases/history/queries";
import { refusal, run } from "@/tests/support/run";
import { makeWorld, type World } from "@/tests/support/world";
import * as walk from "@/tests/support/walk/payment";

/** Two cases of one payer, each with an open invoice: the older one on another case. */
let world: World;
let older: walk.Billed;
let newer: walk.Billed;
beforeAll(async () => {
  world = await makeWorld();
  older = await walk.invoicedInterim(world, 120);
  newer = await walk.invoicedInterim(world, 60);
});

const left = async ({ code, invoiceId }: walk.Billed) =>
  (await invoiceView(world.finance, code, invoiceId))?.balanceMinor ?? -1;

const record = ({ caseId }: walk.Billed, amount: string, shares: object[]) =>
  run(world.finance, "recordPayment", caseId, {
    ...{ amount, shares, currency: "USD", receivedOn: "2026-01-05", method: "check", reference: "1201" },
  });

describe("a payment recorded on a case", () => {
  test("is offered to its own invoices first, whatever is older elsewhere", async () => {
    const view = await paymentView(world.finance, newer.code);
    expect(view?.open.map(({ id }) => id)).toEqual([newer.invoiceId, older.invoiceId]);
    const beside = await invoiceView(world.finance, older.code, older.invoiceId);
    expect(beside?.open[0]?.id).toBe(older.invoiceId);
    expect((await invoiceView(world.lawyer, newer.code, newer.invoiceId))?.open).toEqual([]);
  });

  test("pays that invoice, exactly, and names it with its case", async () => {
    const [before, elsewhere] = [await left(newer), await left(older)];
    await record(newer, (before / 100).toFixed(2), [{ invoiceId: newer.invoiceId, amountMinor: before }]);
    expect([await left(newer), await left(older)]).toEqual([0, elsewhere]);
    const [payment] = (await paymentView(world.finance, newer.code))?.payments ?? [];
    expect(payment).toMatchObject({ leftMinor: 0, isHere: true });
    expect(payment?.shares).toEqual([
      {
        ...{ invoiceId: newer.invoiceId, amountMinor: before, code: newer.code },
        number: (await db().invoice.findUniqueOrThrow({ where: { id: newer.invoiceId } })).number,
      },
    ]);
  });

  test("may pay another case's: told there, and here to staff alone", async () => {
    await record(newer, "10.00", [{ invoiceId: older.invoiceId, amountMinor: 1_000 }]);
    const there = (await paymentView(world.finance, older.code))?.payments[0];
    expect(there).toMatchObject({ isHere: false, recordedOn: newer.code, reference: "" });
    const types = async (actor: typeof world.director) =>
      (await historyView(actor, newer.code))?.rows.map(({ type }) => type) ?? [];
    expect(await types(world.director)).toContain("payment.allocated_elsewhere");
    expect(await types(world.lawyer)).not.toContain("payment.allocated_elsewhere");
    const shares = (await paymentView(world.finance, newer.code))?.payments[0]?.shares;
    expect(shares).toMatchObject([{ code: older.code, amountMinor: 1_000 }]);
  });

  test("names no case that its reader is walled off from", async () => {
    const staff = await makeWorld();
    const own = await walk.invoicedInterim(staff, 60);
    const walled = await walk.invoicedInterim(staff, 60);
    await run(staff.finance, "recordPayment", own.caseId, {
      ...{ amount: "5.00", currency: "USD", receivedOn: "2026-01-05", method: "wire", reference: "" },
      shares: [{ invoiceId: walled.invoiceId, amountMinor: 500 }],
    });
    const wall = { userId: staff.finance2.userId, reason: "Her brother is the employer" };
    await run(staff.director, "wallOff", walled.caseId, wall);
    const view = await paymentView(staff.finance2, own.code);
    expect(view?.payments[0]?.shares).toMatchObject([{ code: null, amountMinor: 500 }]);
    expect(view?.open.map(({ id }) => id)).toEqual([own.invoiceId]);
  });

  test("two that would pay the same rest at once: one stands, the other is shown the balance anew", async () => {
    const rest = await left(older);
    const pay = () =>
      record(older, (rest / 100).toFixed(2), [{ invoiceId: older.invoiceId, amountMinor: rest }]).then(
        () => "stands",
        (error: { code?: string }) => error.code,
      );
    expect((await Promise.all([pay(), pay()])).sort()).toEqual(["BALANCE_CHANGED", "stands"]);
    expect(await left(older)).toBe(0);
    expect(await refusal(record(older, "1.00", [{ invoiceId: older.invoiceId, amountMinor: 100 }]))).toBe(
      "BALANCE_CHANGED",
    );
  });
});
