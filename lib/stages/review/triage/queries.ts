import { db } from "@/lib/db/client";
import { opened } from "@/lib/workflow/sealed-words";
import type { IntakePart } from "./schema";

export type QuestionView = {
  id: string;
  part: IntakePart;
  question: string;
  askedBy: string;
  askedAt: Date;
  /** Null until it is answered. */
  answer: string | null;
  answeredBy: string | null;
  answeredAt: Date | null;
};

export async function questionsOf(caseId: string, key: Buffer): Promise<QuestionView[]> {
  const rows = await db().question.findMany({
    where: { intake: { caseId } },
    orderBy: [{ askedAt: "asc" }, { id: "asc" }],
  });
  const names = await namesOf(rows.flatMap(({ askedBy, answeredBy }) => [askedBy, answeredBy]));
  return rows.map((row) => ({
    id: row.id,
    part: row.part,
    question: opened(key, `Question:questionCipher:${row.id}`, row.questionCipher),
    askedBy: names.get(row.askedBy) ?? "",
    askedAt: row.askedAt,
    answer: row.answerCipher && opened(key, `Question:answerCipher:${row.id}`, row.answerCipher),
    answeredBy: (row.answeredBy && names.get(row.answeredBy)) ?? null,
    answeredAt: row.answeredAt,
  }));
}

export type NoteView = { id: string; author: string; at: Date; words: string };

/** Notes among staff, oldest first. */
export async function notesOf(caseId: string, key: Buffer): Promise<NoteView[]> {
  const rows = await db().staffNote.findMany({ where: { caseId }, orderBy: [{ at: "asc" }, { id: "asc" }] });
  const names = await namesOf(rows.map(({ authorId }) => authorId));
  return rows.map((row) => ({
    ...{ id: row.id, at: row.at, author: names.get(row.authorId) ?? "" },
    words: opened(key, `StaffNote:wordsCipher:${row.id}`, row.wordsCipher),
  }));
}

export type EndView = { declined: boolean; code: string; reason: string; at: Date };

/** Why a case was declined or withdrawn; null for one that goes on. */
export async function endOf(caseId: string, status: string, key: Buffer): Promise<EndView | null> {
  if (status !== "declined" && status !== "withdrawn") return null;
  const event = await db().event.findFirst({
    where: { subject: "case", subjectId: caseId, type: { in: ["case.declined", "case.withdrawn"] } },
    orderBy: { seq: "desc" },
    select: { id: true, type: true, payload: true, cipher: true, at: true },
  });
  if (!event) return null;
  const words = opened(key, `Event:cipher:${event.id}`, event.cipher);
  const { payload } = event;
  const code =
    typeof payload === "object" && payload !== null && "code" in payload ? String(payload.code) : "";
  return {
    ...{ declined: event.type === "case.declined", code, at: event.at },
    reason: words ? ((JSON.parse(words) as { reason?: string }).reason ?? "") : "",
  };
}

/** Names of accounts, which are plain; one statement, and none where nobody is named. */
export async function namesOf(ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const named = new Set(ids.filter((id) => id !== null));
  if (named.size === 0) return new Map();
  const users = await db().user.findMany({
    where: { id: { in: [...named] } },
    select: { id: true, name: true },
  });
  return new Map(users.map(({ id, name }) => [id, name]));
}
