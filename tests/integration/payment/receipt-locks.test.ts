import { Client } from "pg";
import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { Lock } from "@/lib/workflow/define";
import { receiptLocks, usedOn } from "@/lib/stages/payment/receipts/load";
import { invoicedCase, pay, reportFinalCase } from "../../support/walk/payment";
import { sql } from "../../support/sql";
import { makeWorld, type World } from "../../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

/** What a command locks that waits for another's money of the same payer, and what that other does meanwhile. */
async function locksAfter(
  locks: () => Promise<Lock[]>,
  meanwhile: string,
  values: unknown[],
): Promise<Lock[]> {
  const other = new Client({ connectionString: process.env.DATABASE_URL });
  await other.connect();
  try {
    await other.query("BEGIN");
    await other.query(`SELECT 1 FROM "Stream" WHERE type = 'organization' AND id = $1 FOR UPDATE`, [
      world.firm,
    ]);
    const found = locks();
    const waiting = () =>
      sql(
        "app",
        `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
      );
    await expect.poll(waiting).toHaveLength(1);
    await other.query(meanwhile, values);
    await other.query("COMMIT");
    return await found;
  } finally {
    await other.end();
  }
}

test("a payment locks the cases that its payer owes for when its turn comes, not when it asked", async () => {
  const first = await invoicedCase(world);
  const second = await reportFinalCase(world);
  const locks = await locksAfter(
    () => db().$transaction((tx) => receiptLocks(tx, first.caseId, { invoiceId: null })),
    `UPDATE "Invoice" SET state = 'issued', number = '2026-9999', "issuedOn" = now(), "dueOn" = now(),
      "payerName" = 'The payer' WHERE id = $1`,
    [second.invoiceId],
  );
  expect(locks).toContainEqual({ type: "organization", id: world.firm });
  expect(locks).toContainEqual({ type: "case", id: second.caseId });
});

test("a reversal locks the cases that a payment is used on when its turn comes", async () => {
  const [first, second] = [await invoicedCase(world), await invoicedCase(world)];
  const paymentId = await pay(world, first.caseId, "10.00", { invoiceId: first.invoiceId });
  const locks = await locksAfter(
    () => db().$transaction((tx) => usedOn(tx, paymentId)),
    `UPDATE "Allocation" SET "invoiceId" = $1 WHERE "paymentId" = $2`,
    [second.invoiceId, paymentId],
  );
  expect(locks).toContainEqual({ type: "case", id: second.caseId });
  expect(locks).not.toContainEqual({ type: "case", id: first.caseId });
});
