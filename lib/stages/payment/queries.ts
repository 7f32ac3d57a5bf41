import type { UserActor } from "@/lib/authz/actor";
import { mayOpenCasePage } from "@/lib/authz/pages";
import { availableCommands } from "@/lib/authz/policy";
import { caseFor, type CaseFacts } from "@/lib/authz/scope";
import { now } from "@/lib/clock";
import { todayIn, type PlainDate } from "@/lib/dates";
import { db } from "@/lib/db/client";
import { openKey } from "@/lib/db/keys";
import type { CommandName } from "@/lib/workflow/transitions";
import { heldViews, type HeldView } from "./assessment/queries";
import { invoiceSummaries, type InvoiceSummary } from "./invoices/summaries";
import { inOrder } from "./lines";
import { linesOfAssignments, type AssessedLine } from "./load";
import { payoutViews, settledDebts, type PayoutView, type SettledDebtView } from "./payouts/queries";
import { ownInvoices, readerOf, type Reader } from "./readers";
import { booksOf, type BooksView } from "./receipts/queries";
import { reportable } from "./reports/facts";
import { writeOffViews, type WriteOffView } from "./write-offs/queries";
import { reportSummaries, wordsOf, type ReportSummary, type WordedLine } from "./reports/summaries";

export type PaymentView = BooksView & {
  caseId: string;
  code: string;
  status: CaseFacts["status"];
  currency: "USD" | "CAD";
  reader: Reader;
  isDefender: boolean;
  assignmentId: string | null;
  may: ReadonlySet<CommandName>;
  today: PlainDate;
  reports: ReportSummary[];
  /** In no report yet; nothing for those who don't read entries. */
  unreported: WordedLine[];
  /** Above the cap, or refused there. */
  held: HeldView[];
  invoices: InvoiceSummary[];
  payouts: PayoutView[];
  /** Proposals that wait for a decision. */
  writeOffs: WriteOffView[];
  /** Debts to the Defender that ended otherwise than by a payout. */
  settledDebts: SettledDebtView[];
  /** Final reports that are paid by no payout: one was cancelled, or could not be planned. */
  unplanned: { reportId: string; number: number }[];
  openTasks: number;
  /** Staff may hand the last report in for the Defender from then on. */
  workDoneAt: Date | null;
};

/**
 * The money of a case, as far as it is the reader's; null for those to whom the page does not exist. A billing contact
 * is one of them: they read their invoices, each by itself.
 */
export async function paymentView(actor: UserActor, code: string): Promise<PaymentView | null> {
  const tx = db();
  const facts = await caseFor(tx, actor, { code }, now());
  const reader = facts && mayOpenCasePage("payment", facts.relations) ? readerOf(facts.relations) : null;
  if (!facts || !reader) return null;
  const mine = reader.own ? { defenderId: actor.defenderId ?? "" } : {};
  const assignments = await tx.assignment.findMany({
    where: { caseId: facts.id, ...mine },
    orderBy: { from: "desc" },
    select: { id: true, to: true },
  });
  const ids = assignments.map(({ id }) => id);
  const key = await openKey(tx, facts.keyId);
  const lines = reader.reports ? await linesOfAssignments(tx, ids) : [];
  const current = assignments.find(({ to }) => to === null) ?? assignments[0] ?? null;
  const [reports, invoices, payouts, books, openTasks] = await Promise.all([
    reader.reports ? reportSummaries(tx, ids, lines) : [],
    reader.invoices ? invoiceSummaries(tx, facts.id, reader, ownInvoices(actor, facts.relations)) : [],
    reader.payouts ? payoutViews(tx, actor, ids, key) : [],
    reader.books ? booksOf(tx, actor, facts, key) : nothingInBooks,
    tx.task.count({ where: { assignmentId: { in: ids }, state: { in: ["to_do", "doing", "blocked"] } } }),
  ]);
  const debts = reader.payouts ? await settledDebts(tx, ids, key) : [];
  const ended = (reportId: string) =>
    payouts.some((payout) => payout.reportId === reportId && payout.state !== "cancelled") ||
    debts.some((debt) => debt.reportId === reportId);
  const words = await wordsOf(tx, key, lines);
  const worded = (line: AssessedLine) => ({ ...line, words: words.get(line.entryId) ?? "" });
  return {
    ...{ caseId: facts.id, code: facts.code, status: facts.status, currency: facts.currency, reader },
    ...{ reports, invoices, payouts, ...books, openTasks, workDoneAt: facts.workDoneAt },
    isDefender: facts.relations.includes("assigned"),
    assignmentId: current?.id ?? null,
    may: availableCommands({ relations: facts.relations, status: facts.status }),
    today: todayIn(actor.timeZone, now()),
    settledDebts: debts,
    writeOffs: reader.writeOffs ? await writeOffViews(tx, actor, facts.id, key) : [],
    unreported: inOrder(reportable(lines)).map(worded),
    held: await heldViews(tx, actor, key, lines, worded),
    unplanned: reports
      .filter(({ id, state, allowed }) => state === "final" && (allowed?.payMinor ?? 0) > 0 && !ended(id))
      .map(({ id, number }) => ({ reportId: id, number })),
  };
}

const nothingInBooks = { payments: [], creditMinor: 0, owed: null, open: [] };
