import { systemActor } from "@/lib/authz/actor";
import { fileMadeDocument, type Visibility } from "@/lib/cases/documents";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { translator } from "@/lib/i18n/translate";
import type { SheetSpec } from "@/lib/pdf/blocks";
import { renderSheet } from "@/lib/pdf/sheet";
import { execute } from "@/lib/workflow/execute";
import { invoiceSheet } from "./invoices/document";
import { invoiceRecord } from "./invoices/record";
import { remittanceSheet } from "./payouts/document";
import { payoutRecord } from "./payouts/record";
import { settlementCommands } from "./settlement/commands";

/** Makes the PDF of an issued invoice, in the language of who pays. Stored once: it never changes afterwards. */
export async function makeInvoicePdf({ invoiceId }: { invoiceId: string }): Promise<void> {
  const invoice = await db().invoice.findUnique({ where: { id: invoiceId } });
  if (!invoice || invoice.state === "draft" || invoice.documentId) return;
  await file({
    ...{ caseId: invoice.caseId, purpose: "invoice", ref: invoiceId, visibility: "BILLING" },
    ...{ name: `invoice-${invoice.number ?? ""}.pdf`, operationId: `makeInvoicePdf:${invoiceId}` },
    since: invoice.createdAt,
    sheet: async () => invoiceSheet(await invoiceRecord(db(), invoiceId), translator("en"), "en"),
  });
}

/** Makes the remittance advice of a payout that was sent, in Spanish; one for each attempt. */
export async function makeRemittance({ payoutId }: { payoutId: string }): Promise<void> {
  const payout = await db().payout.findUnique({ where: { id: payoutId } });
  if (!payout?.sentAt || payout.documentId) return;
  await file({
    ...{ caseId: payout.caseId, purpose: "remittance", ref: payoutId, visibility: "DEFENDER_STAFF" },
    ...{ name: "aviso-de-pago.pdf", operationId: `makeRemittance:${payoutId}:${payout.attempt}` },
    since: payout.sentAt,
    sheet: async () => remittanceSheet(await payoutRecord(db(), payoutId), translator("es"), "es"),
  });
}

type Made = {
  caseId: string;
  purpose: "invoice" | "remittance";
  ref: string;
  visibility: Visibility;
  name: string;
  operationId: string;
  /** A file that was stored from then on is the one that is named: its worker was killed before it could say so. */
  since: Date;
  sheet: () => Promise<SheetSpec>;
};

async function file({
  caseId,
  purpose,
  ref,
  visibility,
  name,
  operationId,
  since,
  sheet,
}: Made): Promise<void> {
  const stored = await db().document.findFirst({
    where: { ref, purpose, at: { gte: since } },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  const made = stored
    ? { documentId: stored.id, sha256: Buffer.from(stored.sha256).toString("hex") }
    : await store({ caseId, purpose, ref, visibility, name }, await renderSheet(await sheet()));
  await execute({ actor: systemActor, now: now(), operationId }, settlementCommands.fileDocument, caseId, {
    documentId: made.documentId,
    sha256: made.sha256,
    purpose,
    ref,
  });
}

async function store(
  about: Pick<Made, "caseId" | "purpose" | "ref" | "visibility" | "name">,
  bytes: Uint8Array,
): Promise<{ documentId: string; sha256: string }> {
  return db().$transaction((tx) => fileMadeDocument(tx, { ...about, bytes, now: now() }));
}
