import type { PlainDate } from "@/lib/dates";
import type { Tx } from "@/lib/db/tx";
import { asClaimed, sumsOf, type Line, type Sums } from "../lines";
import { opened } from "@/lib/workflow/sealed-words";
import { type AssessedLine } from "../load";
import type { ReportState } from "./facts";

export type ReportSummary = {
  id: string;
  number: number;
  last: boolean;
  state: ReportState;
  from: PlainDate | null;
  to: PlainDate | null;
  lines: number;
  claimed: Sums;
  /** What a reviewer proposes or allows; null while nobody has looked. */
  allowed: Sums | null;
};

export type WordedLine = Line & { words: string };

/** The reports of some assignments, newest first, with what their lines come to. */
export async function reportSummaries(
  tx: Tx,
  ids: string[],
  lines: readonly AssessedLine[],
): Promise<ReportSummary[]> {
  const rows = await tx.hourReport.findMany({
    where: { assignmentId: { in: ids } },
    orderBy: [{ openedAt: "desc" }, { number: "desc" }],
    select: { id: true, number: true, last: true, state: true },
  });
  return rows.map((row) => {
    const own = lines.filter(({ reportId }) => reportId === row.id);
    const days = own.map(({ day }) => day).sort();
    return {
      ...row,
      from: days[0] ?? null,
      to: days.at(-1) ?? null,
      lines: own.length,
      claimed: sumsOf(own),
      allowed: own.some(({ assessed }) => assessed)
        ? sumsOf(own.map((line) => line.assessed ?? asClaimed(line)))
        : null,
    };
  });
}

/** Words of entries that stand in no report yet, by entry. */
export async function wordsOf(
  tx: Tx,
  key: Buffer,
  lines: readonly AssessedLine[],
): Promise<Map<string, string>> {
  const shown = lines.filter((line) => line.reportId === null);
  const rows = await tx.entry.findMany({
    where: { id: { in: [...new Set(shown.map(({ entryId }) => entryId))] } },
    select: { id: true, wordsCipher: true },
  });
  return new Map(rows.map((row) => [row.id, opened(key, `Entry:wordsCipher:${row.id}`, row.wordsCipher)]));
}
