import { userIdOf } from "@/lib/authz/actor";
import { plainToDate } from "@/lib/dates";
import type { Tx } from "@/lib/db/tx";
import { DomainError } from "@/lib/errors";
import { defineCommand } from "@/lib/workflow/define";
import { sealed } from "@/lib/workflow/sealed-words";
import type { NewAllocation } from "./allocation";
import { openInvoicesOf, payerOf, paymentFacts, receiptLocks, usedOn } from "./load";
import * as rules from "./rules";
import * as schema from "./schema";

const recordPayment = defineCommand({
  name: "recordPayment",
  schema: schema.recordPaymentInput,
  locks: receiptLocks,
  load: async ({ tx, subjectId, actor }, { invoiceId }) => {
    const organizationId = await payerOf(tx, subjectId, invoiceId);
    if (!organizationId) throw new DomainError("NOT_FOUND");
    return { organizationId, open: await openInvoicesOf(tx, organizationId, actor) };
  },
  decide: rules.decideRecordPayment,
  persist: async (scope, { paymentId, organizationId, amountMinor, input, allocations, lapsedIds }) => {
    const { tx, subjectId, now, actor } = scope;
    const place = `Payment:referenceCipher:${paymentId}`;
    await tx.payment.create({
      data: {
        id: paymentId,
        organizationId,
        caseId: subjectId,
        currency: input.currency,
        amountMinor,
        receivedOn: plainToDate(input.receivedOn),
        method: input.method,
        referenceCipher: await sealed(scope, place, input.reference),
        state: allocations.length > 0 ? "allocated" : "recorded",
        recordedBy: userIdOf(actor) ?? "",
        recordedAt: now,
      },
    });
    await writeAllocations(tx, allocations, now);
    await tx.writeOff.updateMany({
      where: { id: { in: lapsedIds } },
      data: { state: "lapsed", decidedAt: now },
    });
    return { paymentId };
  },
});

/** What was paid, set against invoices; a payment that was only recorded is allocated by it. */
export async function writeAllocations(
  tx: Tx,
  allocations: readonly NewAllocation[],
  at: Date,
): Promise<void> {
  for (const allocation of allocations) await tx.allocation.create({ data: { ...allocation, at } });
  const payments = allocations.map(({ paymentId }) => paymentId);
  await tx.payment.updateMany({
    where: { id: { in: payments }, state: "recorded" },
    data: { state: "allocated" },
  });
}

const reversePayment = defineCommand({
  name: "reversePayment",
  schema: schema.reversePaymentInput,
  locks: (tx, _, { paymentId }) => usedOn(tx, paymentId),
  load: ({ tx, subjectId }, { paymentId }) => paymentFacts(tx, subjectId, paymentId),
  decide: rules.decideReversePayment,
  persist: async ({ tx, now }, { paymentId, allocationIds, reopenedIds }) => {
    await tx.allocation.updateMany({ where: { id: { in: allocationIds } }, data: { undoneAt: now } });
    // What was written off stays so; what came back is owed, and can be paid or written off in its turn.
    await tx.invoice.updateMany({
      where: { id: { in: reopenedIds }, state: "written_off" },
      data: { state: "issued" },
    });
    await tx.payment.update({ where: { id: paymentId }, data: { state: "reversed" } });
    return { paymentId };
  },
});

const refundPayment = defineCommand({
  name: "refundPayment",
  schema: schema.refundPaymentInput,
  locks: (tx, _, { paymentId }) => usedOn(tx, paymentId),
  load: ({ tx, subjectId }, { paymentId }) => paymentFacts(tx, subjectId, paymentId),
  decide: rules.decideRefundPayment,
  persist: async ({ tx }, { paymentId, amountMinor, whole }) => {
    await tx.payment.update({
      where: { id: paymentId },
      data: { refundedMinor: { increment: amountMinor }, ...(whole ? { state: "refunded" } : {}) },
    });
    return { paymentId };
  },
});

export const receiptCommands = { recordPayment, reversePayment, refundPayment };
