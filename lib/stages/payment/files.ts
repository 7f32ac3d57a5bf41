import type { UserActor } from "@/lib/authz/actor";
import { caseFor } from "@/lib/authz/scope";
import { downloadFor, type Download } from "@/lib/cases/download";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { ownInvoices, readerOf } from "./readers";

type Request = { address: string; browser: string; requestId: string };

/** The PDF of an invoice that was issued; null when it is none, is not made yet, or is not the reader's. */
export async function invoiceFile(
  actor: UserActor,
  code: string,
  id: string,
  request: Request,
): Promise<Download | null> {
  const facts = await caseFor(db(), actor, { code }, now());
  if (!facts || !readerOf(facts.relations)?.invoices) return null;
  const row = await db().invoice.findFirst({
    where: { id, caseId: facts.id, ...ownInvoices(actor, facts.relations) },
    select: { documentId: true },
  });
  return row?.documentId ? downloadFor(actor, row.documentId, request) : null;
}

/** The remittance advice of a payout that was sent; a Defender reads their own. */
export async function remittanceFile(
  actor: UserActor,
  code: string,
  id: string,
  request: Request,
): Promise<Download | null> {
  const facts = await caseFor(db(), actor, { code }, now());
  const reader = facts ? readerOf(facts.relations) : null;
  if (!facts || !reader?.payouts) return null;
  const own = reader.own ? { defenderId: actor.defenderId ?? "" } : {};
  const row = await db().payout.findFirst({
    where: { id, caseId: facts.id, ...own },
    select: { documentId: true },
  });
  return row?.documentId ? downloadFor(actor, row.documentId, request) : null;
}
