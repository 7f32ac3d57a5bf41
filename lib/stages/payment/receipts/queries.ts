import type { CaseFacts } from "@/lib/authz/scope";
import { dateToPlain, type PlainDate } from "@/lib/dates";
import type { Tx } from "@/lib/db/tx";
import type { Currency } from "@/lib/money";
import { opened } from "@/lib/workflow/sealed-words";
import { owedOn } from "../settlement/load";
import type { Owed } from "../settlement/rules";
import { creditsOf, payerOf } from "./load";

export type PaymentRow = {
  id: string;
  state: "recorded" | "allocated" | "refunded" | "reversed";
  currency: Currency;
  amountMinor: number;
  leftMinor: number;
  receivedOn: PlainDate;
  method: string;
  reference: string;
};

export type BooksView = {
  payments: PaymentRow[];
  /** The payer's credit in the contract's currency. */
  creditMinor: number;
  /** What keeps the case from being settled; null while the work goes on. */
  owed: Owed | null;
};

/** Payments on this case, the payer's credit, and what keeps the case from being settled. */
export async function booksOf(tx: Tx, facts: CaseFacts, key: Buffer): Promise<BooksView> {
  const rows = await tx.payment.findMany({
    where: { caseId: facts.id },
    orderBy: { recordedAt: "desc" },
    include: { allocations: { where: { undoneAt: null }, select: { amountMinor: true } } },
  });
  const payer = await payerOf(tx, facts.id);
  const credits = payer ? await creditsOf(tx, payer, facts.currency) : [];
  return {
    payments: rows.map((row) => {
      const used = row.allocations.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
      return {
        ...{ id: row.id, state: row.state, currency: row.currency, amountMinor: row.amountMinor },
        leftMinor: row.state === "reversed" ? 0 : row.amountMinor - row.refundedMinor - used,
        receivedOn: dateToPlain(row.receivedOn),
        method: row.method,
        reference: opened(key, `Payment:referenceCipher:${row.id}`, row.referenceCipher),
      };
    }),
    creditMinor: credits.reduce((sum, { leftMinor }) => sum + leftMinor, 0),
    owed: facts.status === "work_done" ? await owedOn(tx, facts.id) : null,
  };
}
