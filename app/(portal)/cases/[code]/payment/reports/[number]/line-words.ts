import type { FileRef } from "@/lib/cases/documents";
import { expenseWords } from "@/lib/i18n/expense-words";
import { formatDate, formatMinutes, formatMoney } from "@/lib/i18n/format";
import { reasonCodes, type ReasonCode } from "@/lib/stages/payment/assessment/schema";
import type { Allowed, Line } from "@/lib/stages/payment/lines";
import type { ReportView } from "@/lib/stages/payment/reports/queries";
import type { Said } from "../../said";

/** A line with everything that is said of it: plain data, so that the browser needs no translator. */
export type ShownLine = Line & {
  dayWords: string;
  what: string;
  under: string;
  receipt: FileRef | null;
  noReceipt: string;
  /** What lies above the cap of the same entry, in words. */
  held: string;
  assessed: (Allowed & { reasonCode: string | null; words: string }) | null;
};

/** Words of the table and of a decision, in the reader's language. */
export type LineWords = ReturnType<typeof lineWords>;

export function lineWords({ p }: Said) {
  return {
    hours: p("lines.hours"),
    expenses: p("lines.expenses"),
    date: p("lines.date"),
    work: p("lines.work"),
    claimed: p("lines.claimed"),
    proposed: p("lines.proposed"),
    allowed: p("lines.allowed"),
    reason: p("lines.reason"),
    receipt: p("lines.receipt"),
    /** What the scanner knows of a receipt, in few words. */
    file: {
      unscanned: p("lines.receiptUnscanned"),
      checking: p("lines.receiptChecking"),
      infected: p("lines.receiptInfected"),
      late: p("invoice.pdfLate"),
      again: p("lines.receiptAgain"),
    },
    noReceipt: p("lines.noReceipt"),
    asClaimed: p("lines.asClaimed"),
    none: p("lines.none"),
    reduce: p("lines.reduce"),
    change: p("lines.change"),
    allowMinutes: p("lines.allowMinutes"),
    allowAmount: p("lines.allowAmount"),
    why: p("lines.why"),
    choose: p("lines.choose"),
    words: p("lines.words"),
    save: p("lines.save"),
    asClaimedSubmit: p("lines.asClaimedSubmit"),
    unreadable: p("lines.unreadable"),
    tooMuch: p("lines.tooMuch"),
    needsReason: p("lines.needsReason"),
    needsWords: p("lines.needsWords"),
    reasons: Object.fromEntries(reasonCodes.map((code) => [code, p(`lines.reasons.${code}`)])) as Record<
      ReasonCode,
      string
    >,
  };
}

/** The lines of a report as they are shown. */
export function shownLines(view: ReportView, said: Said): ShownLine[] {
  const { p, word, locale } = said;
  return view.lines.map((line) => {
    const task = word(`assignment.taskKinds.${line.taskKind ?? "other"}`);
    const own = line.own && line.fx ? ownWords(line, said) : task;
    const beyond =
      line.heldBeyond === 0
        ? ""
        : p("lines.held", {
            figure:
              line.kind === "time"
                ? formatMinutes(line.heldBeyond)
                : formatMoney(locale, line.heldBeyond, view.terms.currency),
          });
    return {
      ...line,
      dayWords: formatDate(locale, line.day, "short"),
      what: line.kind === "expense" ? expenseWords(locale, line.words) : line.words,
      under: own,
      held: beyond,
    };
  });
}

function ownWords(line: Line, { p, locale }: Said): string {
  if (!line.own || !line.fx) return "";
  return p("ownAt", { amount: formatMoney(locale, line.own.minor, line.own.currency), rate: line.fx.rate });
}
