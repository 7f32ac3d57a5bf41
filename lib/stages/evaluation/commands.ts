import type { Tx } from "@/lib/db/tx";
import { defineCommand } from "@/lib/workflow/define";
import { closingCommands } from "./closing/commands";
import { outcomeCommands } from "./outcome/commands";
import type { EvaluationParty } from "./questions";
import * as rules from "./rules";
import * as schema from "./schema";
import { answersPlace } from "./seal";
import { sealed } from "@/lib/workflow/sealed-words";

const shown = { id: true, assignmentId: true, party: true, state: true, lapsesAt: true } as const;
type Row = { party: string };

/** Only these two sides evaluate; the column is of the wider kind. */
const withParty = <R extends Row>(row: R) => ({
  ...row,
  party: (row.party === "DEFENDER" ? "DEFENDER" : "ADVOCATE") as EvaluationParty,
});

const openEvaluations = defineCommand({
  name: "openEvaluations",
  schema: schema.openEvaluationsInput,
  load: async ({ tx, subjectId }, { assignmentId }) => ({
    assignment: await tx.assignment.findFirst({
      where: { id: assignmentId, caseId: subjectId },
      select: { id: true, defenderId: true },
    }),
    evaluations: (await tx.evaluation.findMany({ where: { caseId: subjectId }, select: shown })).map(
      withParty,
    ),
  }),
  decide: rules.decideOpenEvaluations,
  persist: async ({ tx, now, subjectId }, { made, renewed }) => {
    await tx.evaluation.createMany({
      data: made.map((row) => ({ ...row, caseId: subjectId, state: "open" as const, openedAt: now })),
    });
    for (const { id, lapsesAt } of renewed) {
      await tx.evaluation.update({ where: { id }, data: { lapsesAt } });
    }
    return { made: made.length };
  },
});

const submitEvaluation = defineCommand({
  name: "submitEvaluation",
  schema: schema.submitEvaluationInput,
  load: async ({ tx, subjectId }, { evaluationId }): Promise<rules.SubmissionFacts> => {
    const { evaluation, otherState } = await pairOf(tx, subjectId, evaluationId);
    if (!evaluation) return { evaluation: null, otherState: null };
    const { defenderId } = await tx.assignment.findUniqueOrThrow({
      where: { id: evaluation.assignmentId },
      select: { defenderId: true },
    });
    return { evaluation: { ...evaluation, defenderId }, otherState };
  },
  decide: rules.decideSubmitEvaluation,
  persist: async (scope, { id, submittedBy, ...answers }) => {
    await scope.tx.evaluation.update({
      where: { id },
      data: {
        state: "submitted",
        submittedBy,
        submittedAt: scope.now,
        answersCipher: await sealed(scope, answersPlace(id), JSON.stringify(answers)),
      },
    });
    return { evaluationId: id };
  },
});

const lapseEvaluation = defineCommand({
  name: "lapseEvaluation",
  schema: schema.lapseEvaluationInput,
  load: ({ tx, subjectId }, { ref }) => pairOf(tx, subjectId, ref),
  decide: rules.decideLapseEvaluation,
  persist: async ({ tx }, { id }) => {
    await tx.evaluation.update({ where: { id }, data: { state: "lapsed" } });
    return { evaluationId: id };
  },
});

/** An evaluation of this case, and how far the other side of the same assignment is. */
async function pairOf(tx: Tx, caseId: string, id: string) {
  const row = await tx.evaluation.findFirst({ where: { id, caseId }, select: shown });
  if (!row) return { evaluation: null, otherState: null };
  const other = await tx.evaluation.findFirst({
    where: { assignmentId: row.assignmentId, id: { not: id } },
    select: { state: true },
  });
  return { evaluation: withParty(row), otherState: other?.state ?? null };
}

export const evaluationCommands = {
  openEvaluations,
  submitEvaluation,
  lapseEvaluation,
  ...outcomeCommands,
  ...closingCommands,
};
