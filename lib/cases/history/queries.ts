import type { UserActor } from "@/lib/authz/actor";
import type { CaseFacts } from "@/lib/authz/scope";
import { caseFor } from "@/lib/authz/scope";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { limit } from "@/lib/db/limit";
import { openKey } from "@/lib/db/keys";
import { openText } from "@/lib/vault/seal";
import { firstBreak } from "@/lib/workflow/chain";
import { historyReader, isInHistoryOf, isMaskedFor } from "./readers";

export type HistoryRow = {
  id: string;
  seq: number;
  type: string;
  at: Date;
  actor: string | null;
  actorRole: string;
  /** How the actor chose to be spoken of; neutral where they are not named. */
  actorAddress: UserActor["address"];
  onBehalfOf: string | null;
  /** The member of the case, or of staff, whom it is about. */
  person: string | null;
  /** The organization that it is about, as it is called today. */
  organization: string | null;
  from: string | null;
  to: string | null;
  payload: Record<string, unknown>;
  words: Record<string, string>;
  hash: string;
};

export type HistoryView = { facts: CaseFacts; rows: HistoryRow[]; brokenAt: number | null };

/**
 * The chain of a case as a court reads it, oldest first, with the check that every event follows from the one
 * before. Only the parties to the work and staff read it: not a Defender to whom it is merely offered.
 */
export async function historyView(actor: UserActor, code: string): Promise<HistoryView | null> {
  const facts = await caseFor(db(), actor, { code }, now());
  if (!facts) return null;
  const reader = historyReader(facts.relations);
  if (!reader) return null;
  const rows = await db().event.findMany({
    where: { subject: "case", subjectId: facts.id },
    orderBy: { seq: "asc" },
  });
  const brokenAt = firstBreak(
    rows.map((row) => ({
      fields: {
        id: row.id,
        subject: row.subject,
        subjectId: row.subjectId,
        seq: row.seq,
        type: row.type,
        actorId: row.actorId,
        actorRole: row.actorRole,
        onBehalfOf: row.onBehalfOf,
        at: row.at.toISOString(),
        fromStatus: row.fromStatus,
        toStatus: row.toStatus,
        payload: row.payload,
        cipher: row.cipher ? Buffer.from(row.cipher).toString("base64") : null,
        address: row.address,
        browser: row.browser,
        requestId: row.requestId,
      },
      prevHash: row.prevHash,
      hash: row.hash,
    })),
  );
  const isOwn = ownSpan(actor, facts, rows, Infinity);
  const people = await peopleOf(rows.flatMap((row) => [row.actorId, row.onBehalfOf, personIn(row.payload)]));
  const organizations = await organizationsOf(rows.map((row) => organizationIn(row.payload)));
  const key = await openKey(db(), facts.keyId);
  return {
    facts,
    brokenAt,
    rows: rows
      .filter((row) => isInHistoryOf(reader, row.type) && isOwn(row))
      .map((row) => ({
        id: row.id,
        seq: row.seq,
        type: row.type,
        at: row.at,
        ...actorIn(isMaskedFor(reader, row.actorRole) ? undefined : people.get(row.actorId ?? "")),
        actorRole: row.actorRole,
        onBehalfOf: people.get(row.onBehalfOf ?? "")?.name ?? null,
        person: people.get(personIn(row.payload) ?? "")?.name ?? null,
        organization: organizations.get(organizationIn(row.payload) ?? "") ?? null,
        from: row.fromStatus,
        to: row.toStatus,
        payload: row.payload as Record<string, unknown>,
        words: row.cipher
          ? (JSON.parse(openText(key, `Event:cipher:${row.id}`, Buffer.from(row.cipher))) as Record<
              string,
              string
            >)
          : {},
        hash: Buffer.from(row.hash).toString("hex"),
      })),
  };
}

/**
 * Which events may be the reader's, by their numbers. A Defender reads from their own acceptance on: what was before,
 * another may have lived through. One whose assignment ended reads to the closing that ended it.
 * @param otherwise where an acceptance is not among the rows
 */
function ownSpan(
  actor: UserActor,
  { relations }: CaseFacts,
  rows: readonly { seq: number; type: string; payload: unknown }[],
  otherwise: number,
): (row: { seq: number }) => boolean {
  if (historyReader(relations) !== "defender") return () => true;
  const last = (is: (row: (typeof rows)[number]) => boolean, none: number) => {
    const found = rows.filter(is).map(({ seq }) => seq);
    return found.length === 0 ? none : Math.max(...found);
  };
  const begins = last(
    ({ type, payload }) =>
      type === "offer.accepted" && (payload as { defenderId?: string }).defenderId === actor.defenderId,
    otherwise,
  );
  const ends = relations.includes("former") ? last(({ type }) => type === "case.closed", 0) : Infinity;
  return ({ seq }) => seq >= begins && seq <= ends;
}

/** The member of the case, or of staff, whom an event is about. */
function personIn(payload: unknown): string | null {
  const { userId } = payload as { userId?: unknown };
  return typeof userId === "string" ? userId : null;
}

/** The organization that an event is about. */
function organizationIn(payload: unknown): string | null {
  const { organizationId } = payload as { organizationId?: unknown };
  return typeof organizationId === "string" ? organizationId : null;
}

async function organizationsOf(ids: (string | null)[]): Promise<Map<string, string>> {
  const found = await db().organization.findMany({
    where: { id: { in: ids.filter((id) => id !== null) } },
    select: { id: true, name: true },
  });
  return new Map(found.map(({ id, name }) => [id, name]));
}

type Named = { name: string; address: UserActor["address"] };

const actorIn = (person: Named | undefined): Pick<HistoryRow, "actor" | "actorAddress"> => ({
  actor: person?.name ?? null,
  actorAddress: person?.address ?? "neutral",
});

async function peopleOf(ids: (string | null)[]): Promise<Map<string, Named>> {
  const users = await db().user.findMany({
    where: { id: { in: ids.filter((id) => id !== null) } },
    select: { id: true, name: true, address: true },
  });
  return new Map(users.map((user) => [user.id, user]));
}

export type RecentEvent = {
  id: string;
  seq: number;
  type: string;
  at: Date;
  actor: string | null;
  actorRole: string;
  /** The member of the case, or of staff, whom it is about. */
  person: string | null;
  organization: string | null;
  crossing: boolean;
  payload: Record<string, unknown>;
};

/** How far back the newest events are looked for; of these, so many are shown. */
const lookedAt = 40;
const shown = 6;

/** The newest events that the reader may see, for the margin of a case's page; in one statement. */
export async function recentEvents(actor: UserActor, facts: CaseFacts): Promise<RecentEvent[]> {
  const reader = historyReader(facts.relations);
  if (!reader) return [];
  const rows = await db().$queryRaw<RecentEvent[]>`
    SELECT e.id, e.seq, e.type, e.at, u.name AS actor, p.name AS person, o.name AS organization,
      e."actorRole", e."toStatus" IS NOT NULL AS crossing, e.payload
    FROM "Event" e LEFT JOIN "User" u ON u.id = e."actorId"
    LEFT JOIN "User" p ON p.id = (e.payload->>'userId')::uuid
    LEFT JOIN "Organization" o ON o.id = (e.payload->>'organizationId')::uuid
    WHERE e.subject = 'case' AND e."subjectId" = ${facts.id}::uuid
    ORDER BY e.seq DESC ${limit(lookedAt)}`;
  // An acceptance by another among the newest would stand before the own one: with none, all are the reader's.
  const isOwn = ownSpan(actor, facts, rows, 0);
  return rows
    .filter((row) => isInHistoryOf(reader, row.type) && isOwn(row))
    .slice(0, shown)
    .map((row) => (isMaskedFor(reader, row.actorRole) ? { ...row, actor: null } : row));
}
