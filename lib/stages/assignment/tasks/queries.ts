import { documentsOf, type DocumentView } from "@/lib/cases/documents";
import type { PlainDate } from "@/lib/dates";
import type { Tx } from "@/lib/db/tx";
import type { CommandName } from "@/lib/workflow/transitions";
import { opened } from "@/lib/workflow/sealed-words";
import { maybePlain } from "@/lib/dates";
import type { TaskKind } from "@/lib/cases/kinds";
import type { TaskState } from "./left";

export type TaskFile = Omit<DocumentView, "at">;

export type TaskView = {
  id: string;
  version: number;
  kind: TaskKind;
  words: string;
  state: TaskState;
  deadline: PlainDate | null;
  asked: { day: PlainDate; by: string | null; byDefender: boolean; words: string } | null;
  reason: string;
  result: string;
  doneOn: PlainDate | null;
  acceptedBy: string | null;
  files: TaskFile[];
};

type Of = { id: string; defenderUserId: string };

/**
 * The tasks of an assignment in the order of the contract's scope, with their words and result files.
 * @param locale the reader's: the contract may say a task in Spanish too
 * @param files the files of the case that were brought as results; see resultFiles
 */
export async function tasksOf(
  tx: Tx,
  assignment: Of,
  key: Buffer,
  files: ResultFile[],
  locale: "en" | "es",
): Promise<TaskView[]> {
  const rows = await tx.task.findMany({
    where: { assignmentId: assignment.id },
    orderBy: { position: "asc" },
  });
  return rows.map((row) => {
    const open = (
      column: "wordsCipher" | "wordsEsCipher" | "askedCipher" | "reasonCipher" | "resultCipher",
    ) => opened(key, `Task:${column}:${row.id}`, row[column]);
    const askedDay = maybePlain(row.askedDeadline);
    return {
      ...{ id: row.id, version: row.version, kind: row.kind, state: row.state },
      words: (locale === "es" && open("wordsEsCipher")) || open("wordsCipher"),
      deadline: maybePlain(row.deadline),
      asked: askedDay && {
        day: askedDay,
        by: row.askedBy,
        byDefender: row.askedBy === assignment.defenderUserId,
        words: open("askedCipher"),
      },
      reason: open("reasonCipher"),
      result: open("resultCipher"),
      doneOn: maybePlain(row.doneOn),
      acceptedBy: row.acceptedBy,
      files: files.filter(({ ref }) => ref === row.id),
    };
  });
}

export type ResultFile = TaskFile & { ref: string | null };

export async function resultFiles(tx: Tx, caseId: string, key: Buffer): Promise<ResultFile[]> {
  return documentsOf(tx, key, { caseId, purpose: "task_result" });
}

/** What the reader can do with a task as it stands; the same questions that the rules ask. */
export type TaskActs = {
  change: boolean;
  review: boolean;
  reopen: boolean;
  ask: boolean;
  answer: boolean;
  drop: boolean;
};

export function taskActs(
  task: TaskView,
  may: ReadonlySet<CommandName>,
  reader: { isDefender: boolean; working: boolean },
): TaskActs {
  const settled = task.acceptedBy !== null || task.state === "dropped";
  const reported = !settled && (task.state === "done" || task.state === "not_possible");
  const open = task.state === "to_do" || task.state === "doing" || task.state === "blocked";
  const theirs = task.asked !== null && task.asked.byDefender !== reader.isDefender;
  return {
    change: may.has("changeTask") && !settled,
    review: may.has("reviewTask") && reported,
    reopen: may.has("reviewTask") && reported && reader.working,
    ask: may.has("askDeadline") && open,
    answer: may.has("answerDeadline") && theirs,
    drop: may.has("dropTask") && !settled,
  };
}
