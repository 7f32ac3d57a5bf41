import type { Tx } from "@/lib/db/tx";
import { dateToPlain, type PlainDate } from "@/lib/dates";
import { openText } from "@/lib/vault/seal";
import type { EvaluationReader } from "../readers";

export type OutcomeView = {
  number: number;
  result: string;
  day: PlainDate | null;
  people: number | null;
  meaning: string | null;
  at: Date;
  reportedBy: string;
  /** Null: between the Advocate and staff. */
  more: { recovered: { minor: number; currency: string } | null; words: string; mayTell: boolean } | null;
};

/**
 * Reports of the outcome, newest first. The Defender hears how it ended and what their work meant, as it stands now;
 * amounts and words are between the Advocate and staff.
 */
export async function outcomesOf(
  tx: Tx,
  caseId: string,
  key: Buffer,
  reader: EvaluationReader,
): Promise<OutcomeView[]> {
  const whole = reader !== "DEFENDER";
  const rows = await tx.outcome.findMany({
    where: { caseId },
    orderBy: { number: "desc" },
    ...(whole ? {} : { take: 1 }),
  });
  const users = await tx.user.findMany({
    where: { id: { in: rows.map((row) => row.reportedBy) } },
    select: { id: true, name: true },
  });
  const names = new Map(users.map((user) => [user.id, user.name]));
  return rows.map((row) => ({
    ...{ number: row.number, result: row.result, people: row.people, meaning: row.meaning, at: row.at },
    day: row.day ? dateToPlain(row.day) : null,
    reportedBy: names.get(row.reportedBy) ?? "",
    more: whole
      ? {
          recovered:
            row.recoveredMinor !== null && row.currency !== null
              ? { minor: Number(row.recoveredMinor), currency: row.currency }
              : null,
          words: row.wordsCipher ? openText(key, `Outcome:wordsCipher:${row.id}`, row.wordsCipher) : "",
          mayTell: row.mayTell,
        }
      : null,
  }));
}
