import type { StaffRoleKind } from "@/lib/authz/actor";
import { hasSecondPerson } from "@/lib/authz/second-person";
import type { Tx } from "@/lib/db/tx";
import { DomainError } from "@/lib/errors";
import type { LoadScope, Lock } from "@/lib/workflow/define";
import { invoiceRow, payerLock } from "../invoices/load";
import type { WriteOffFacts } from "./rules";

/** Who may decide on a write-off or a payout that another proposed. */
export const deciders = ["APPROVER", "DIRECTOR", "FINANCE"] as const satisfies StaffRoleKind[];

/** A write-off of this case, with its invoice as it stands. @throws DomainError NOT_FOUND */
export async function writeOffFacts(
  { tx, subjectId, now }: LoadScope,
  { writeOffId }: { writeOffId: string },
): Promise<WriteOffFacts> {
  const writeOff = await tx.writeOff.findFirst({ where: { id: writeOffId, invoice: { caseId: subjectId } } });
  if (!writeOff) throw new DomainError("NOT_FOUND");
  return {
    writeOff,
    invoice: await invoiceRow(tx, subjectId, writeOff.invoiceId),
    hasSecond: await hasSecondPerson(tx, subjectId, writeOff.proposedBy, deciders, now),
  };
}

/** The payer of the invoice is locked with its case: no payment arrives between balance and approval. */
export async function writeOffLock(tx: Tx, writeOffId: string): Promise<Lock[]> {
  const row = await tx.writeOff.findUnique({ where: { id: writeOffId }, select: { invoiceId: true } });
  return row ? payerLock(tx, row.invoiceId) : [];
}
