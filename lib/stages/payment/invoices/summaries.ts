import { officeToday } from "@/lib/calendar";
import { now } from "@/lib/clock";
import { type PlainDate, maybePlain } from "@/lib/dates";
import type { Tx } from "@/lib/db/tx";
import type { Currency } from "@/lib/money";
import type { ownInvoices, Reader } from "../readers";
import { balanceOf } from "./figures";

export type InvoiceSummary = {
  id: string;
  number: string | null;
  state: "draft" | "issued" | "written_off";
  currency: Currency;
  totalMinor: number;
  balanceMinor: number;
  issuedOn: PlainDate | null;
  dueOn: PlainDate | null;
  overdue: boolean;
};

/** Invoices of a case, newest first; drafts only for those who keep the books. */
export async function invoiceSummaries(
  tx: Tx,
  caseId: string,
  reader: Reader,
  own: ReturnType<typeof ownInvoices>,
): Promise<InvoiceSummary[]> {
  const rows = await tx.invoice.findMany({
    where: { caseId, ...own, ...(reader.books ? {} : { state: { not: "draft" } }) },
    orderBy: { createdAt: "desc" },
    include: { allocations: { where: { undoneAt: null }, select: { amountMinor: true } } },
  });
  const today = officeToday(now());
  return rows.map((row) => {
    const allocated = row.allocations.map(({ amountMinor }) => amountMinor);
    const balanceMinor = balanceOf({ ...row, allocated });
    const dueOn = maybePlain(row.dueOn);
    return {
      ...{
        id: row.id,
        number: row.number,
        state: row.state,
        currency: row.currency,
        totalMinor: row.totalMinor,
      },
      ...{ balanceMinor, dueOn, issuedOn: maybePlain(row.issuedOn) },
      overdue: row.state === "issued" && balanceMinor > 0 && dueOn !== null && dueOn < today,
    };
  });
}
