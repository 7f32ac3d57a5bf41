import { plainToDate } from "@/lib/dates";
import { defineCommand } from "@/lib/workflow/define";
import { sealed } from "@/lib/workflow/sealed-words";
import { isOutcomeAsked } from "./asked";
import { decideLapseOutcome, decideReportOutcome } from "./rules";
import { lapseOutcomeInput, reportOutcomeInput } from "./schema";

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
    await tx.case.update({ where: { id: subjectId }, data: { outcomeUnknownAt: null } });
    return { outcomeId: row.id, number: row.number };
  },
});

const lapseOutcome = defineCommand({
  name: "lapseOutcome",
  schema: lapseOutcomeInput,
  load: async ({ tx, subjectId }) => ({ asked: await isOutcomeAsked(tx, subjectId) }),
  decide: decideLapseOutcome,
  persist: async ({ tx, now, subjectId }) => {
    await tx.case.update({ where: { id: subjectId }, data: { outcomeUnknownAt: now } });
    return {};
  },
});

export const outcomeCommands = { reportOutcome, lapseOutcome };
