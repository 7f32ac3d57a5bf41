import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { makeWorld, type World } from "@/tests/support/world";
import { invoicedCase, payOut, pay, reportFinalCase, settledCase } from "@/tests/support/walk/payment";
import { refusal, run } from "@/tests/support/run";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const statusOf = async (id: string) => (await db().case.findUniqueOrThrow({ where: { id } })).status;
const typesOf = async (id: string) =>
  (await db().event.findMany({ where: { subjectId: id }, orderBy: { seq: "asc" } })).map(({ type }) => type);

test("a final report drafts its invoice and plans its payout in the same transaction", async () => {
  const at = await reportFinalCase(world);
  const invoice = await db().invoice.findUniqueOrThrow({
    where: { id: at.invoiceId },
    include: { lines: { orderBy: { position: "asc" } } },
  });
  expect(invoice.lines.map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([
    ["work", 1083],
    ["work", 1083],
    ["work", 1083],
    ["expense", 3209],
    ["fee", 646],
  ]);
  expect(invoice).toMatchObject({ workMinor: 3249, expensesMinor: 3209, feeMinor: 646, totalMinor: 7104 });
  const payout = await db().payout.findUniqueOrThrow({ where: { id: at.payoutId } });
  expect(payout).toMatchObject({ state: "planned", preparedBy: world.finance.userId, payCurrency: "USD" });
  expect(payout.payMinor).toBe(3 * 867 + 3209);
  expect(await statusOf(at.caseId)).toBe("work_done");
});

test("a case is settled by the last thing that was owed, and not before", async () => {
  const at = await invoicedCase(world);
  await payOut(world, at);
  expect(await statusOf(at.caseId)).toBe("work_done");
  await pay(world, at.caseId, "71.03");
  expect(await statusOf(at.caseId)).toBe("work_done");
  await pay(world, at.caseId, "0.01");
  expect(await statusOf(at.caseId)).toBe("settled");
  expect((await typesOf(at.caseId)).slice(-4)).toEqual([
    "payment.recorded",
    "payment.allocated",
    "invoice.paid",
    "case.settled",
  ]);
  expect(
    await db().wait.count({ where: { caseId: at.caseId, closedAt: null, kind: { not: "evaluate" } } }),
  ).toBe(0);
});

test("a returned payout opens a settled case again; the debt is paid by another attempt, approved anew", async () => {
  const at = await settledCase(world);
  const { caseId, payoutId } = at;
  await run(world.finance, "returnPayout", caseId, { payoutId, reason: "Account closed" });
  expect(await statusOf(caseId)).toBe("work_done");
  await run(world.finance, "replanPayout", caseId, { payoutId });
  expect(await refusal(run(world.finance, "approvePayout", caseId, { payoutId }))).toBe("SELF_APPROVAL");
  await payOut(world, at);
  expect(await statusOf(caseId)).toBe("settled");
  expect(await db().payout.findUniqueOrThrow({ where: { id: payoutId } })).toMatchObject({
    attempt: 2,
    state: "confirmed",
  });
});
