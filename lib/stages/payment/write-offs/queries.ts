import { officeToday } from "@/lib/calendar";
import type { UserActor } from "@/lib/authz/actor";
import { hasSecondPerson } from "@/lib/authz/second-person";
import { now } from "@/lib/clock";
import type { PlainDate } from "@/lib/dates";
import type { Tx } from "@/lib/db/tx";
import type { Currency } from "@/lib/money";
import { opened } from "@/lib/workflow/sealed-words";
import { balanceOf } from "../invoices/figures";
import { namesOf } from "../names";
import { deciders } from "./load";

export type WriteOffView = {
  id: string;
  invoiceId: string;
  number: string;
  organization: string;
  currency: Currency;
  totalMinor: number;
  /** What would be given up if it were approved now. */
  leftMinor: number;
  words: string;
  proposedBy: string;
  proposedByReader: boolean;
  proposedOn: PlainDate;
  /** Nobody but the proposer has the right to decide. */
  secondMissing: boolean;
};

/** The proposals of a case that wait for a decision, oldest first. */
export async function writeOffViews(
  tx: Tx,
  actor: UserActor,
  caseId: string,
  key: Buffer,
): Promise<WriteOffView[]> {
  const rows = await tx.writeOff.findMany({
    where: { state: "proposed", invoice: { caseId } },
    orderBy: { proposedAt: "asc" },
    include: {
      invoice: { include: { allocations: { where: { undoneAt: null }, select: { amountMinor: true } } } },
    },
  });
  if (rows.length === 0) return [];
  const names = await namesOf(
    tx,
    rows.map(({ proposedBy }) => proposedBy),
  );
  const payers = await tx.organization.findMany({
    where: { id: { in: rows.map(({ invoice }) => invoice.organizationId) } },
    select: { id: true, name: true },
  });
  const view = async ({ invoice, ...row }: (typeof rows)[number]): Promise<WriteOffView> => ({
    ...{ id: row.id, invoiceId: invoice.id, number: invoice.number ?? "", currency: invoice.currency },
    organization: payers.find(({ id }) => id === invoice.organizationId)?.name ?? "",
    totalMinor: invoice.totalMinor,
    leftMinor: balanceOf({
      ...invoice,
      allocated: invoice.allocations.map(({ amountMinor }) => amountMinor),
    }),
    words: opened(key, `WriteOff:wordsCipher:${row.id}`, row.wordsCipher),
    proposedBy: names.get(row.proposedBy) ?? "",
    proposedByReader: row.proposedBy === actor.userId,
    proposedOn: officeToday(row.proposedAt),
    secondMissing: !(await hasSecondPerson(tx, caseId, row.proposedBy, deciders, now())),
  });
  return Promise.all(rows.map(view));
}
