import { run } from "@/tests/support/run";
import { assignedCase, recordMinutes } from "@/tests/support/walk/assignment";
import { billedOf, cutLines, reportInterim, type Billed, type Reported } from "@/tests/support/walk/payment";
import type { World } from "@/tests/support/world";
import { sharing } from "./fixture";

/** One case at work, of which every fixture of stage 4 reports five minutes more. */
export const atWork = sharing(assignedCase);

/** An interim report that waits for finance. */
export async function handedIn(world: World): Promise<Reported & { entryId: string }> {
  const at = await atWork(world);
  const entryId = await recordMinutes(world, at, 5);
  return { ...(await reportInterim(world, at)), entryId };
}

export const cutOf = async (entryId: string) => cutLines([{ entryId, minutes: 2 }]);

/** Finance proposes less, and the Defender has not answered. */
export async function proposed(world: World): Promise<Reported> {
  const at = await handedIn(world);
  const { reportId, entryId } = at;
  await run(world.finance, "proposeCuts", at.caseId, { reportId, lines: await cutOf(entryId) });
  return at;
}

/** Approved in full: an invoice is drafted, a payout planned. */
export async function billed(world: World): Promise<Billed> {
  const at = await handedIn(world);
  await run(world.finance, "approveReport", at.caseId, { reportId: at.reportId });
  return billedOf(at);
}

export async function issued(world: World): Promise<Billed> {
  const at = await billed(world);
  await run(world.finance, "issueInvoice", at.caseId, { invoiceId: at.invoiceId });
  return at;
}

/** A director proposed to give up the whole of an invoice. */
export async function proposedWriteOff(world: World): Promise<Billed & { writeOffId: string }> {
  const at = await issued(world);
  const input = { invoiceId: at.invoiceId, words: "The firm closed" };
  const { result } = await run(world.director, "proposeWriteOff", at.caseId, input);
  return { ...at, writeOffId: String(result.writeOffId) };
}

/** A payout approved by the treasurer, and then sent. */
export async function approvedPayout(world: World): Promise<Billed> {
  const at = await billed(world);
  await run(world.approver, "approvePayout", at.caseId, { payoutId: at.payoutId });
  return at;
}

export async function sentPayout(world: World): Promise<Billed> {
  const at = await approvedPayout(world);
  const sent = { payoutId: at.payoutId, bankReference: "BI 2026-4471" };
  await run(world.finance, "sendPayout", at.caseId, sent);
  return at;
}
