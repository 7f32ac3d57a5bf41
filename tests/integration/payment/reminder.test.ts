import { beforeAll, describe, expect, test } from "vitest";
import { addDays } from "@/lib/calendar";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { deskView } from "@/lib/stages/payment/desk/queries";
import { invoiceView } from "@/lib/stages/payment/invoices/queries";
import { runDue } from "@/lib/workflow/clocks";
import { refusal, run } from "@/tests/support/run";
import * as walk from "@/tests/support/walk/payment";
import { makeWorld, type World } from "@/tests/support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const remind = (at: walk.Billed, days: number, by = world.facilitator) =>
  run(by, "remindPayer", at.caseId, { invoiceId: at.invoiceId }, { now: addDays(now(), days) });

describe("an overdue invoice", () => {
  test("is reminded of by staff, once a day; the Advocate and the billing contact are told", async () => {
    const at = await walk.invoicedInterim(world, 60);
    expect(await refusal(remind(at, 30))).toBe("WRONG_STATE");
    await remind(at, 31);
    expect(await refusal(remind(at, 31, world.finance))).toBe("ALREADY_DONE");
    await remind(at, 32, world.finance);
    expect(await refusal(remind(at, 33, world.lawyer))).toBe("NOT_ALLOWED");
    const told = await db().notification.findMany({
      where: { caseId: at.caseId, kind: "invoice.reminded" },
      select: { userId: true },
    });
    const ids = told.map(({ userId }) => userId);
    expect(ids).toEqual(expect.arrayContaining([world.lawyer.userId, world.billing.userId]));
  });

  test("of which nothing is left is no longer reminded of", async () => {
    const at = await walk.invoicedInterim(world, 60);
    await walk.pay(world, at.caseId, "71.50", { invoiceId: at.invoiceId });
    expect(await refusal(remind(at, 31))).toBe("ALREADY_DONE");
  });
});

describe("what happened to an invoice", () => {
  test("is told to staff, newest first, and to nobody else", async () => {
    const at = await walk.invoicedInterim(world, 60);
    const paymentId = await walk.pay(world, at.caseId, "20.00", { invoiceId: at.invoiceId });
    await run(world.finance, "reversePayment", at.caseId, { paymentId, reason: "Bounced" });
    await runDue(addDays(now(), 24));
    await remind(at, 31);
    const view = await invoiceView(world.finance, at.code, at.invoiceId);
    const told = view?.happened.map(({ type, amountMinor, actor }) => [type, amountMinor, actor]);
    expect(told).toEqual([
      ["invoice.reminded", null, world.facilitator.name],
      ["wait.reminded", null, null],
      ["payment.reversed", 2000, world.finance.name],
      ["payment.allocated", 2000, world.finance.name],
      ["invoice.issued", null, world.finance.name],
      ["invoice.drafted", null, null],
    ]);
    expect((await invoiceView(world.lawyer, at.code, at.invoiceId))?.happened).toEqual([]);
  });
});

test("the desk lists what is proposed to be written off, to whoever decides", async () => {
  const at = await walk.invoicedInterim(world, 60);
  const input = { invoiceId: at.invoiceId, words: "The firm closed" };
  await run(world.director, "proposeWriteOff", at.caseId, input);
  const listed = async (actor: World["approver"]) =>
    (await deskView(actor)).writeOffs.find(({ code }) => code === at.code);
  expect(await listed(world.approver)).toMatchObject({ leftMinor: 7150, proposedByReader: false });
  expect(await listed(world.director)).toMatchObject({ proposedByReader: true });
});
