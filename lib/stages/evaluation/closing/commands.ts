import { endAssignment, resumeAssignment } from "@/lib/cases/assignments";
import { dateToPlain } from "@/lib/dates";
import { defineCommand } from "@/lib/workflow/define";
import { isOutcomeAsked } from "../outcome/asked";
import { decideClose, decideReopen } from "./rules";
import { closeInput, reopenInput } from "./schema";

const close = defineCommand({
  name: "close",
  schema: closeInput,
  load: async ({ tx, subjectId }) => {
    const [evaluations, outcome, asked, { outcomeUnknownAt }] = [
      await tx.evaluation.findMany({ where: { caseId: subjectId }, select: { state: true } }),
      await tx.outcome.findFirst({
        where: { caseId: subjectId },
        orderBy: { number: "desc" },
        select: { result: true },
      }),
      await isOutcomeAsked(tx, subjectId),
      await tx.case.findUniqueOrThrow({ where: { id: subjectId }, select: { outcomeUnknownAt: true } }),
    ];
    return {
      evaluations: evaluations.map(({ state }) => state),
      outcomeFinal: outcomeUnknownAt !== null || (outcome !== null && outcome.result !== "pending"),
      outcomeAsked: asked,
    };
  },
  decide: decideClose,
  persist: async ({ tx, subjectId, now }, { closes }) => {
    if (closes) await endAssignment(tx, subjectId, now);
    return {};
  },
});

const reopen = defineCommand({
  name: "reopen",
  schema: reopenInput,
  load: async ({ tx, subjectId }) => {
    const contract = await tx.contract.findFirst({
      where: { caseId: subjectId, state: "executed" },
      orderBy: { executedAt: "desc" },
      select: {
        versions: { orderBy: { number: "desc" }, take: 1, select: { startsOn: true, endsOn: true } },
      },
    });
    const version = contract?.versions[0];
    return {
      contract: version
        ? { startsOn: dateToPlain(version.startsOn), endsOn: dateToPlain(version.endsOn) }
        : null,
    };
  },
  decide: decideReopen,
  persist: async ({ tx, subjectId }, { workDoneAt }) => {
    await resumeAssignment(tx, subjectId);
    // What nobody knew is asked for once more when the case closes anew.
    await tx.case.update({ where: { id: subjectId }, data: { workDoneAt, outcomeUnknownAt: null } });
    // What was the last report is one among others now, so that another may follow.
    await tx.hourReport.updateMany({
      where: { last: true, assignment: { caseId: subjectId } },
      data: { last: false },
    });
    return {};
  },
});

export const closingCommands = { close, reopen };
