import type { Tx } from "@/lib/db/tx";
import { leftOf } from "@/lib/money-left";
import type { Owed } from "./rules";

/** Everything that keeps a case from being settled, in one statement. */
export async function owedOn(tx: Tx, caseId: string): Promise<Owed> {
  const rows = await tx.$queryRaw<Owed[]>`
    WITH part AS (
      SELECT p.id, p.state, p.refusal, p."reportId", r.state AS report
      FROM "EntryPart" p
      JOIN "Entry" e ON e.id = p."entryId"
      LEFT JOIN "HourReport" r ON r.id = p."reportId"
      WHERE e."caseId" = ${caseId}::uuid AND e."withdrawnAt" IS NULL
    ), allowed AS (
      SELECT DISTINCT ON (a."partId") a."partId", a."billMinor", a."payMinor"
      FROM "Assessment" a JOIN part ON part.id = a."partId"
      WHERE part.report = 'final'
      ORDER BY a."partId", a.round DESC
    ), paid AS (
      SELECT i.id, ${leftOf} AS "left",
        i.state
      FROM "Invoice" i WHERE i."caseId" = ${caseId}::uuid
    )
    SELECT
      (SELECT count(*) FROM part WHERE state IN ('within', 'released') AND report IS DISTINCT FROM 'final')::int AS unreported,
      (SELECT count(*) FROM part WHERE state = 'held' OR refusal IN ('proposed', 'contested'))::int AS held,
      (SELECT count(*) FROM "HourReport" r WHERE r."caseId" = ${caseId}::uuid AND r.state <> 'final')::int AS "openReports",
      (SELECT count(*) FROM allowed WHERE "billMinor" > 0 AND NOT EXISTS (
        SELECT 1 FROM "InvoiceLine" l JOIN "Invoice" i ON i.id = l."invoiceId"
        WHERE l."partId" = allowed."partId" AND l.live AND i.state <> 'draft'))::int AS unbilled,
      (SELECT count(*) FROM paid WHERE state = 'draft')::int AS drafts,
      (SELECT count(*) FROM allowed WHERE "payMinor" > 0 AND NOT EXISTS (
        SELECT 1 FROM "PayoutLine" l JOIN "Payout" o ON o.id = l."payoutId"
        WHERE l."partId" = allowed."partId" AND l.live AND o.state = 'confirmed') AND NOT EXISTS (
        SELECT 1 FROM part JOIN "HourReport" r ON r.id = part."reportId"
        WHERE part.id = allowed."partId" AND r."debtSettledAt" IS NOT NULL))::int AS unpaid,
      (SELECT count(*) FROM paid WHERE state <> 'draft' AND "left" > 0)::int AS "unsettledInvoices",
      (SELECT count(*) FROM "Offer" f WHERE f."caseId" = ${caseId}::uuid AND f.state IN ('sent', 'interested'))::int AS "openOffers"`;
  const [owed] = rows;
  if (!owed) throw new Error("A count has one row");
  return owed;
}
