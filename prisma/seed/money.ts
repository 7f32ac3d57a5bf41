import { db } from "@/lib/db/client";
import { readAmount, writeAmount } from "@/lib/money";
import type { Hand } from "./hand";
import type { Begun } from "./steps";

/** How reports, invoices and payouts go when nothing is in the way. */

export async function newestReport({ caseId }: Begun): Promise<string> {
  const report = await db().hourReport.findFirstOrThrow({ where: { caseId }, orderBy: { openedAt: "desc" } });
  return report.id;
}

/** An interim report of everything recorded so far. */
export async function submitInterim(hand: Hand, begun: Begun, defender: string): Promise<void> {
  const { id: assignmentId } = await db().assignment.findFirstOrThrow({
    where: { caseId: begun.caseId, to: null },
  });
  await hand.does(defender, "openReport", begun.caseId, { assignmentId, last: false });
  await hand.does(defender, "submitReport", begun.caseId, { reportId: await newestReport(begun) });
}

export async function approveReport(hand: Hand, begun: Begun): Promise<void> {
  await hand.does("herrera", "approveReport", begun.caseId, { reportId: await newestReport(begun) });
}

export async function issueInvoice(
  hand: Hand,
  { caseId }: Begun,
  waiver?: { percent: number; source: string; reason: string },
) {
  const invoice = await db().invoice.findFirstOrThrow({ where: { caseId, state: "draft" } });
  if (waiver) {
    await hand.does("stolz", "grantWaiver", caseId, {
      invoiceId: invoice.id,
      version: invoice.version,
      waiverPercent: waiver.percent,
      fundingSource: waiver.source,
      reason: waiver.reason,
    });
  }
  await hand.does("herrera", "issueInvoice", caseId, { invoiceId: invoice.id });
}

/** @param amount as typed, or "all": the whole total */
export async function payInvoice(
  hand: Hand,
  { caseId }: Begun,
  paid: { amount: string; on: string; method: "wire" | "check"; reference: string },
): Promise<void> {
  const invoice = await db().invoice.findFirstOrThrow({
    where: { caseId, state: "issued" },
    orderBy: { createdAt: "desc" },
  });
  const amount = paid.amount === "all" ? writeAmount(invoice.totalMinor) : paid.amount;
  await hand.does("herrera", "recordPayment", caseId, {
    invoiceId: invoice.id,
    amount,
    shares: [{ invoiceId: invoice.id, amountMinor: readAmount(amount, "amount") }],
    currency: invoice.currency,
    receivedOn: paid.on,
    method: paid.method,
    reference: paid.reference,
  });
}

const newestPayout = ({ caseId }: Begun) =>
  db().payout.findFirstOrThrow({ where: { caseId }, orderBy: { preparedAt: "desc" }, select: { id: true } });

export async function sendPayout(hand: Hand, begun: Begun, bankReference: string): Promise<void> {
  const { id: payoutId } = await newestPayout(begun);
  await hand.does("lang", "approvePayout", begun.caseId, { payoutId });
  await hand.does("herrera", "sendPayout", begun.caseId, { payoutId, bankReference });
}

export async function confirmPayout(hand: Hand, begun: Begun, defender: string): Promise<void> {
  const { id: payoutId } = await newestPayout(begun);
  await hand.does(defender, "confirmPayout", begun.caseId, { payoutId });
}
