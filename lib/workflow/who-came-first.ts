import type { Relation } from "@/lib/authz/policy";
import type { CaseFacts } from "@/lib/authz/scope";
import { historyReader, isInHistoryOf, isMaskedFor } from "@/lib/cases/history/readers";
import type { Tx } from "@/lib/db/tx";
import { DomainError, type ErrorCode } from "@/lib/errors";

/** Refusals of whoever came second. */
const cameSecond: readonly ErrorCode[] = ["WRONG_STATE", "ALREADY_DONE", "ALREADY_SIGNED"];

const reading = ["document.read", "parties.read", "wait.reminded"];
/** Whom or what work an event is about, not which record: many events say the same. */
const notRecords = ["userId", "before", "defenderId", "assignmentId"];
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

type First = { type: string; at: Date; actorId: string | null; actorRole: string };

/**
 * The refusal of a command on a case, with who came first and when, as far as the reader may know it: the newest event
 * about a record that the input names. What a person did is theirs, whatever the portal did because of it.
 */
export async function sayWhoCameFirst(
  tx: Tx,
  facts: CaseFacts | null,
  input: unknown,
  error: unknown,
): Promise<unknown> {
  if (!facts || !(error instanceof DomainError) || !cameSecond.includes(error.code)) return error;
  const ids = JSON.stringify(input).match(uuid) ?? [];
  if (ids.length === 0) return error;
  const [first] = await tx.$queryRaw<First[]>`
    WITH newest AS (
      SELECT e.id, e."requestId" FROM "Event" e
      WHERE e.subject = 'case' AND e."subjectId" = ${facts.id}::uuid AND e.type <> ALL(${reading})
        AND EXISTS (SELECT 1 FROM jsonb_each_text(e.payload) v
          WHERE v.value = ANY(${ids}) AND v.key <> ALL(${notRecords}))
        AND (NOT e.payload ? 'party' OR e.payload->>'party' = ANY(${sidesOf(facts)}))
      ORDER BY e.seq DESC LIMIT 1
    )
    SELECT e.type, e.at, e."actorId", e."actorRole" FROM "Event" e JOIN newest n
      ON e.id = n.id OR e."requestId" = n."requestId"
    WHERE e.subject = 'case' AND e."subjectId" = ${facts.id}::uuid
    ORDER BY e.seq LIMIT 1`;
  if (!first || !mayKnow(facts, first)) return error;
  const { code, params, fields, clashes } = error;
  const who = { by: first.actorId ?? "", at: first.at.toISOString() };
  return new DomainError(code, { ...params, ...who }, fields, clashes);
}

/** Where each side does the same (approves, signs), it was somebody of one's own. */
function sidesOf({ relations }: CaseFacts): string[] {
  const is = (...any: Relation[]) => relations.some((one) => any.includes(one));
  return [
    ...(is("lead", "counsel", "assistant") ? ["ADVOCATE"] : []),
    ...(is("offered", "assigned", "former") ? ["DEFENDER"] : []),
    ...(is("facilitator", "director") ? ["FACILITATOR"] : []),
  ];
}

function mayKnow({ relations }: CaseFacts, { type, actorRole }: First): boolean {
  if (relations.some((one) => ["facilitator", "finance", "director", "approver"].includes(one))) return true;
  const reader = historyReader(relations);
  return reader !== null && isInHistoryOf(reader, type) && !isMaskedFor(reader, actorRole);
}
