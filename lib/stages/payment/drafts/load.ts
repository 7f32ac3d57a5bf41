import { z } from "zod";
import type { Tx } from "@/lib/db/tx";
import { opened } from "@/lib/workflow/sealed-words";
import { draftLine, type DraftLine } from "./schema";

/** Where the lines of a draft lie: associated data of their ciphertext. */
export const draftPlace = (draftId: string) => `ReviewDraft:linesCipher:${draftId}`;

const kept = z.array(draftLine);

/** The lines of a draft as they were saved. */
export function draftLines(row: { id: string; linesCipher: Uint8Array }, key: Buffer): DraftLine[] {
  return kept.parse(JSON.parse(opened(key, draftPlace(row.id), row.linesCipher)));
}

/** A report that was decided or given back keeps no drafts of its review. */
export async function dropDrafts(tx: Tx, reportId: string): Promise<void> {
  await tx.reviewDraft.deleteMany({ where: { reportId } });
}
