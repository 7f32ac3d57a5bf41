import type { PlainDate } from "@/lib/dates";
import type { Tx } from "@/lib/db/tx";
import { maybePlain } from "@/lib/dates";
import type { NewInvoiceLine } from "./figures";
import { lineOf } from "./load";

/** What an invoice says: everything its page and its PDF are made of. No name of a party, no words of an entry. */
export type InvoiceRecord = {
  id: string;
  code: string;
  number: string | null;
  state: "draft" | "issued" | "written_off";
  currency: "USD" | "CAD";
  organization: string;
  billingAddress: string;
  city: string;
  /** The lawyer who leads the case, a user of the portal. */
  counsel: string;
  issuedOn: PlainDate | null;
  dueOn: PlainDate | null;
  createdAt: Date;
  waiverBasisPoints: number;
  lines: NewInvoiceLine[];
  /** Where to send a wire, as it stood at issue; empty: the payer asks for it. */
  bankDetails: string;
  totalMinor: number;
};

/** One invoice as a document. Throws when there is none. */
export async function invoiceRecord(tx: Tx, invoiceId: string): Promise<InvoiceRecord> {
  const row = await tx.invoice.findUniqueOrThrow({
    where: { id: invoiceId },
    include: { lines: { orderBy: { position: "asc" } } },
  });
  const payer = await payerOn(tx, row);
  const { code, leadId } = await tx.case.findUniqueOrThrow({
    where: { id: row.caseId },
    select: { code: true, leadId: true },
  });
  const counsel = await tx.user.findUniqueOrThrow({ where: { id: leadId }, select: { name: true } });
  return {
    id: row.id,
    code,
    number: row.number,
    state: row.state,
    currency: row.currency === "CAD" ? "CAD" : "USD",
    organization: payer.payerName,
    billingAddress: payer.payerAddress,
    city: payer.payerCity,
    counsel: counsel.name,
    issuedOn: maybePlain(row.issuedOn),
    dueOn: maybePlain(row.dueOn),
    createdAt: row.createdAt,
    waiverBasisPoints: row.waiverBasisPoints,
    lines: row.lines.map(lineOf),
    bankDetails: row.bankDetails,
    totalMinor: row.totalMinor,
  };
}

/** The payer as an invoice names it. */
export type PayerWords = { payerName: string; payerAddress: string; payerCity: string };

/** What is printed on an invoice that is issued now; it stays when the organization is called otherwise later. */
export async function payerWords(tx: Tx, organizationId: string): Promise<PayerWords> {
  const { name, billingAddress, city } = await tx.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { name: true, billingAddress: true, city: true },
  });
  return { payerName: name, payerAddress: billingAddress, payerCity: city };
}

/** A draft shows its payer as it is known today. */
async function payerOn(
  tx: Tx,
  row: PayerWords & { state: string; organizationId: string },
): Promise<PayerWords> {
  return row.state === "draft" ? payerWords(tx, row.organizationId) : row;
}
