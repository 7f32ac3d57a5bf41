import { systemActor, userIdOf, type Actor } from "@/lib/authz/actor";
import { isWalledOff } from "@/lib/authz/walled";
import { Prisma } from "@/lib/db/generated/client";
import { dateToPlain, parsePlainDate } from "@/lib/dates";
import type { Tx } from "@/lib/db/tx";
import { DomainError } from "@/lib/errors";
import type { Currency } from "@/lib/money";
import { leftOf, surplusOf } from "@/lib/money-left";
import { liveId } from "@/lib/organizations/merged";
import type { Lock } from "@/lib/workflow/define";
import { heldPayer } from "../held-payer";
import type { Credit } from "./allocation";
import type { OpenInvoice, PaymentFacts } from "./rules";

type OpenRow = Omit<OpenInvoice, "dueOn"> & { dueOn: Date | null };

const nobody = "00000000-0000-4000-8000-000000000000";

const notWalledOff = (actor: Actor) =>
  Prisma.sql`NOT ${isWalledOff(Prisma.sql`i."caseId"`, Prisma.sql`${userIdOf(actor) ?? nobody}::uuid`)}`;

const pendingOf = Prisma.sql`(
  SELECT o.id FROM "WriteOff" o WHERE o."invoiceId" = i.id AND o.state = 'proposed')`;

/**
 * Invoices of a payer of which something is left, oldest first. Those of cases that the reader is walled off from are
 * left out.
 */
export async function openInvoicesOf(tx: Tx, organizationId: string, actor: Actor): Promise<OpenInvoice[]> {
  const rows = await tx.$queryRaw<OpenRow[]>`
    SELECT i.id, i."caseId", c.code, i.number, i.currency::text AS currency, i."dueOn",
      (${leftOf})::int AS "leftMinor", ${pendingOf} AS "writeOffId"
    FROM "Invoice" i JOIN "Case" c ON c.id = i."caseId"
    WHERE i."organizationId" = ${organizationId}::uuid AND i.state <> 'draft' AND ${leftOf} > 0
      AND ${notWalledOff(actor)}
    ORDER BY i."issuedOn", i.number`;
  return rows.map(openInvoice);
}

function openInvoice(row: OpenRow): OpenInvoice {
  return { ...row, dueOn: row.dueOn ? dateToPlain(row.dueOn) : parsePlainDate("1970-01-01") };
}

/** What a payer has paid beyond its invoices, in one currency, oldest first. */
export async function creditsOf(tx: Tx, organizationId: string, currency: Currency): Promise<Credit[]> {
  return tx.$queryRaw<Credit[]>`
    SELECT * FROM (
      SELECT p.id AS "paymentId", (${surplusOf})::int AS "leftMinor"
      FROM "Payment" p
      WHERE p."organizationId" = ${organizationId}::uuid AND p.currency = ${currency}::"Currency"
        AND p.state <> 'reversed'
      ORDER BY p."receivedOn", p."recordedAt") credit
    WHERE "leftMinor" > 0`;
}

/**
 * Who pays for a case: the payer of its newest invoice, else of its contract; null while it has neither.
 * @param invoiceId the invoice that is paid; its own payer then
 */
export async function payerOf(
  tx: Tx,
  caseId: string,
  invoiceId: string | null = null,
): Promise<string | null> {
  const invoice = await tx.invoice.findFirst({
    where: { caseId, ...(invoiceId ? { id: invoiceId } : {}) },
    orderBy: { createdAt: "desc" },
    select: { organizationId: true },
  });
  if (invoice || invoiceId) return invoice?.organizationId ?? null;
  const version = await tx.contractVersion.findFirst({
    where: { contract: { caseId, executedAt: { not: null } } },
    orderBy: { number: "desc" },
    select: { payerId: true },
  });
  return version ? liveId(tx, version.payerId) : null;
}

/**
 * Money of a payer is one at a time; and so are the cases whose invoices it could pay. Which these are is read under
 * the payer's lock: an invoice that is issued meanwhile is among them.
 */
export async function receiptLocks(
  tx: Tx,
  caseId: string,
  { invoiceId }: { invoiceId: string | null },
): Promise<Lock[]> {
  const organizationId = await heldPayer(tx, () => payerOf(tx, caseId, invoiceId));
  if (!organizationId) return [];
  const open = await openInvoicesOf(tx, organizationId, systemActor);
  const cases = [...new Set(open.map((invoice) => invoice.caseId))].filter((id) => id !== caseId);
  return [{ type: "organization", id: organizationId }, ...cases.map((id): Lock => ({ type: "case", id }))];
}

/** A payment that was recorded on this case, with its live uses, newest first. @throws DomainError NOT_FOUND */
export async function paymentFacts(tx: Tx, caseId: string, paymentId: string): Promise<PaymentFacts> {
  const payment = await tx.payment.findFirst({ where: { id: paymentId, caseId } });
  if (!payment) throw new DomainError("NOT_FOUND");
  const rows = await tx.$queryRaw<(OpenRow & { allocationId: string; amountMinor: number })[]>`
    SELECT u.id AS "allocationId", u."amountMinor", i.id, i."caseId", c.code, i.number, i.currency::text AS currency,
      i."dueOn", (${leftOf})::int AS "leftMinor", ${pendingOf} AS "writeOffId"
    FROM "Allocation" u JOIN "Invoice" i ON i.id = u."invoiceId" JOIN "Case" c ON c.id = i."caseId"
    WHERE u."paymentId" = ${paymentId}::uuid AND u."undoneAt" IS NULL
    ORDER BY u.at DESC, u.id`;
  return {
    payment,
    uses: rows.map(({ allocationId, amountMinor, ...row }) => ({
      allocationId,
      amountMinor,
      invoice: openInvoice(row),
    })),
  };
}

/** The payer, and the cases on which a payment was used, read under the payer's lock. */
export async function usedOn(tx: Tx, paymentId: string): Promise<Lock[]> {
  const organizationId = await heldPayer(tx, async () => {
    const payment = await tx.payment.findUnique({ where: { id: paymentId } });
    return payment?.organizationId ?? null;
  });
  if (!organizationId) return [];
  const rows = await tx.allocation.findMany({
    where: { paymentId, undoneAt: null },
    select: { invoice: { select: { caseId: true } } },
  });
  const cases = [...new Set(rows.map(({ invoice }) => invoice.caseId))];
  return [{ type: "organization", id: organizationId }, ...cases.map((id): Lock => ({ type: "case", id }))];
}
