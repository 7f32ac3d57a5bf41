import { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/tx";
import type { WaitKind } from "@/lib/workflow/wait-kinds";

/** Kinds whose date stands on the record that waits too, and is asked there: an offer is not accepted after its day. */
const dates: Partial<Record<WaitKind, { table: string; column: string }>> = {
  answerOffer: { table: "Offer", column: "answerBy" },
  decideOffer: { table: "Offer", column: "answerBy" },
  signContract: { table: "Contract", column: "signBy" },
  correctReport: { table: "HourReport", column: "returnBy" },
  evaluate: { table: "Evaluation", column: "lapsesAt" },
};

/** Do all who are waited for in this way, about one record, have one date? */
export const sharesDate = (kind: WaitKind) => kind in dates;

/** The record's own date goes with the clock. */
export async function moveDateOfRecord(tx: Tx, waitId: string, kind: WaitKind, ms: number): Promise<void> {
  const date = dates[kind];
  if (!date || ms === 0) return;
  const [table, column] = [Prisma.raw(`"${date.table}"`), Prisma.raw(`"${date.column}"`)];
  await tx.$executeRaw`
    UPDATE ${table} SET ${column} = ${column} + ${`${ms} milliseconds`}::interval
    WHERE id = (SELECT ref FROM "Wait" WHERE id = ${waitId}::uuid)`;
}
