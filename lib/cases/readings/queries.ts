import { readBrowser } from "@/lib/auth/browser-words";
import type { UserActor } from "@/lib/authz/actor";
import { mayOpenCasePage } from "@/lib/authz/pages";
import { knowsContent } from "@/lib/authz/policy";
import type { CaseFacts } from "@/lib/authz/scope";
import { frameView } from "@/lib/cases/frame/queries";
import { historyReader, isMaskedFor } from "@/lib/cases/history/readers";
import type { ShownPerson } from "@/lib/cases/rules";
import { db } from "@/lib/db/client";
import { limit } from "@/lib/db/limit";
import { Prisma } from "@/lib/db/generated/client";

/** Somebody of the case without their name; a number among those of their role. */
export type PersonSeen = {
  id: string;
  role: ShownPerson["role"];
  number: number;
  /** No party any more: who saw them before is still told. */
  takenOut: boolean;
};

export type Reading = {
  id: string;
  /** The number of its event in the history of the case. */
  seq: number;
  at: Date;
  /** Null: the reader of this page is not told who it was, only as what. */
  actor: string | null;
  actorRole: string;
  /** Who of the case was told, in the order of `persons`. */
  persons: PersonSeen[];
  /** With what it was read, to be recognized; for directors alone. */
  device: ReturnType<typeof readBrowser> | null;
};

export type ReadingsView = {
  facts: CaseFacts;
  persons: PersonSeen[];
  /** The one who was asked about; null: all. */
  person: PersonSeen | null;
  /** Newest first, a page of them. */
  readings: Reading[];
  /** Of all pages. */
  times: number;
  readers: number;
  /** The event before which the next page begins; null: this is the last. */
  next: number | null;
};

/** How many readings a page holds. */
export const readingsShown = 50;

type Row = Omit<Reading, "persons" | "device"> & { personIds: string[]; browser: string | null };

/**
 * Who saw the people of a case, by name, from the events of its readings; null where that is not the actor's to know,
 * or nobody of that id is in the case.
 * @param asked `person`: readings of this one alone; `before`: those before this event
 */
export async function readingsView(
  actor: UserActor,
  code: string,
  asked: { person?: string; before?: number } = {},
): Promise<ReadingsView | null> {
  const frame = await frameView(actor, code);
  if (!frame || !mayOpenCasePage("readings", frame.facts.relations)) return null;
  const { facts } = frame;
  const reader = historyReader(facts.relations);
  if (!reader || !knowsContent(facts)) return null;
  const persons = await personsOf(facts.id);
  const person = persons.find(({ id }) => id === asked.person) ?? null;
  if (asked.person !== undefined && !person) return null;
  const about = Prisma.sql`e.subject = 'case' AND e."subjectId" = ${facts.id}::uuid AND e.type = 'parties.read'
    ${person ? Prisma.sql`AND e.payload->'personIds' @> ${JSON.stringify([person.id])}::jsonb` : Prisma.empty}`;
  const before = asked.before ? Prisma.sql`AND e.seq < ${asked.before}` : Prisma.empty;
  const [rows, [counted]] = await Promise.all([
    db().$queryRaw<Row[]>`
      SELECT e.id, e.seq, e.at, u.name AS actor, e."actorRole", e.payload->'personIds' AS "personIds", e.browser
      FROM "Event" e LEFT JOIN "User" u ON u.id = e."actorId"
      WHERE ${about} ${before} ORDER BY e.seq DESC ${limit(readingsShown + 1)}`,
    db().$queryRaw<{ times: number; readers: number }[]>`
      SELECT count(*)::int AS times, count(DISTINCT e."actorId")::int AS readers FROM "Event" e WHERE ${about}`,
  ]);
  const shown = rows.slice(0, readingsShown);
  const isDirector = facts.relations.includes("director");
  return {
    ...{ facts, persons, person },
    readings: shown.map(({ personIds, browser, ...row }) => ({
      ...row,
      actor: isMaskedFor(reader, row.actorRole) ? null : row.actor,
      persons: persons.filter(({ id }) => personIds.includes(id)),
      device: isDirector && browser ? readBrowser(browser) : null,
    })),
    ...{ times: counted?.times ?? 0, readers: counted?.readers ?? 0 },
    next: rows.length > readingsShown ? (shown.at(-1)?.seq ?? null) : null,
  };
}

/** Everybody who is or was in the case: those of today first, numbered as on every other page. */
async function personsOf(caseId: string): Promise<PersonSeen[]> {
  const rows = await db().person.findMany({
    where: { caseId },
    orderBy: [{ removedAt: { sort: "asc", nulls: "first" } }, { position: "asc" }, { id: "asc" }],
    select: { id: true, role: true, removedAt: true },
  });
  const counted = new Map<string, number>();
  return rows.map(({ id, role, removedAt }) => {
    const number = (counted.get(role) ?? 0) + 1;
    counted.set(role, number);
    return { id, role, number, takenOut: removedAt !== null };
  });
}
