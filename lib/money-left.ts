import { Prisma } from "@/lib/db/generated/client";

/** What is left to pay, of an invoice `i`: minor units. */
export const leftOf = Prisma.sql`i."totalMinor" - i."writtenOffMinor" - (
  SELECT coalesce(sum(a."amountMinor"), 0) FROM "Allocation" a WHERE a."invoiceId" = i.id AND a."undoneAt" IS NULL)`;

/** What a payment `p` holds beyond the invoices that it is used on: minor units. */
export const surplusOf = Prisma.sql`p."amountMinor" - p."refundedMinor" - (
  SELECT coalesce(sum(a."amountMinor"), 0) FROM "Allocation" a WHERE a."paymentId" = p.id AND a."undoneAt" IS NULL)`;
