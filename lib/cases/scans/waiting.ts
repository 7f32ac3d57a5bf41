import type { Tx } from "@/lib/db/tx";
import { limit } from "@/lib/db/limit";
import { enqueue } from "@/lib/jobs/enqueue";

/** One job for each file, however often it is asked for. */
const keyOf = (documentId: string) => `scan:${documentId}`;

/** Has a file looked at, one after the other: a scanner that hangs holds up one job of a worker, and no mail. */
export const enqueueScan = (tx: Tx, documentId: string) =>
  enqueue(tx, "scanDocument", { documentId }, { key: keyOf(documentId), queue: "scan" });

/** How many files one minute takes. */
const perMinute = 200;

/**
 * Files that wait for a verdict and whose job is not about to run: none was made, since they came before there was a
 * scanner, or the scanner was away when it ran. One that the scanner would not look at goes on by its own tries.
 */
export async function stuckScans(tx: Tx): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT d.id FROM "Document" d
    LEFT JOIN graphile_worker._private_jobs j ON j.key = 'scan:' || d.id
    WHERE d.scan IN ('PENDING', 'NOT_SCANNED') AND d."removedAt" IS NULL AND d."caseId" IS NOT NULL
      AND (j.id IS NULL OR (j.locked_at IS NULL AND j.last_error = 'ScannerAway'
        AND (j.run_at > now() OR j.attempts >= j.max_attempts)))
    ORDER BY d.scan, d.at ${limit(perMinute)}`;
  return rows.map(({ id }) => id);
}

export type WaitingScans = {
  /** Files that nobody can open until the scanner has looked at them. */
  pending: number;
  /** How long the first of them has waited; 0 with none. */
  oldestSeconds: number;
};

/** How many files wait for the scanner, and since when. */
export async function waitingScans(tx: Pick<Tx, "$queryRaw">): Promise<WaitingScans> {
  const [row] = await tx.$queryRaw<WaitingScans[]>`
    SELECT count(*)::int AS pending, coalesce(extract(epoch FROM now() - min(at)), 0)::float8 AS "oldestSeconds"
    FROM "Document" WHERE scan = 'PENDING' AND "removedAt" IS NULL`;
  return row ?? { pending: 0, oldestSeconds: 0 };
}
