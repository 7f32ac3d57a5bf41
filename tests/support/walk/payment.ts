import { db } from "@/lib/db/client";
import { now } from "@/lib/clock";
import { todayIn } from "@/lib/dates";
import type { UserActor } from "@/lib/authz/actor";
import { readAmount } from "@/lib/money";
import { inTurn, shareOut, type Share } from "@/lib/stages/payment/receipts/allocation";
import { openInvoicesOf, payerOf } from "@/lib/stages/payment/receipts/load";
import { run } from "../run";
import type { World } from "../world";
import { assignedCase, caseWithEntries, finishTasks, recordMinutes, type Assigned } from "./assignment";

/** A case with a report, its invoice and its payout as far as they have come. */
export type Reported = Assigned & { reportId: string };
export type Billed = Reported & { invoiceId: string; payoutId: string };

/** The Defender's own user on a case: by default the one to whom `world` gives its cases. */
const defenderOf = (world: World) => world.defender;

/** An interim report of everything recorded so far, handed in. */
export async function reportInterim<At extends Assigned>(world: World, at: At): Promise<At & Reported> {
  const input = { assignmentId: at.assignmentId, last: false };
  const { result } = await run(defenderOf(world), "openReport", at.caseId, input);
  const reportId = String(result.reportId);
  await run(defenderOf(world), "submitReport", at.caseId, { reportId });
  return { ...at, reportId };
}

/** Three times ten minutes and Q245.50, in an interim report that waits for finance. */
export async function submittedReportCase(world: World): Promise<Reported & { entryIds: string[] }> {
  return reportInterim(world, await caseWithEntries(world));
}

/** The final report is handed in: the work is done. */
export async function finalReportCase(world: World): Promise<Reported> {
  const at = await caseWithEntries(world);
  await finishTasks(world, at);
  return submitFinal(world, at);
}

export async function submitFinal(world: World, at: Assigned): Promise<Reported> {
  const { result } = await run(defenderOf(world), "submitFinalReport", at.caseId, {});
  return { ...at, reportId: String(result.reportId) };
}

type CutLine = {
  entryId: string;
  minutes?: number;
  amount?: string;
  reasonCode?: string | null;
  words?: string;
};

/** Lines as a reviewer sends them, by the entries that they are of. */
export async function cutLines(cuts: readonly CutLine[]): Promise<object[]> {
  const parts = await db().entryPart.findMany({
    where: { entryId: { in: cuts.map(({ entryId }) => entryId) } },
    orderBy: { position: "asc" },
  });
  return cuts.map(
    ({ entryId, reasonCode = "travel_share", words = "El contrato paga la mitad", ...allowed }) => ({
      partId: parts.find((part) => part.entryId === entryId)?.id,
      ...{ reasonCode, words, ...allowed },
    }),
  );
}

/** Finance proposes to allow half of the first entry; the Defender has not answered yet. */
export async function proposedCase(world: World): Promise<Reported> {
  const at = await caseWithEntries(world);
  const reported = await reportInterim(world, at);
  const lines = await cutLines([{ entryId: at.entryIds[0] ?? "", minutes: 5 }]);
  await run(world.finance, "proposeCuts", at.caseId, { reportId: reported.reportId, lines });
  return reported;
}

/** The Defender contested the cut; another reviewer is to decide. */
export async function contestedCase(world: World): Promise<Reported> {
  const at = await proposedCase(world);
  const words = "El traslado fue de noche y con el testigo: no hubo descanso.";
  await run(defenderOf(world), "contestCuts", at.caseId, { reportId: at.reportId, words });
  return at;
}

/** A report that is final: its invoice is drafted and its payout planned. */
export async function billedOf(at: Reported): Promise<Billed> {
  const invoice = await db().invoice.findFirstOrThrow({ where: { reportId: at.reportId } });
  const payout = await db().payout.findFirstOrThrow({
    where: { reportId: at.reportId, state: { not: "cancelled" } },
  });
  return { ...at, invoiceId: invoice.id, payoutId: payout.id };
}

/** The last report approved in full, in a case whose work is done. */
export async function reportFinalCase(world: World): Promise<Billed> {
  const at = await finalReportCase(world);
  await run(world.finance, "approveReport", at.caseId, { reportId: at.reportId });
  return billedOf(at);
}

/** An interim report approved in full, in a case at work. */
export async function interimFinalCase(world: World): Promise<Billed> {
  const at = await submittedReportCase(world);
  await run(world.finance, "approveReport", at.caseId, { reportId: at.reportId });
  return billedOf(at);
}

/** An issued invoice of 32.49 in work, 32.09 in expenses and a fee of 6.46, and its payout still planned. */
export async function invoicedCase(world: World): Promise<Billed> {
  const at = await reportFinalCase(world);
  await run(world.finance, "issueInvoice", at.caseId, { invoiceId: at.invoiceId });
  return at;
}

/** An issued invoice of an amount in work, of a case at work: hours that make it, at 65.00 an hour and no fee. */
export async function invoicedInterim(world: World, minutes: number): Promise<Billed> {
  const at = await assignedCase(world);
  await recordMinutes(world, at, minutes);
  const reported = await reportInterim(world, at);
  await run(world.finance, "approveReport", at.caseId, { reportId: reported.reportId });
  const billed = await billedOf(reported);
  await run(world.finance, "issueInvoice", at.caseId, { invoiceId: billed.invoiceId });
  return billed;
}

type Paying = { invoiceId?: string | null; by?: UserActor; currency?: string };

/**
 * What a payment is set against when nobody says otherwise: as its form offers it.
 * @param invoiceId this one alone; null: every open invoice of the payer
 */
export async function offeredShares(
  by: UserActor,
  caseId: string,
  amount: string,
  { invoiceId = null, currency = "USD" }: Paying = {},
): Promise<Share[]> {
  const payer = await payerOf(db(), caseId, invoiceId);
  const open = payer ? await openInvoicesOf(db(), payer, by) : [];
  const rows = inTurn(open, { invoiceId, caseId }).filter(
    (invoice) => invoice.currency === currency && (invoiceId === null || invoice.id === invoiceId),
  );
  const { shares } = shareOut(
    readAmount(amount, "amount"),
    rows.map(({ id, leftMinor }) => ({ invoiceId: id, leftMinor })),
  );
  return shares.filter(({ amountMinor }) => amountMinor > 0);
}

/** Records money of the payer, received today. */
export async function pay(
  world: World,
  caseId: string,
  amount: string,
  { invoiceId = null, by = world.finance, currency = "USD" }: Paying = {},
): Promise<string> {
  const shares = await offeredShares(by, caseId, amount, { invoiceId, currency });
  const { result } = await run(by, "recordPayment", caseId, {
    ...{ invoiceId, shares, amount, currency, method: "wire", reference: "FT 88120" },
    receivedOn: todayIn("America/New_York", now()),
  });
  return String(result.paymentId);
}

/** Approved by the treasurer, sent by finance, and received. */
export async function payOut(world: World, at: Billed): Promise<void> {
  const { caseId, payoutId } = at;
  await run(world.approver, "approvePayout", caseId, { payoutId });
  await run(world.finance, "sendPayout", caseId, { payoutId, bankReference: "BI 2026-4471" });
  await run(defenderOf(world), "confirmPayout", caseId, { payoutId });
}

/** Nobody owes anything: paid by the Advocate, paid out to the Defender. */
export async function settledCase(world: World): Promise<Billed> {
  const at = await invoicedCase(world);
  const { totalMinor } = await db().invoice.findUniqueOrThrow({ where: { id: at.invoiceId } });
  await pay(world, at.caseId, (totalMinor / 100).toFixed(2), { invoiceId: at.invoiceId });
  await payOut(world, at);
  return at;
}
