import { expect } from "@playwright/test";
import { db } from "@/lib/db/client";
import { settledCase, type Billed } from "@/tests/support/walk/payment";
import type { World } from "@/tests/support/world";
import type { Parts } from "./paths";

export type Settled = Billed & { parts: Parts };

/** A case that has everything a case can have: contract, report, invoice and payout with their documents. */
export async function settledWithDocuments(world: World): Promise<Settled> {
  const billed = await settledCase(world);
  const { caseId, code, invoiceId, payoutId } = billed;
  const made = () => db().document.findMany({ where: { caseId }, select: { id: true, purpose: true } });
  // The contract, the invoice and the remittance advice are made by the worker.
  await expect.poll(async () => (await made()).length, { timeout: 60_000 }).toBeGreaterThanOrEqual(3);
  const [file] = await made();
  return {
    ...billed,
    parts: {
      ...{ code, invoiceId, payoutId, fileId: file?.id ?? "" },
      ...{ step: "who", number: "1", token: "0".repeat(43) },
    },
  };
}
