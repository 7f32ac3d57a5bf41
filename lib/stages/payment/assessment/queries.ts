import type { UserActor } from "@/lib/authz/actor";
import type { Tx } from "@/lib/db/tx";
import { opened } from "@/lib/workflow/sealed-words";
import { inOrder } from "../lines";
import type { AssessedLine } from "../load";
import type { WordedLine } from "../reports/summaries";
import type { RefusalState } from "./held";

export type RefusedView = {
  state: RefusalState;
  code: string;
  words: string;
  at: Date;
  /** Who refused it can't decide on the contest. */
  byReader: boolean;
  contest: string;
  /** What the other reviewer wrote when the refusal was kept. */
  decision: string;
};

export type HeldView = WordedLine & { refused: RefusedView | null };

/** What lies above the cap, and how far its refusal has come if it was refused. */
export async function heldViews(
  tx: Tx,
  actor: UserActor,
  key: Buffer,
  lines: readonly AssessedLine[],
  worded: (line: AssessedLine) => WordedLine,
): Promise<HeldView[]> {
  const above = lines.filter(({ state }) => state === "held" || state === "refused");
  const rows = await tx.entryPart.findMany({
    where: { id: { in: above.map(({ partId }) => partId) }, state: "refused" },
  });
  return inOrder(above).map((line) => {
    const row = rows.find(({ id }) => id === line.partId);
    if (!row?.refusal || !row.refusedAt) return { ...worded(line), refused: null };
    return {
      ...worded(line),
      refused: {
        ...{ state: row.refusal, code: row.refusedCode ?? "other", at: row.refusedAt },
        words: opened(key, `EntryPart:refusedCipher:${row.id}`, row.refusedCipher),
        byReader: row.refusedBy === actor.userId,
        contest: opened(key, `EntryPart:contestCipher:${row.id}`, row.contestCipher),
        decision: opened(key, `EntryPart:decidedCipher:${row.id}`, row.decidedCipher),
      },
    };
  });
}
