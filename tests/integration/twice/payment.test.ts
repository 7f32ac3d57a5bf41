import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { run } from "@/tests/support/run";
import { invoicedCase, pay } from "@/tests/support/walk/payment";
import { makeWorld } from "@/tests/support/world";
import { eventsOf, statusOf } from "./fixture";
import { paymentFixtures } from "./payment.fixtures";
import { testTwice } from "./twice";

testTwice(paymentFixtures);

test("the last payment and the last payout at the same time settle a case once", async () => {
  const world = await makeWorld();
  const { caseId, payoutId, invoiceId } = await invoicedCase(world);
  await run(world.approver, "approvePayout", caseId, { payoutId });
  await run(world.finance, "sendPayout", caseId, { payoutId, bankReference: "BI 2026-4471" });
  const { totalMinor } = await db().invoice.findUniqueOrThrow({ where: { id: invoiceId } });
  await Promise.all([
    pay(world, caseId, (totalMinor / 100).toFixed(2), { invoiceId }),
    run(world.defender, "confirmPayout", caseId, { payoutId }),
  ]);
  expect(await statusOf(caseId)).toBe("settled");
  expect(await eventsOf(caseId, "case.settled")()).toBe(1);
});
