import { db } from "@/lib/db/client";
import { openKey } from "@/lib/db/keys";
import type { Tx } from "@/lib/db/tx";
import type { UserActor } from "@/lib/authz/actor";
import { availableCommands } from "@/lib/authz/policy";
import { caseFor, type CaseFacts } from "@/lib/authz/scope";
import { documentsOf } from "@/lib/cases/documents";
import { now } from "@/lib/clock";
import type { PlainDate } from "@/lib/dates";
import type { CommandName } from "@/lib/workflow/transitions";
import type { CaseStatus, Party } from "@/lib/workflow/statuses";
import { opened } from "@/lib/workflow/sealed-words";
import { assignmentOf } from "../load";
import { partyOf } from "../party";
import { readerOf } from "../reader";
import { resultFiles, tasksOf, type TaskFile, type TaskView } from "../tasks/queries";

export type MessageView = {
  id: string;
  authorId: string;
  authorParty: Party;
  words: string;
  at: Date;
  files: TaskFile[];
};

/** What was agreed or done between two messages, as a line of the thread. */
export type ThreadAct = {
  id: string;
  at: Date;
  actorId: string | null;
  type:
    "task.deadline_agreed" | "task.accepted" | "task.changed" | "task.dropped" | "case.held" | "case.resumed";
  taskId: string | null;
  state: string | null;
  day: PlainDate | null;
};

export type ShownDocument = TaskFile & { at: Date; uploadedBy: string | null; visibility: string };

export type MessagesView = {
  caseId: string;
  code: string;
  nickname: string;
  status: CaseStatus;
  may: ReadonlySet<CommandName>;
  /** The reader's side; staff read without being addressed. */
  party: Party;
  defender: { userId: string; name: string; zone: string; place: string };
  /** The newest page, oldest first. */
  messages: MessageView[];
  total: number;
  /** Id of the message before which older ones stand; null when these are all. */
  earlier: string | null;
  acts: ThreadAct[];
  /** Up to when everybody else has read, by user. */
  readUpTo: { userId: string; upTo: Date }[];
  unread: number;
  documents: ShownDocument[];
  tasks: TaskView[];
  people: ReadonlyMap<string, string>;
};

const pageSize = 60;

const shownActs = [
  "task.deadline_agreed",
  "task.accepted",
  "task.changed",
  "task.dropped",
  "case.held",
  "case.resumed",
] as const;

/**
 * Messages, documents and tasks of a case, side by side. Null for whoever may not read them.
 * @param before id of a message: the page of those before it
 */
export async function messagesView(
  actor: UserActor,
  code: string,
  before: string | null,
  locale = actor.locale,
): Promise<MessagesView | null> {
  const tx = db();
  const facts = await caseFor(tx, actor, { code }, now());
  const reader = facts ? readerOf(facts.relations) : null;
  if (!facts || reader === null || reader === "money") return null;
  const caseId = facts.id;
  // Of a Defender whose assignment ended: the thread as it was, and the files that they brought themselves.
  const own = reader === "own" ? actor : null;
  const defenderId = own?.defenderId ?? facts.defenderId;
  if (!defenderId) return null;
  const key = await openKey(tx, facts.keyId);
  const thread = threadOf(actor, facts);
  const [defender, edge, assigned] = await Promise.all([
    tx.defender.findUniqueOrThrow({
      where: { id: defenderId },
      select: { userId: true, place: true, user: { select: { title: true, name: true, timeZone: true } } },
    }),
    before === null ? null : tx.message.findFirst({ where: { id: before, caseId }, select: { at: true } }),
    tx.assignment.count({ where: { caseId, defenderId } }),
  ]);
  const [newest, total, rows, reads, files, shared, tasks, unread] = await Promise.all([
    newestMessages(tx, thread, edge?.at ?? null),
    tx.message.count({ where: thread }),
    tx.event.findMany({
      where: { subject: "case", subjectId: caseId, type: { in: [...shownActs] } },
      orderBy: { seq: "desc" },
      take: pageSize,
      select: { id: true, at: true, actorId: true, type: true, payload: true },
    }),
    tx.messageRead.findMany({
      where: { caseId, userId: { not: actor.userId } },
      select: { userId: true, upTo: true },
    }),
    documentsOf(tx, key, { caseId, purpose: "message" }),
    shownDocuments(tx, caseId, key, thread.defenderId ?? null),
    assigned > 0 ? tasksOfDefender(tx, caseId, defenderId, key, locale) : [],
    unreadCounts(actor, caseId),
  ]);
  const brought = (id: string) => shared.some((one) => one.id === id && one.uploadedBy === actor.userId);
  const documents = own ? shared.filter(({ id }) => brought(id)) : shared;
  const page = newest.slice(0, pageSize).reverse();
  const earlier = newest.length > pageSize ? (page[0]?.id ?? null) : null;
  const first = earlier === null ? null : (page[0]?.at ?? null);
  const messages = page.map((row) => ({
    ...{ id: row.id, authorId: row.authorId, authorParty: row.authorParty, at: row.at },
    words: opened(key, `Message:wordsCipher:${row.id}`, row.wordsCipher),
    files: files.filter(({ ref, id }) => ref === row.id && (!own || brought(id))),
  }));
  const acts = rows
    .map(actOf)
    .filter(
      (act): act is ThreadAct =>
        !own && act !== null && (first === null || act.at >= first) && (!edge || act.at < edge.at),
    );
  const { code: shownCode, nickname, status, relations } = facts;
  return {
    ...{ caseId, code: shownCode, nickname, status, total, earlier, messages, acts, documents, tasks },
    may: availableCommands({ relations, status }),
    party: partyOf(relations),
    defender: {
      userId: defender.userId,
      name: [defender.user.title, defender.user.name].filter(Boolean).join(" "),
      zone: defender.user.timeZone,
      place: defender.place,
    },
    readUpTo: own ? [] : reads,
    unread: own ? 0 : (unread.get(caseId) ?? 0),
    people: await namesOf(tx, [
      ...messages.map(({ authorId }) => authorId),
      ...acts.map(({ actorId }) => actorId),
      ...reads.map(({ userId }) => userId),
      ...documents.map(({ uploadedBy }) => uploadedBy),
      ...tasks.flatMap((task) => [task.acceptedBy, task.asked?.by ?? null]),
    ]),
  };
}

type Thread = { caseId: string; defenderId?: string };

/** A Defender reads their own thread; what another wrote to the Advocate before them is not theirs. */
export function threadOf(actor: UserActor, { id, relations }: Pick<CaseFacts, "id" | "relations">): Thread {
  const own = relations.includes("assigned") || relations.includes("former");
  return own ? { caseId: id, defenderId: actor.defenderId ?? "" } : { caseId: id };
}

/** One more than a page, newest first, so that it is seen whether there are older ones. */
function newestMessages(tx: Tx, thread: Thread, before: Date | null) {
  return tx.message.findMany({
    where: { ...thread, ...(before ? { at: { lt: before } } : {}) },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: pageSize + 1,
  });
}

async function tasksOfDefender(
  tx: Tx,
  caseId: string,
  defenderId: string,
  key: Buffer,
  locale: "en" | "es",
): Promise<TaskView[]> {
  const [assignment, files] = await Promise.all([
    assignmentOf(tx, caseId, defenderId),
    resultFiles(tx, caseId, key),
  ]);
  return tasksOf(tx, assignment, key, files, locale);
}

async function shownDocuments(
  tx: Tx,
  caseId: string,
  key: Buffer,
  defenderId: string | null,
): Promise<ShownDocument[]> {
  const visibility = ["ALL_PARTIES" as const];
  const [others, named, rows] = await Promise.all([
    defenderId
      ? tx.message.findMany({ where: { caseId, defenderId: { not: defenderId } }, select: { id: true } })
      : [],
    documentsOf(tx, key, { caseId, visibility }),
    tx.document.findMany({
      where: { caseId, visibility: { in: visibility }, removedAt: null, ref: { not: null } },
      select: { id: true, uploadedBy: true, visibility: true },
    }),
  ]);
  const facts = new Map(rows.map((row) => [row.id, row]));
  const elsewhere = new Set(others.map(({ id }) => id));
  return named
    .filter(({ ref }) => ref === null || !elsewhere.has(ref))
    .flatMap((document) => {
      const row = facts.get(document.id);
      return row ? [{ ...document, uploadedBy: row.uploadedBy, visibility: row.visibility }] : [];
    })
    .reverse();
}

type EventRow = { id: string; at: Date; actorId: string | null; type: string; payload: unknown };

/** Of a task only that it was finished: that somebody began is no line of a conversation. */
function actOf({ id, at, actorId, type, payload }: EventRow): ThreadAct | null {
  const figures = payload as { taskId?: string; state?: string; day?: PlainDate; reviewOn?: PlainDate };
  const shown = shownActs.find((known) => known === type);
  if (!shown) return null;
  if (shown === "task.changed" && figures.state !== "done" && figures.state !== "not_possible") return null;
  return {
    ...{ id, at, actorId, type: shown, taskId: figures.taskId ?? null, state: figures.state ?? null },
    day: figures.day ?? figures.reviewOn ?? null,
  };
}

/** The newest messages of a case for an excerpt, newest first. */
export async function newestExcerpt(
  tx: Tx,
  thread: Thread,
  key: Buffer,
  take: number,
): Promise<MessageView[]> {
  const { caseId } = thread;
  const rows = await tx.message.findMany({
    where: thread,
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take,
  });
  const files = await documentsOf(tx, key, { caseId, purpose: "message", refs: rows.map(({ id }) => id) });
  return rows.map((row) => ({
    ...{ id: row.id, authorId: row.authorId, authorParty: row.authorParty, at: row.at },
    words: opened(key, `Message:wordsCipher:${row.id}`, row.wordsCipher),
    files: files.filter(({ ref }) => ref === row.id),
  }));
}

/** Names of users, with their title, in one statement. */
export async function namesOf(tx: Tx, userIds: (string | null)[]): Promise<Map<string, string>> {
  const ids = [...new Set(userIds.filter((id): id is string => id !== null))];
  const rows = await tx.user.findMany({
    where: { id: { in: ids } },
    select: { id: true, title: true, name: true },
  });
  return new Map(rows.map(({ id, title, name }) => [id, [title, name].filter(Boolean).join(" ")]));
}

/**
 * How many messages of others a person has not read, by case; one statement however many cases. Only those to whom
 * they are addressed have any: members of the case's Advocate side, and its Defender.
 * @param caseId one case; without it all of the person's
 */
export async function unreadCounts(actor: UserActor, caseId?: string): Promise<Map<string, number>> {
  const { userId, defenderId } = actor;
  const rows = await db().$queryRaw<{ caseId: string; unread: number }[]>`
    SELECT m."caseId", count(*)::int AS unread
    FROM "Message" m JOIN "Case" c ON c.id = m."caseId"
    LEFT JOIN "MessageRead" r ON r."caseId" = m."caseId" AND r."userId" = ${userId}::uuid
    WHERE m."authorId" <> ${userId}::uuid AND (r."upTo" IS NULL OR m.at > r."upTo")
      AND (${caseId ?? null}::uuid IS NULL OR m."caseId" = ${caseId ?? null}::uuid)
      AND ((c."defenderId" = ${defenderId}::uuid AND m."defenderId" = c."defenderId") OR EXISTS (
        SELECT 1 FROM "CaseMember" k WHERE k."caseId" = c.id AND k."userId" = ${userId}::uuid AND k."to" IS NULL))
    GROUP BY m."caseId"`;
  return new Map(rows.map((row) => [row.caseId, row.unread]));
}
