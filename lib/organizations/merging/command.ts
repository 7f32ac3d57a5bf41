import { plainToDate } from "@/lib/dates";
import { DomainError } from "@/lib/errors";
import { defineCommand } from "@/lib/workflow/define";
import { mergeOrganizationsInput } from "../schema";
import { mergeFacts, mergeLocks } from "./load";
import { decideMerge } from "./rules";

/** An organization that was entered twice: the subject is given up, and all of it is the other's. */
export const mergeOrganizations = defineCommand({
  name: "mergeOrganizations",
  schema: mergeOrganizationsInput,
  locks: (tx, subjectId, { intoId }) => mergeLocks(tx, subjectId, intoId),
  load: async ({ tx, subjectId }, { intoId }) => {
    const facts = await mergeFacts(tx, subjectId, intoId);
    if (!facts) throw new DomainError("NOT_FOUND");
    return facts;
  },
  decide: decideMerge,
  persist: async ({ tx, subjectId: id, now }, { intoId: organizationId, ...changes }) => {
    // First of all: the database lets an issued invoice go to whom its payer was merged into, and to nobody else.
    await tx.organization.update({
      where: { id },
      data: { mergedIntoId: organizationId, mergedAt: now, version: { increment: 1 } },
    });
    // Whoever was led here is led on.
    await tx.organization.updateMany({
      where: { mergedIntoId: id },
      data: { mergedIntoId: organizationId },
    });
    const data = { organizationId };
    await tx.membership.deleteMany({ where: { id: { in: changes.dropped } } });
    await tx.membership.updateMany({ where: { id: { in: changes.moved } }, data });
    for (const { id: place, from, to } of changes.longer) {
      const days = { from: plainToDate(from), to: to && plainToDate(to) };
      await tx.membership.update({ where: { id: place }, data: days });
    }
    await tx.defender.updateMany({ where: { id: { in: changes.defenderIds } }, data });
    await tx.case.updateMany({ where: { id: { in: changes.caseIds } }, data });
    await tx.invoice.updateMany({ where: { id: { in: changes.invoiceIds } }, data });
    await tx.payment.updateMany({ where: { id: { in: changes.paymentIds } }, data });
    return { organizationId };
  },
});
