import { systemActor } from "@/lib/authz/actor";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { openKey } from "@/lib/db/keys";
import { env } from "@/lib/env";
import { DomainError } from "@/lib/errors";
import { fileStore } from "@/lib/files/current-store";
import { scanBytes, scannerAnswers } from "@/lib/files/scanner/clamd";
import { ScannerAway } from "@/lib/files/scanner/answer";
import { execute } from "@/lib/workflow/execute";
import { scanCommands } from "./commands";
import { enqueueScan, stuckScans } from "./waiting";

/**
 * Has the scanner look at a file that waits for it, and records what it said. As long as it says nothing the file waits.
 * @throws ScannerAway, ScanRefused: the job is tried again
 */
export async function scanDocument({ documentId }: { documentId: string }): Promise<void> {
  const address = env().CLAMD_ADDRESS;
  if (!address) throw new ScannerAway("This worker knows of no scanner");
  const file = await db().document.findFirst({
    where: { id: documentId, removedAt: null, scan: { in: ["PENDING", "NOT_SCANNED"] } },
  });
  if (!file?.caseId) return;
  const key = await openKey(db(), file.keyId);
  const said = await scanBytes(fileStore().read(file.address, key), address);
  const context = { actor: systemActor, now: now(), operationId: `scan:${documentId}` };
  try {
    await execute(context, scanCommands.recordScan, file.caseId, { documentId, ...said });
  } catch (error) {
    if (!isOver(error)) throw error;
  }
}

/** Taken away meanwhile, or another worker was first. */
const isOver = (error: unknown) =>
  error instanceof DomainError && ["NOT_FOUND", "ALREADY_DONE"].includes(error.code);

/** Every minute: once the scanner answers, what had to wait for it does not wait for a far-off next try. */
export async function resumeScans(): Promise<void> {
  const address = env().CLAMD_ADDRESS;
  if (!address) return;
  const stuck = await stuckScans(db());
  if (stuck.length === 0 || !(await scannerAnswers(address))) return;
  for (const documentId of stuck) await enqueueScan(db(), documentId);
}
