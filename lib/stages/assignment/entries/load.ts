import { dateToPlain, type PlainDate, maybePlain } from "@/lib/dates";
import type { Tx } from "@/lib/db/tx";
import { fxRateOn } from "@/lib/fees/queries";
import type { Currency } from "@/lib/money";
import type { LoadScope } from "@/lib/workflow/define";
import { opened } from "@/lib/workflow/sealed-words";
import { assignmentOf } from "../load";
import type { EntriesFacts, EntryFacts, PartFacts } from "./facts";

/** What the rules about entries need, for a case that is locked. */
export async function entriesFacts(
  scope: LoadScope,
  asked: { day?: PlainDate; currency?: Currency; entryId?: string },
): Promise<EntriesFacts> {
  const { tx, subjectId } = scope;
  const assignment = await assignmentOf(tx, subjectId);
  const tasks = await tx.task.findMany({ where: { assignmentId: assignment.id }, select: { id: true } });
  const submitted = await tx.hourReport.count({
    where: { assignmentId: assignment.id, last: true, state: { notIn: ["draft", "returned"] } },
  });
  const { currency } = assignment.terms;
  const foreign = asked.currency && asked.currency !== currency ? asked.currency : null;
  return {
    assignment,
    taskIds: tasks.map(({ id }) => id),
    entries: await entryFacts(tx, assignment.id, await scope.caseKey(), asked.entryId ?? null),
    lastReportSubmitted: submitted > 0,
    fx: foreign && asked.day ? await fxRateOn(tx, currency, foreign, asked.day) : null,
  };
}

/**
 * Every entry of an assignment with its parts, in order of recording.
 * @param wordsOf the entry whose words are opened, or all; the others' stay sealed, since rules don't read them
 */
export async function entryFacts(
  tx: Tx,
  assignmentId: string,
  key: Buffer,
  wordsOf: string | "all" | null,
): Promise<EntryFacts[]> {
  const rows = await tx.entry.findMany({
    where: { assignmentId },
    orderBy: { position: "asc" },
    include: {
      parts: {
        orderBy: { position: "asc" },
        include: {
          report: { select: { state: true } },
          assessments: { orderBy: { round: "desc" }, take: 1 },
        },
      },
    },
  });
  const opens = (id: string) => wordsOf === "all" || wordsOf === id;
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    day: dateToPlain(row.day),
    position: row.position,
    taskId: row.taskId,
    minutes: row.minutes,
    currency: row.currency,
    amountMinor: row.amountMinor,
    fx: fxOf(row),
    convertedMinor: row.convertedMinor,
    receiptId: row.receiptId,
    version: row.version,
    withdrawn: row.withdrawnAt !== null,
    words: opens(row.id) ? opened(key, `Entry:wordsCipher:${row.id}`, row.wordsCipher) : "",
    noReceipt: opens(row.id) ? opened(key, `Entry:noReceiptCipher:${row.id}`, row.noReceiptCipher) : "",
    parts: row.parts.map(partFacts),
  }));
}

type FxColumns = { fxRate: { toFixed(): string } | null; fxDay: Date | null; fxSource: string | null };

/** The rate that was frozen on an expense; null for one in the contract's own currency. */
export function fxOf({ fxRate, fxDay, fxSource }: FxColumns): EntryFacts["fx"] {
  const day = maybePlain(fxDay);
  return fxRate && day ? { rate: fxRate.toFixed(), day, source: fxSource ?? "" } : null;
}

type PartRow = Omit<PartFacts, "reported" | "final" | "allowed"> & {
  report: { state: string } | null;
  assessments: { allowedMinutes: number | null; billMinor: number }[];
};

export function partFacts(row: PartRow): PartFacts {
  const { id, position, state, refusal, minutes, billMinor, payMinor, reportId, report } = row;
  const assessed = row.assessments[0];
  return {
    ...{ id, position, state, refusal, minutes, billMinor, payMinor, reportId },
    reported: report !== null && report.state !== "draft" && report.state !== "returned",
    final: report?.state === "final",
    allowed: assessed ? { minutes: assessed.allowedMinutes, billMinor: assessed.billMinor } : null,
  };
}
