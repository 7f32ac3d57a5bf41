import { userIdOf } from "@/lib/authz/actor";
import { claimDocuments } from "@/lib/cases/documents";
import { plainToDate, maybePlain } from "@/lib/dates";
import { DomainError } from "@/lib/errors";
import { defineCommand, type LoadScope, type Result } from "@/lib/workflow/define";
import { opened, sealed } from "@/lib/workflow/sealed-words";
import { assignmentOf, countedTasks } from "../load";
import * as deadlines from "./deadlines";
import * as rules from "./rules";
import * as schema from "./schema";

const changeTask = defineCommand({
  name: "changeTask",
  schema: schema.changeTaskInput,
  load: taskFacts,
  decide: rules.decideChangeTask,
  persist: writeTask,
});

const reviewTask = defineCommand({
  name: "reviewTask",
  schema: schema.reviewTaskInput,
  load: taskFacts,
  decide: rules.decideReviewTask,
  persist: writeTask,
});

const askDeadline = defineCommand({
  name: "askDeadline",
  schema: schema.askDeadlineInput,
  load: taskFacts,
  decide: deadlines.decideAskDeadline,
  persist: writeTask,
});

const answerDeadline = defineCommand({
  name: "answerDeadline",
  schema: schema.answerDeadlineInput,
  load: taskFacts,
  decide: deadlines.decideAnswerDeadline,
  persist: writeTask,
});

const dropTask = defineCommand({
  name: "dropTask",
  schema: schema.dropTaskInput,
  load: taskFacts,
  decide: rules.decideDropTask,
  persist: writeTask,
});

async function taskFacts(scope: LoadScope, input: { taskId: string }): Promise<rules.TaskFacts> {
  const { tx, subjectId } = scope;
  const assignment = await assignmentOf(tx, subjectId);
  const row = await tx.task.findFirst({ where: { id: input.taskId, assignmentId: assignment.id } });
  if (!row) throw new DomainError("NOT_FOUND");
  const key = await scope.caseKey();
  return {
    task: {
      id: row.id,
      version: row.version,
      state: row.state,
      deadline: maybePlain(row.deadline),
      askedDeadline: maybePlain(row.askedDeadline),
      askedBy: row.askedBy,
      accepted: row.acceptedAt !== null,
      reason: opened(key, `Task:reasonCipher:${row.id}`, row.reasonCipher),
      result: opened(key, `Task:resultCipher:${row.id}`, row.resultCipher),
      doneOn: maybePlain(row.doneOn),
      askedWords: opened(key, `Task:askedCipher:${row.id}`, row.askedCipher),
    },
    tasks: await countedTasks(tx, assignment.id),
    assignment,
    endsOn: assignment.terms.endsOn,
  };
}

async function writeTask(scope: LoadScope, changes: rules.TaskChanges): Promise<Result> {
  const { tx, now, actor, subjectId } = scope;
  const { taskId, version, state, asked, reason, result, doneOn, deadline } = changes;
  const seal = (column: string, text: string) => sealed(scope, `Task:${column}:${taskId}`, text);
  const written = await tx.task.updateMany({
    where: { id: taskId, version },
    data: {
      version: { increment: 1 },
      ...(state === undefined ? {} : { state }),
      ...(deadline === undefined ? {} : { deadline: deadline && plainToDate(deadline) }),
      ...(reason === undefined ? {} : { reasonCipher: reason ? await seal("reasonCipher", reason) : null }),
      ...(result === undefined ? {} : { resultCipher: result ? await seal("resultCipher", result) : null }),
      ...(doneOn === undefined ? {} : { doneOn: doneOn && plainToDate(doneOn) }),
      ...(changes.accepted ? { acceptedAt: now, acceptedBy: userIdOf(actor) } : {}),
      ...(asked === null ? { askedDeadline: null, askedBy: null, askedCipher: null } : {}),
      ...(asked
        ? {
            askedDeadline: plainToDate(asked.day),
            askedBy: asked.by,
            askedCipher: asked.words ? await seal("askedCipher", asked.words) : null,
          }
        : {}),
    },
  });
  if (written.count !== 1) throw new DomainError("CONFLICT");
  await claimDocuments(tx, {
    caseId: subjectId,
    ids: changes.documentIds ?? [],
    purpose: "task_result",
    ref: taskId,
    by: userIdOf(actor),
  });
  return { taskId, version: version + 1 };
}

export const taskCommands = { changeTask, reviewTask, askDeadline, answerDeadline, dropTask };
