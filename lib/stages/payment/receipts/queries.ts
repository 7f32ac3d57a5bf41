import type { UserActor } from "@/lib/authz/actor";
import type { CaseFacts } from "@/lib/authz/scope";
import { dateToPlain, type PlainDate } from "@/lib/dates";
import type { Tx } from "@/lib/db/tx";
import type { Currency } from "@/lib/money";
import { opened } from "@/lib/workflow/sealed-words";
import { owedOn } from "../settlement/load";
import type { Owed } from "../settlement/rules";
import { inTurn } from "./allocation";
import { creditsOf, openInvoicesOf, payerOf } from "./load";
import type { OpenInvoice } from "./rules";

/** What of a payment is set against which invoice. */
export type ShareRow = {
  invoiceId: string;
  number: string;
  amountMinor: number;
  /** Code of the invoice's case; null: a case that the reader is walled off from. */
  code: string | null;
};

export type PaymentRow = {
  id: string;
  state: "recorded" | "allocated" | "refunded" | "reversed";
  currency: Currency;
  amountMinor: number;
  leftMinor: number;
  receivedOn: PlainDate;
  method: string;
  reference: string;
  shares: ShareRow[];
  /** The case on whose page it was recorded, where that is another one; its reference and acts are there. */
  recordedOn: string | null;
  isHere: boolean;
};

export type BooksView = {
  payments: PaymentRow[];
  /** The payer's credit in the contract's currency. */
  creditMinor: number;
  /** What keeps the case from being settled; null while the work goes on. */
  owed: Owed | null;
  /** What the payer's next payment can be set against, in the order in which it is offered. */
  open: OpenInvoice[];
};

/** Payments of this case, the payer's credit and open invoices, and what keeps the case from being settled. */
export async function booksOf(tx: Tx, actor: UserActor, facts: CaseFacts, key: Buffer): Promise<BooksView> {
  const rows = await tx.payment.findMany({
    where: {
      OR: [
        { caseId: facts.id },
        { allocations: { some: { undoneAt: null, invoice: { caseId: facts.id } } } },
      ],
    },
    orderBy: { recordedAt: "desc" },
    include: {
      allocations: {
        where: { undoneAt: null },
        orderBy: [{ at: "asc" }, { id: "asc" }],
        include: { invoice: { select: { number: true, caseId: true } } },
      },
    },
  });
  const codes = await codesFor(
    tx,
    actor,
    rows.flatMap((row) => [row.caseId, ...row.allocations.map(({ invoice }) => invoice.caseId)]),
  );
  const payer = await payerOf(tx, facts.id);
  const credits = payer ? await creditsOf(tx, payer, facts.currency) : [];
  const open = payer ? await openInvoicesOf(tx, payer, actor) : [];
  return {
    payments: rows.map((row) => {
      const used = row.allocations.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
      return {
        ...{ id: row.id, state: row.state, currency: row.currency, amountMinor: row.amountMinor },
        leftMinor: row.state === "reversed" ? 0 : row.amountMinor - row.refundedMinor - used,
        receivedOn: dateToPlain(row.receivedOn),
        method: row.method,
        isHere: row.caseId === facts.id,
        recordedOn: row.caseId === facts.id ? null : (codes.get(row.caseId) ?? null),
        // Under the key of the case where it was recorded.
        reference:
          row.caseId === facts.id
            ? opened(key, `Payment:referenceCipher:${row.id}`, row.referenceCipher)
            : "",
        shares: row.allocations.map(({ invoiceId, invoice, amountMinor }) => ({
          ...{ invoiceId, amountMinor, number: invoice.number ?? "" },
          code: codes.get(invoice.caseId) ?? null,
        })),
      };
    }),
    creditMinor: credits.reduce((sum, { leftMinor }) => sum + leftMinor, 0),
    owed: facts.status === "work_done" ? await owedOn(tx, facts.id) : null,
    open: inTurn(
      open.filter(({ currency }) => currency === facts.currency),
      { invoiceId: null, caseId: facts.id },
    ),
  };
}

/** Codes of some cases, but of those that the reader is walled off from. */
async function codesFor(tx: Tx, actor: UserActor, ids: readonly string[]): Promise<Map<string, string>> {
  const known = [...new Set(ids)];
  const closed = await tx.wallOff.findMany({
    where: { userId: actor.userId, caseId: { in: known } },
    select: { caseId: true },
  });
  const rows = await tx.case.findMany({
    where: { id: { in: known, notIn: closed.map(({ caseId }) => caseId) } },
    select: { id: true, code: true },
  });
  return new Map(rows.map(({ id, code }) => [id, code]));
}
