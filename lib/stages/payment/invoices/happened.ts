import type { Tx } from "@/lib/db/tx";
import { limit } from "@/lib/db/limit";

/** Something that happened to one invoice. */
export type Happening = {
  id: string;
  type: string;
  at: Date;
  actorId: string | null;
  actor: string | null;
  /** Of the payment or of what was given up; null where an event names no amount. */
  amountMinor: number | null;
};

/** How many are shown; the newest come first. */
const longest = 60;

/**
 * What happened to an invoice, newest first: drawn up, issued, opened by the payer's side, paid, reminded of, written
 * off. One statement, however many.
 */
export async function happenedTo(tx: Tx, caseId: string, invoiceId: string): Promise<Happening[]> {
  return tx.$queryRaw<Happening[]>`
    SELECT e.id, e.type, e.at, e."actorId", u.name AS actor, (e.payload->>'amountMinor')::int AS "amountMinor"
    FROM "Event" e LEFT JOIN "User" u ON u.id = e."actorId"
    WHERE e.subject = 'case' AND e."subjectId" = ${caseId}::uuid AND (
      e.payload->>'invoiceId' = ${invoiceId}
      OR (e.type = 'document.filed' AND e.payload->>'ref' = ${invoiceId})
      OR (e.type = 'payment.reversed' AND e.payload->>'paymentId' IN (
        SELECT a."paymentId"::text FROM "Allocation" a WHERE a."invoiceId" = ${invoiceId}::uuid))
      OR (e.type = 'wait.reminded' AND e.payload->>'waitId' IN (
        SELECT w.id::text FROM "Wait" w WHERE w."caseId" = ${caseId}::uuid AND w.ref = ${invoiceId}::uuid))
      OR (e.type = 'document.read' AND e."actorRole" IN ('lead', 'counsel', 'assistant', 'billing')
        AND e.payload->>'documentId' IN (
          SELECT i."documentId"::text FROM "Invoice" i WHERE i.id = ${invoiceId}::uuid)))
    ORDER BY e.seq DESC ${limit(longest)}`;
}
