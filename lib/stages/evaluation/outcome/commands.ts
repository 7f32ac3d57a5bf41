import { plainToDate } from "@/lib/dates";
import { defineCommand } from "@/lib/workflow/define";
import { sealed } from "@/lib/workflow/sealed-words";
import { decideReportOutcome } from "./rules";
import { reportOutcomeInput } from "./schema";

const reportOutcome = defineCommand({
  name: "reportOutcome",
  schema: reportOutcomeInput,
  load: async ({ tx, subjectId }) => {
    const last = await tx.outcome.aggregate({ where: { caseId: subjectId }, _max: { number: true } });
    return { lastNumber: last._max.number ?? 0 };
  },
  decide: decideReportOutcome,
  persist: async (scope, { words, day, ...row }) => {
    const { tx, now, subjectId } = scope;
    await tx.outcome.create({
      data: {
        ...row,
        caseId: subjectId,
        day: day && plainToDate(day),
        wordsCipher: words ? await sealed(scope, `Outcome:wordsCipher:${row.id}`, words) : null,
        at: now,
      },
    });
    return { outcomeId: row.id, number: row.number };
  },
});

export const outcomeCommands = { reportOutcome };
