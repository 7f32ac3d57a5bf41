import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/authz/actor";
import { userIdOf } from "@/lib/authz/actor";
import { policy, type Relation } from "@/lib/authz/policy";
import { Prisma } from "@/lib/db/generated/client";
import { makeKey, openKey } from "@/lib/db/keys";
import type { Tx } from "@/lib/db/tx";
import { sealText } from "@/lib/vault/seal";
import { eventHash } from "./chain";
import type { Context, Lock } from "./define";
import { eventSchemas, type ChainedFields, type NewEvent } from "./events";
import type { CaseStatus } from "./statuses";
import type { CommandName } from "./transitions";

export type StoredEvent = NewEvent & { id: string; at: Date; seq: number };
export type Move = { from: CaseStatus; to: CaseStatus };

/** Takes the row that stands for a subject; whoever comes second waits here. */
export async function lockStream(
  tx: Tx,
  lock: Lock,
): Promise<{ seq: number; head: Uint8Array | null } | null> {
  const rows = await tx.$queryRaw<{ seq: number; head: Uint8Array | null }[]>`
    SELECT seq, head FROM "Stream" WHERE type = ${lock.type} AND id = ${lock.id}::uuid FOR UPDATE`;
  return rows[0] ?? null;
}

/** A new subject begins with an empty chain. A second one with the same id is refused by the primary key. */
export async function beginStream(tx: Tx, lock: Lock): Promise<void> {
  await tx.stream.create({ data: { type: lock.type, id: lock.id } });
}

/** The key of the words that are kept of a subject other than a case; made with the first of them. */
export async function streamKey(tx: Tx, subject: Lock): Promise<Buffer> {
  const where = { type_id: { type: subject.type, id: subject.id } };
  const { keyId } = await tx.stream.findUniqueOrThrow({ where, select: { keyId: true } });
  if (keyId) return openKey(tx, keyId);
  const made = await makeKey(tx, "stream");
  await tx.stream.update({ where, data: { keyId: made.id } });
  return made.key;
}

/**
 * Appends events to the chain of a subject that is locked. The first one carries the move of a case's status.
 */
export async function appendEvents(
  tx: Tx,
  subject: Lock,
  events: NewEvent[],
  context: Context,
  role: string,
  move: Move | null,
  key: () => Promise<Buffer>,
): Promise<StoredEvent[]> {
  if (events.length === 0) return [];
  const stream = await lockStream(tx, subject);
  if (!stream) throw new Error(`No stream for ${subject.type}`);
  let { seq, head } = stream;
  const stored: StoredEvent[] = [];
  for (const [index, event] of events.entries()) {
    seq += 1;
    const id = randomUUID();
    const payload = eventSchemas[event.type].parse(event.payload);
    const cipher = event.words
      ? sealText(await key(), `Event:cipher:${id}`, JSON.stringify(event.words))
      : null;
    const fields: ChainedFields = {
      id,
      subject: subject.type,
      subjectId: subject.id,
      seq,
      type: event.type,
      actorId: userIdOf(context.actor),
      actorRole: role,
      onBehalfOf: context.onBehalfOf ?? null,
      at: context.now.toISOString(),
      fromStatus: index === 0 && move ? move.from : null,
      toStatus: index === 0 && move ? move.to : null,
      payload,
      cipher: cipher ? cipher.toString("base64") : null,
      address: context.request?.address ?? null,
      browser: context.request?.browser ?? null,
      requestId: context.request?.requestId ?? null,
    };
    const hash = eventHash(head, fields);
    await tx.event.create({
      data: {
        ...fields,
        at: context.now,
        payload: payload as Prisma.InputJsonObject,
        cipher: cipher ? Uint8Array.from(cipher) : null,
        prevHash: head ? Uint8Array.from(head) : null,
        hash: Uint8Array.from(hash),
      },
    });
    head = hash;
    stored.push({ ...event, id, at: context.now, seq });
  }
  await tx.stream.update({
    where: { type_id: { type: subject.type, id: subject.id } },
    data: { seq, head: head ? Uint8Array.from(head) : null },
  });
  return stored;
}

/**
 * The word under which an event records what the actor was to the subject: of what they are to it, the first that lets
 * them run the command. Whoever facilitates and approves approves a payout as its approver.
 */
export function roleWord(command: CommandName, actor: Actor, relations: readonly Relation[]): string {
  if (actor.kind === "system") return "system";
  const { by }: { by: readonly Relation[] } = policy[command];
  return by.find((relation) => relations.includes(relation)) ?? relations[0] ?? "nobody";
}
