import type { UserActor } from "@/lib/authz/actor";
import type { Tx } from "@/lib/db/tx";
import { namesOf } from "../names";
import { draftLines } from "./load";
import type { DraftLine } from "./schema";

export type DraftsView = {
  /** The reader's own, with its words. */
  own: { version: number; savedAt: Date; lines: DraftLine[] } | null;
  /** Who else has one, and since when; what they decided is theirs until it is sent. */
  others: { name: string; savedAt: Date }[];
};

export const noDrafts: DraftsView = { own: null, others: [] };

/** What reviewers have decided of a report and not sent yet; two statements, however many. */
export async function draftsOf(tx: Tx, actor: UserActor, reportId: string, key: Buffer): Promise<DraftsView> {
  const rows = await tx.reviewDraft.findMany({ where: { reportId }, orderBy: { savedAt: "desc" } });
  const own = rows.find(({ reviewerId }) => reviewerId === actor.userId);
  const others = rows.filter((row) => row !== own);
  const names = await namesOf(
    tx,
    others.map(({ reviewerId }) => reviewerId),
  );
  return {
    own: own ? { version: own.version, savedAt: own.savedAt, lines: draftLines(own, key) } : null,
    others: others.map(({ reviewerId, savedAt }) => ({ name: names.get(reviewerId) ?? "", savedAt })),
  };
}
