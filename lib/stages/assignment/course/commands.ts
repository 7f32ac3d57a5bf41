import { dateToPlain, plainToDate } from "@/lib/dates";
import { openBody } from "@/lib/templates/contract-body";
import { defineCommand, type LoadScope, type Result } from "@/lib/workflow/define";
import { sealed } from "@/lib/workflow/sealed-words";
import { assignmentOf, countedTasks } from "../load";
import { holderOf } from "./holder";
import * as rules from "./rules";
import * as schema from "./schema";

/** How an assignment begins, pauses and ends otherwise than by its final report. */

const openAssignment = defineCommand({
  name: "openAssignment",
  schema: schema.openAssignmentInput,
  load: async (scope, { contractId }): Promise<rules.OpeningFacts> => {
    const { tx, subjectId } = scope;
    const contract = await tx.contract.findFirst({
      where: { id: contractId, caseId: subjectId },
      include: { versions: { orderBy: { number: "desc" }, take: 1 } },
    });
    const version = contract?.versions[0];
    if (!contract || !version) return { contract: null, already: false, defenderZone: "UTC" };
    const defender = await tx.defender.findUniqueOrThrow({
      where: { id: contract.defenderId },
      select: { user: { select: { timeZone: true } } },
    });
    return {
      contract: {
        id: contract.id,
        defenderId: contract.defenderId,
        executed: contract.state === "executed",
        startsOn: dateToPlain(version.startsOn),
        scope: openBody(await scope.caseKey(), version.id, version.bodyCipher).scope,
      },
      already: (await tx.assignment.count({ where: { contractId } })) > 0,
      defenderZone: defender.user.timeZone,
    };
  },
  decide: rules.decideOpenAssignment,
  persist: async (scope, { assignmentId, tasks, from, contractId, defenderId }) => {
    const { tx, subjectId } = scope;
    await tx.assignment.create({
      data: { id: assignmentId, caseId: subjectId, contractId, defenderId, from: plainToDate(from) },
    });
    for (const { words, wordsEs, deadline, ...task } of tasks) {
      await tx.task.create({
        data: {
          ...task,
          caseId: subjectId,
          assignmentId,
          state: "to_do",
          deadline: deadline && plainToDate(deadline),
          wordsCipher: await sealed(scope, `Task:wordsCipher:${task.id}`, words),
          wordsEsCipher: wordsEs ? await sealed(scope, `Task:wordsEsCipher:${task.id}`, wordsEs) : null,
        },
      });
    }
    return { assignmentId };
  },
});

const hold = defineCommand({
  name: "hold",
  schema: schema.holdInput,
  load: async () => null,
  decide: rules.decideHold,
  persist: writeCase,
});

const resume = defineCommand({
  name: "resume",
  schema: schema.resumeInput,
  load: async ({ tx, subjectId, now }): Promise<rules.ResumeFacts> => {
    const { id } = await assignmentOf(tx, subjectId);
    const holder = await holderOf(tx, subjectId, now);
    return { holder, assignmentId: id, tasks: await countedTasks(tx, id) };
  },
  decide: rules.decideResume,
  persist: writeCase,
});

const terminate = defineCommand({
  name: "terminate",
  schema: schema.terminateInput,
  load: endFacts,
  decide: rules.decideTerminate,
  persist: writeCase,
});

const closeWork = defineCommand({
  name: "closeWork",
  schema: schema.closeWorkInput,
  load: endFacts,
  decide: rules.decideCloseWork,
  persist: writeCase,
});

async function endFacts({ tx, subjectId }: LoadScope): Promise<rules.EndFacts> {
  const { id, defenderId } = await assignmentOf(tx, subjectId);
  return { assignmentId: id, defenderId };
}

/** The assignment itself stays open for last entries, until its final report is. */
async function writeCase(
  { tx, subjectId }: LoadScope,
  data: { heldBy: string | null } | { workDoneAt: Date },
): Promise<Result> {
  const ends = "workDoneAt" in data;
  await tx.case.update({ where: { id: subjectId }, data: ends ? { ...data, heldBy: null } : data });
  return {};
}

export const courseCommands = { openAssignment, hold, resume, terminate, closeWork };
