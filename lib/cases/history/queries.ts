import type { UserActor } from "@/lib/authz/actor";
import type { CaseFacts } from "@/lib/authz/scope";
import { caseFor } from "@/lib/authz/scope";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { openKey } from "@/lib/db/keys";
import { openText } from "@/lib/vault/seal";
import { firstBreak } from "@/lib/workflow/chain";

export type HistoryRow = {
  id: string;
  seq: number;
  type: string;
  at: Date;
  actor: string | null;
  actorRole: string;
  onBehalfOf: string | null;
  from: string | null;
  to: string | null;
  payload: Record<string, unknown>;
  words: Record<string, string>;
  hash: string;
};

export type HistoryView = { facts: CaseFacts; rows: HistoryRow[]; brokenAt: number | null };

/** Events that are between staff: the other parties' history leaves them out, and says how many. */
const staffOnly = [
  "note.added",
  "check.run",
  "check.hit_decided",
  "check.waived",
  "check.blocked",
  "check.stale",
  "case.walled_off",
  "evaluation.risk_reported",
];
/** What a Defender may not learn of the time before the case was theirs, and of the Advocate's money. */
const notForDefenders = [
  ...staffOnly,
  "intake.saved",
  "question.asked",
  "question.answered",
  "offer.declined",
  "offer.sent",
];

/**
 * The chain of a case as a court reads it, oldest first, with the check that every event follows from the one
 * before. Only the parties to the work and staff read it: not a Defender to whom it is merely offered.
 */
export async function historyView(actor: UserActor, code: string): Promise<HistoryView | null> {
  const facts = await caseFor(db(), actor, { code }, now());
  if (!facts) return null;
  const is = (...any: string[]) => facts.relations.some((relation) => any.includes(relation));
  const staff = is("facilitator", "director");
  if (!staff && !is("lead", "counsel", "assistant", "assigned")) return null;
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
  const names = await namesOf(rows.flatMap((row) => [row.actorId, row.onBehalfOf]));
  const key = await openKey(db(), facts.keyId);
  const hidden = staff ? [] : is("lead", "counsel", "assistant") ? staffOnly : notForDefenders;
  return {
    facts,
    brokenAt,
    rows: rows
      .filter((row) => !hidden.includes(row.type))
      .map((row) => ({
        id: row.id,
        seq: row.seq,
        type: row.type,
        at: row.at,
        actor: row.actorId ? (names.get(row.actorId) ?? null) : null,
        actorRole: row.actorRole,
        onBehalfOf: row.onBehalfOf ? (names.get(row.onBehalfOf) ?? null) : null,
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

async function namesOf(ids: (string | null)[]): Promise<Map<string, string>> {
  const users = await db().user.findMany({
    where: { id: { in: ids.filter((id) => id !== null) } },
    select: { id: true, name: true },
  });
  return new Map(users.map((user) => [user.id, user.name]));
}
