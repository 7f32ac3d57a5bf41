import { db } from "@/lib/db/client";
import { openKey } from "@/lib/db/keys";
import type { Tx } from "@/lib/db/tx";
import type { UserActor } from "@/lib/authz/actor";
import { availableCommands, type Relation } from "@/lib/authz/policy";
import { caseFor, type CaseFacts } from "@/lib/authz/scope";
import { now } from "@/lib/clock";
import type { PlainDate } from "@/lib/dates";
import { openText } from "@/lib/vault/seal";
import type { CaseStatus } from "@/lib/workflow/statuses";
import type { CommandName } from "@/lib/workflow/transitions";
import type { AssignmentFacts } from "../entries/facts";
import { entriesOf, type EntriesView } from "../entries/queries";
import { assignmentOf } from "../load";
import { namesOf, newestExcerpt, threadOf, unreadCounts, type MessageView } from "../messages/queries";
import { readerOf, type Reader } from "../reader";
import { holderOf } from "./holder";
import { mayLetGoOn } from "./rules";
import { resultFiles, tasksOf, type TaskView } from "../tasks/queries";

export type AssignmentView = EntriesView & {
  caseId: string;
  code: string;
  nickname: string;
  status: CaseStatus;
  reader: Reader;
  isDefender: boolean;
  /** Receipts are for the Defender and staff. */
  showsReceipts: boolean;
  may: ReadonlySet<CommandName>;
  /** By `mayLetGoOn`. */
  mayResume: boolean;
  assignment: AssignmentFacts;
  defenderName: string;
  tasks: TaskView[];
  /** The newest three, newest first; none for finance. */
  messages: MessageView[];
  unread: number;
  held: { reason: string; reviewOn: PlainDate; by: string | null } | null;
  people: ReadonlyMap<string, string>;
};

/** A case that has come so far that somebody looks for its assignment, but has none yet. */
export type NoAssignment = { assignment: null; code: string; status: CaseStatus };

/** Tasks, hours and expenses, messages of a case; null for those to whom the page does not exist. */
export async function assignmentView(
  actor: UserActor,
  code: string,
  locale = actor.locale,
): Promise<AssignmentView | NoAssignment | null> {
  const tx = db();
  const facts = await caseFor(tx, actor, { code }, now());
  const reader = facts ? readerOf(facts.relations) : null;
  if (!facts || !reader) return null;
  const caseId = facts.id;
  const own = reader === "own" ? actor.defenderId : undefined;
  if ((await tx.assignment.count({ where: assignmentWhere(caseId, own) })) === 0) {
    return { assignment: null, code: facts.code, status: facts.status };
  }
  const [key, assignment] = await Promise.all([openKey(tx, facts.keyId), assignmentOf(tx, caseId, own)]);
  const works = reader === "work";
  const [files, entries, messages, unread, held] = await Promise.all([
    reader === "money" ? [] : resultFiles(tx, caseId, key),
    entriesOf(tx, assignment.id, key, assignment.terms),
    reader === "money" ? [] : newestExcerpt(tx, threadOf(actor, facts), key, 3),
    works ? unreadCounts(actor, caseId) : new Map<string, number>(),
    heldFacts(tx, facts, key, reader),
  ]);
  const tasks = await tasksOf(tx, assignment, key, files, locale);
  const people = await namesOf(tx, [
    assignment.defenderUserId,
    held?.by ?? null,
    ...messages.map(({ authorId }) => authorId),
    ...tasks.flatMap((task) => [task.acceptedBy, task.asked?.by ?? null]),
  ]);
  const may = availableCommands({ relations: facts.relations, status: facts.status });
  return {
    ...entries,
    ...{ caseId, code: facts.code, nickname: facts.nickname, status: facts.status, reader, may, assignment },
    isDefender: facts.relations.includes("assigned"),
    showsReceipts: facts.relations.some((relation) => receiptReaders.includes(relation)),
    mayResume:
      may.has("resume") &&
      mayLetGoOn(await holderOf(tx, caseId, now()), { userId: actor.userId, relations: facts.relations }),
    defenderName: people.get(assignment.defenderUserId) ?? "",
    tasks: reader === "money" ? tasks.map(withoutWords) : tasks,
    ...{ messages, unread: unread.get(caseId) ?? 0, held, people },
  };
}

const receiptReaders: readonly Relation[] = ["assigned", "former", "finance", "facilitator", "director"];

const assignmentWhere = (caseId: string, defenderId: string | null | undefined) => ({
  caseId,
  ...(defenderId ? { defenderId } : {}),
});

/** Finance reads what is paid, not what is told. */
function withoutWords(task: TaskView): TaskView {
  return {
    ...task,
    words: "",
    reason: "",
    result: "",
    asked: task.asked && { ...task.asked, words: "" },
    files: [],
  };
}

/** Why a case is on hold, and when somebody looks again: from the event that put it there. */
async function heldFacts(
  tx: Tx,
  facts: CaseFacts,
  key: Buffer,
  reader: Reader,
): Promise<AssignmentView["held"]> {
  if (facts.status !== "on_hold") return null;
  const event = await tx.event.findFirst({
    where: { subject: "case", subjectId: facts.id, type: "case.held" },
    orderBy: { seq: "desc" },
    select: { id: true, payload: true, cipher: true },
  });
  if (!event) return null;
  const { reviewOn, userId } = event.payload as { reviewOn: PlainDate; userId: string };
  const words =
    event.cipher && reader === "work"
      ? (JSON.parse(openText(key, `Event:cipher:${event.id}`, event.cipher)) as { reason?: string })
      : {};
  return { reason: words.reason ?? "", reviewOn, by: userId };
}
