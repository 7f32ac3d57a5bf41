import { officeToday } from "@/lib/calendar";
import type { UserActor } from "@/lib/authz/actor";
import { availableCommands } from "@/lib/authz/policy";
import { caseFor } from "@/lib/authz/scope";
import { knowsOnlyInvoices } from "@/lib/authz/ties";
import { now } from "@/lib/clock";
import { dateToPlain, type PlainDate } from "@/lib/dates";
import { db } from "@/lib/db/client";
import { openKey } from "@/lib/db/keys";
import type { Currency } from "@/lib/money";
import type { CommandName } from "@/lib/workflow/transitions";
import { total } from "../lines";
import { opened } from "@/lib/workflow/sealed-words";
import { namesOf } from "../names";
import { ownInvoices, readerOf } from "../readers";
import { inTurn } from "../receipts/allocation";
import { openInvoicesOf } from "../receipts/load";
import type { OpenInvoice } from "../receipts/rules";
import { writeOffViews, type WriteOffView } from "../write-offs/queries";
import { balanceOf } from "./figures";
import { happenedTo, type Happening } from "./happened";
import { termsOf } from "./load";
import { invoiceRecord, type InvoiceRecord } from "./record";
import { feeAtMost } from "./rules";
import { payerInvoices } from "./summaries";

export type ReceivedView = {
  paymentId: string;
  amountMinor: number;
  method: string;
  reference: string;
  receivedOn: PlainDate;
  recordedBy: string | null;
  undone: boolean;
};

export type InvoiceView = {
  caseId: string;
  code: string;
  record: InvoiceRecord;
  version: number;
  feeMinor: number;
  /** Of a draft, for staff: the most that its fee can be. */
  feeAtMostMinor: number;
  waiverMinor: number;
  fundingSource: string;
  documentId: string | null;
  received: ReceivedView[];
  /** What a payment recorded here can be set against, this invoice first; for staff. */
  open: OpenInvoice[];
  writtenOffMinor: number;
  /** A proposal to give up what is left; for those who may know of it. */
  writeOff: WriteOffView | null;
  balanceMinor: number;
  overdue: boolean;
  /** The day on which a person last reminded the payer; for staff. */
  remindedOn: PlainDate | null;
  /** Its own history; for staff. */
  happened: Happening[];
  /** Finance and staff: the other price of the same work. Null for the payer. */
  behind: { payMinor: number; payCurrency: Currency; state: string; confirmedOn: PlainDate | null } | null;
  seesBooks: boolean;
  /** The reader knows of the case by its invoices alone: no frame of it stands around this one. */
  alone: boolean;
  issuer: string | null;
  today: PlainDate;
  may: ReadonlySet<CommandName>;
};

/** One invoice with what was paid on it; null for those to whom it does not exist. A draft is the staff's alone. */
export async function invoiceView(actor: UserActor, code: string, id: string): Promise<InvoiceView | null> {
  const tx = db();
  const facts = await caseFor(tx, actor, { code }, now());
  const reader = facts ? readerOf(facts.relations) : null;
  if (!facts || !reader?.invoices) return null;
  const row = await tx.invoice.findFirst({
    where: {
      id,
      caseId: facts.id,
      ...ownInvoices(actor, facts.relations),
      ...(reader.books ? {} : { state: { not: "draft" } }),
    },
    include: { allocations: { include: { payment: true }, orderBy: { at: "asc" } } },
  });
  if (!row) return null;
  const key = await openKey(tx, facts.keyId);
  const [record, payout, names] = await Promise.all([
    invoiceRecord(tx, id),
    reader.books
      ? tx.payout.findFirst({ where: { reportId: row.reportId, state: { not: "cancelled" } } })
      : null,
    namesOf(tx, [row.issuedBy, ...row.allocations.map(({ payment }) => payment.recordedBy)]),
  ]);
  const live = row.allocations.filter(({ undoneAt }) => undoneAt === null);
  const balanceMinor = balanceOf({
    totalMinor: row.totalMinor,
    writtenOffMinor: row.writtenOffMinor,
    allocated: live.map(({ amountMinor }) => amountMinor),
  });
  const today = officeToday(now());
  return {
    ...{ caseId: facts.id, code: facts.code, record, version: row.version, balanceMinor, today },
    feeMinor: row.feeMinor,
    feeAtMostMinor:
      reader.books && row.state === "draft"
        ? feeAtMost(record.lines, await termsOf(tx, facts.id, row.reportId))
        : 0,
    waiverMinor: row.waiverMinor,
    fundingSource: reader.books ? row.fundingSource : "",
    documentId: row.documentId,
    received: row.allocations.map(({ amountMinor, payment, undoneAt }) => ({
      paymentId: payment.id,
      amountMinor,
      method: payment.method,
      // A credit that came from another case is under that case's key.
      reference:
        payment.caseId === facts.id
          ? opened(key, `Payment:referenceCipher:${payment.id}`, payment.referenceCipher)
          : "",
      receivedOn: dateToPlain(payment.receivedOn),
      recordedBy: reader.books ? (names.get(payment.recordedBy) ?? null) : null,
      undone: undoneAt !== null,
    })),
    open: reader.books
      ? inTurn(
          (await openInvoicesOf(tx, row.organizationId, actor)).filter(
            ({ currency }) => currency === row.currency,
          ),
          { invoiceId: id, caseId: facts.id },
        )
      : [],
    writtenOffMinor: row.writtenOffMinor,
    writeOff: reader.writeOffs
      ? ((await writeOffViews(tx, actor, facts.id, key)).find(({ invoiceId }) => invoiceId === id) ?? null)
      : null,
    overdue: balanceMinor > 0 && record.dueOn !== null && record.dueOn < today,
    behind: payout && {
      payMinor: payout.payMinor,
      payCurrency: payout.payCurrency,
      state: payout.state,
      confirmedOn: payout.confirmedAt ? officeToday(payout.confirmedAt) : null,
    },
    remindedOn: reader.books && row.remindedAt ? officeToday(row.remindedAt) : null,
    happened: reader.books ? await happenedTo(tx, facts.id, id) : [],
    seesBooks: reader.books,
    alone: knowsOnlyInvoices(facts.relations),
    issuer: row.issuedBy ? (names.get(row.issuedBy) ?? null) : null,
    may: availableCommands({ relations: facts.relations, status: facts.status }),
  };
}

/** One page of the invoices that are a billing contact's. */
export const invoicesOfPayer = (actor: UserActor, after: string | null) => payerInvoices(db(), actor, after);

/** What was paid of an invoice, in whole percent of what it came to. */
export const paidPercent = ({ record, received }: Pick<InvoiceView, "record" | "received">): number => {
  const paid = total(received.filter(({ undone }) => !undone).map(({ amountMinor }) => amountMinor));
  return record.totalMinor === 0 ? 100 : Math.floor((100 * paid) / record.totalMinor);
};
