import type { z } from "zod";
import { userIdOf } from "@/lib/authz/actor";
import { clashesBetween, refuseClashes } from "@/lib/clashes";
import { DomainError, type Row } from "@/lib/errors";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import { linesOfReport } from "../assessment/decisions";
import type { OneReportFacts } from "../reports/load";
import type { DraftLine, saveReviewDraftInput } from "./schema";

export type DraftFacts = OneReportFacts & {
  /** What this reviewer has saved of this report so far. */
  draft: { id: string; version: number; lines: readonly DraftLine[] } | null;
};

export type DraftChanges = {
  draftId: string;
  reportId: string;
  isNew: boolean;
  version: number;
  lines: DraftLine[];
};

/**
 * Keeps what a reviewer has decided and not sent yet. It decides nothing, so it leaves no event: what is sent does.
 * @throws DomainError WRONG_STATE when the report is not to be reviewed, SELF_APPROVAL for whoever proposed what is
 * contested, NOT_FOUND for a line of another report, CONFLICT with both decisions of each line that differs
 */
export function decideSaveReviewDraft(
  facts: DraftFacts,
  input: z.output<typeof saveReviewDraftInput>,
  { actor, newId }: DecideContext,
): Decision<DraftChanges> {
  const { report, draft } = facts;
  if (report.state !== "submitted" && report.state !== "contested") throw new DomainError("WRONG_STATE");
  if (report.state === "contested" && report.reviewedBy === userIdOf(actor)) {
    throw new DomainError("SELF_APPROVAL");
  }
  const own = new Set(linesOfReport(facts).map(({ partId }) => partId));
  if (input.lines.some(({ partId }) => !own.has(partId))) throw new DomainError("NOT_FOUND");
  if (input.version !== (draft?.version ?? 0)) {
    refuseClashes(clashesBetween(byLine(draft?.lines ?? []), byLine(input.lines), "lines."));
  }
  return {
    changes: {
      ...{ draftId: draft?.id ?? newId(), reportId: report.id, isNew: draft === null },
      ...{ version: (draft?.version ?? 0) + 1, lines: input.lines },
    },
    events: [],
  };
}

const byLine = (lines: readonly DraftLine[]): Record<string, Row> =>
  Object.fromEntries(lines.map(({ partId, ...decision }) => [partId, decision]));
