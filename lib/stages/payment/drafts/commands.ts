import { userIdOf } from "@/lib/authz/actor";
import { DomainError } from "@/lib/errors";
import { defineCommand } from "@/lib/workflow/define";
import { sealed } from "@/lib/workflow/sealed-words";
import { reportFacts } from "../reports/load";
import { draftLines, draftPlace } from "./load";
import * as rules from "./rules";
import * as schema from "./schema";

const saveReviewDraft = defineCommand({
  name: "saveReviewDraft",
  schema: schema.saveReviewDraftInput,
  load: async ({ tx, subjectId, actor, caseKey }, { reportId }) => {
    const facts = await reportFacts(tx, subjectId, reportId);
    const reviewerId = userIdOf(actor);
    const row =
      reviewerId === null
        ? null
        : await tx.reviewDraft.findUnique({ where: { reportId_reviewerId: { reportId, reviewerId } } });
    return {
      ...facts,
      draft: row && { id: row.id, version: row.version, lines: draftLines(row, await caseKey()) },
    };
  },
  decide: rules.decideSaveReviewDraft,
  persist: async (scope, { draftId, reportId, isNew, version, lines }) => {
    const { tx, now, actor } = scope;
    const linesCipher = await sealed(scope, draftPlace(draftId), JSON.stringify(lines));
    if (isNew) {
      const reviewerId = userIdOf(actor) ?? "";
      await tx.reviewDraft.create({
        data: { id: draftId, reportId, reviewerId, linesCipher, savedAt: now, version },
      });
    } else {
      const { count } = await tx.reviewDraft.updateMany({
        where: { id: draftId, version: version - 1 },
        data: { linesCipher, savedAt: now, version },
      });
      if (count === 0) throw new DomainError("CONFLICT");
    }
    return { version, savedAt: now.toISOString() };
  },
});

export const draftCommands = { saveReviewDraft };
