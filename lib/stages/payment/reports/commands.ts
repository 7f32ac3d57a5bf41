import { userIdOf } from "@/lib/authz/actor";
import { defineCommand, type LoadScope, type Result } from "@/lib/workflow/define";
import { sealed } from "@/lib/workflow/sealed-words";
import { dropDrafts } from "../drafts/load";
import { openAssignmentId, reportFacts, reportsFacts } from "./load";
import * as rules from "./rules";
import * as schema from "./schema";

const openReport = defineCommand({
  name: "openReport",
  schema: schema.openReportInput,
  load: ({ tx, subjectId }, { assignmentId }) => reportsFacts(tx, subjectId, assignmentId),
  decide: rules.decideOpenReport,
  persist: async (scope, changes) => (changes ? writeReport(scope, changes) : {}),
});

const submitReport = defineCommand({
  name: "submitReport",
  schema: schema.submitReportInput,
  load: ({ tx, subjectId }, { reportId }) => reportFacts(tx, subjectId, reportId),
  decide: rules.decideSubmitReport,
  persist: writeReport,
});

const submitFinalReport = defineCommand({
  name: "submitFinalReport",
  schema: schema.submitFinalReportInput,
  load: async ({ tx, subjectId, case: facts }) => {
    const assignmentId = await openAssignmentId(tx, subjectId);
    return {
      ...(await reportsFacts(tx, subjectId, assignmentId)),
      openTasks: await tx.task.count({
        where: { assignmentId, state: { in: ["to_do", "doing", "blocked"] } },
      }),
      workDoneAt: facts.workDoneAt,
    };
  },
  decide: rules.decideSubmitFinalReport,
  persist: writeReport,
});

const flagLateReport = defineCommand({
  name: "flagLateReport",
  schema: schema.flagLateReportInput,
  load: async ({ tx, subjectId }, { ref }) => ({
    ...(await reportFacts(tx, subjectId, ref)),
    flagged: (await tx.wait.count({ where: { caseId: subjectId, kind: "submitForDefender", ref } })) > 0,
  }),
  decide: rules.decideFlagLate,
  persist: async () => ({}),
});

const returnReport = defineCommand({
  name: "returnReport",
  schema: schema.returnReportInput,
  load: ({ tx, subjectId }, { reportId }) => reportFacts(tx, subjectId, reportId),
  decide: rules.decideReturnReport,
  persist: async (scope, { reportId, words, returnBy }) => {
    await dropDrafts(scope.tx, reportId);
    await scope.tx.hourReport.update({
      where: { id: reportId },
      data: {
        state: "returned",
        returnBy,
        returnedCipher: await sealed(scope, `HourReport:returnedCipher:${reportId}`, words),
        version: { increment: 1 },
      },
    });
    return { reportId };
  },
});

async function writeReport(scope: LoadScope, changes: rules.ReportChanges): Promise<Result> {
  const { tx, subjectId, now, actor } = scope;
  const { reportId, assignmentId, number, last, isNew, partIds, submitted, final, endsWork } = changes;
  const data = {
    last,
    ...(submitted
      ? {
          state: final ? ("final" as const) : ("submitted" as const),
          submittedAt: now,
          submittedBy: userIdOf(actor),
          finalAt: final ? now : null,
        }
      : {}),
  };
  // What is held when a report is handed in comes into another one, once it is released.
  if (submitted) {
    await tx.entryPart.updateMany({ where: { reportId, state: "held" }, data: { reportId: null } });
  }
  if (isNew) {
    await tx.hourReport.create({
      data: { id: reportId, caseId: subjectId, assignmentId, number, state: "draft", openedAt: now, ...data },
    });
  } else {
    await tx.hourReport.update({ where: { id: reportId }, data: { ...data, version: { increment: 1 } } });
  }
  await tx.entryPart.updateMany({ where: { id: { in: partIds } }, data: { reportId } });
  if (endsWork) await tx.case.update({ where: { id: subjectId }, data: { workDoneAt: now } });
  return { reportId, number };
}

export const reportCommands = { openReport, submitReport, submitFinalReport, flagLateReport, returnReport };
