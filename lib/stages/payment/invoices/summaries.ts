import { officeToday } from "@/lib/calendar";
import type { UserActor } from "@/lib/authz/actor";
import { organizationsOf } from "@/lib/authz/ties";
import { now } from "@/lib/clock";
import type { Prisma } from "@/lib/db/generated/client";
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
  return rows.map(summaryOf);
}

/** Rows of one page of a payer's list. */
const pageSize = 50;

/**
 * What was issued to the organizations whose billing contact somebody is, newest first; drafts are not theirs.
 * @param after the last invoice of the page before
 */
export async function payerInvoices(
  tx: Tx,
  actor: UserActor,
  after: string | null,
): Promise<{ invoices: (InvoiceSummary & { code: string })[]; next: string | null }> {
  const rows = await tx.invoice.findMany({
    where: { organizationId: { in: organizationsOf(actor, "BILLING") }, state: { not: "draft" } },
    orderBy: [{ issuedOn: "desc" }, { id: "asc" }],
    ...(after ? { cursor: { id: after }, skip: 1 } : {}),
    take: pageSize + 1,
    include: { allocations: { where: { undoneAt: null }, select: { amountMinor: true } } },
  });
  const shown = rows.slice(0, pageSize);
  const cases = await tx.case.findMany({
    where: { id: { in: shown.map(({ caseId }) => caseId) } },
    select: { id: true, code: true },
  });
  const codes = new Map(cases.map(({ id, code }) => [id, code]));
  return {
    invoices: shown.map((row) => ({ ...summaryOf(row), code: codes.get(row.caseId) ?? "" })),
    next: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
  };
}

type Row = Prisma.InvoiceGetPayload<{ include: { allocations: { select: { amountMinor: true } } } }>;

function summaryOf(row: Row): InvoiceSummary {
  const today = officeToday(now());
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
}
