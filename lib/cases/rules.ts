import type { Actor } from "@/lib/authz/actor";
import { knowsContent, type Relation } from "@/lib/authz/policy";
import { DomainError } from "@/lib/errors";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import type { Party } from "@/lib/workflow/statuses";

export type ShownPerson = {
  id: string;
  role: "client" | "opposing" | "witness" | "other";
  name: string;
  aliases: string[];
  place: string;
  /** Safe ways to reach them. */
  contact: string;
  /** What must never be said, or to whom. */
  never: string;
  /** Who they are in the matter. */
  about: string;
};

/**
 * To whom a case is only offered: whoever has not attested that they stand on no side may be of the other one. How and
 * where somebody is reached, and what must never be said, is told to the Defender who accepted.
 */
export function isOnlyOffered(relations: readonly Relation[]): boolean {
  const nearer: readonly Relation[] = ["lead", "counsel", "assistant", "facilitator", "director", "assigned"];
  return relations.includes("offered") && !relations.some((relation) => nearer.includes(relation));
}

/** Of a person what a conflict is found by: names and role. */
export function namesAlone({ id, role, name, aliases }: ShownPerson): ShownPerson {
  return { ...{ id, role, name, aliases }, place: "", contact: "", never: "", about: "" };
}

type PartiesFacts = { people: ShownPerson[]; offerInterested: boolean; checkValid: boolean };

/**
 * Who may read the names, beyond the policy: staff not while the intake is a draft; a Defender to whom the case is
 * offered only after saying "interested", while the check of every party against them stands.
 */
export function decideReadParties(
  facts: PartiesFacts,
  _input: object,
  context: DecideContext,
): Decision<null> {
  if (!knowsContent(context.case)) throw new DomainError("NOT_ALLOWED");
  const onlyOffered = isOnlyOffered(context.case.relations);
  if (onlyOffered && !facts.offerInterested) throw new DomainError("NOT_ALLOWED");
  if (onlyOffered && !facts.checkValid) throw new DomainError("CHECK_STALE");
  return {
    changes: null,
    events: [{ type: "parties.read", payload: { personIds: facts.people.map((person) => person.id) } }],
  };
}

/** A director walls another member of staff off; nobody walls themselves or a party off. */
export function decideWallOff(
  facts: { isStaff: boolean; already: boolean },
  input: { userId: string; reason: string },
): Decision<{ userId: string; reason: string }> {
  if (!facts.isStaff) throw new DomainError("INVALID", {}, { userId: "INVALID" });
  if (facts.already) throw new DomainError("CONFLICT");
  return {
    changes: input,
    events: [{ type: "case.walled_off", payload: { userId: input.userId }, words: { reason: input.reason } }],
  };
}

/**
 * What kept somebody from the case is over, or was a mistake. The reason for which they were walled off stays in the
 * history, and the reason for which they no longer are stands beside it.
 * @throws DomainError ALREADY_DONE when they are walled off no more, or never were
 */
export function decideLiftWall(
  { walled }: { walled: boolean },
  { userId, reason }: { userId: string; reason: string },
): Decision<{ userId: string }> {
  if (!walled) throw new DomainError("ALREADY_DONE");
  return {
    changes: { userId },
    events: [{ type: "case.wall_lifted", payload: { userId }, words: { reason } }],
  };
}

export function decideAddNote(
  _: null,
  input: { words: string },
  context: DecideContext,
): Decision<{ id: string; words: string }> {
  const id = context.newId();
  return { changes: { id, words: input.words }, events: [{ type: "note.added", payload: { noteId: id } }] };
}

export function decideAttach(
  _: null,
  input: { documentIds: string[] },
  context: DecideContext,
): Decision<{ documentIds: string[] }> {
  if (!knowsContent(context.case)) throw new DomainError("NOT_ALLOWED");
  return {
    changes: { documentIds: input.documentIds },
    events: input.documentIds.map((documentId) => ({
      type: "document.attached" as const,
      payload: { documentId, purpose: "intake" },
    })),
  };
}

export function decideRemoveDocument(
  facts: { attached: boolean },
  input: { documentId: string },
): Decision<{ documentId: string }> {
  if (!facts.attached) throw new DomainError("NOT_FOUND");
  return {
    changes: input,
    events: [{ type: "document.removed", payload: { documentId: input.documentId } }],
  };
}

export type DocumentFacts = {
  visibility: string;
  uploadedBy: string | null;
  /** It has no virus, and does not wait for a scanner to say so. */
  opens: boolean;
  /** The sealed contract that the reader signed as its Defender: theirs to keep. */
  signed: boolean;
  /** Of whose assignment, payout or messages it is; null: of no one Defender's. */
  defenderId: string | null;
};

const audiences: Record<string, readonly Relation[]> = {
  ALL_PARTIES: ["lead", "counsel", "assistant", "assigned", "facilitator", "director"],
  STAFF: ["facilitator", "director"],
  DEFENDER_STAFF: ["assigned", "former", "finance", "facilitator", "director", "approver"],
  BILLING: ["lead", "counsel", "assistant", "billing", "finance", "director", "facilitator"],
};

const asDefender: readonly Relation[] = ["assigned", "former"];

/**
 * A document is seen by those it is meant for, and by whoever brought it. Others hear that it does not exist. What is
 * one Defender's (a receipt, a remittance advice, a file of their messages) is not another's of the same case.
 */
export function maySeeDocument(
  document: Omit<DocumentFacts, "opens">,
  relations: readonly Relation[],
  actor: Actor,
): boolean {
  if (actor.kind === "user" && document.uploadedBy === actor.userId) return true;
  if (document.signed && relations.includes("former")) return true;
  const { visibility, defenderId } = document;
  const reader = actor.kind === "user" ? actor.defenderId : null;
  const mayDefender = defenderId === null ? visibility !== "DEFENDER_STAFF" : defenderId === reader;
  return (audiences[visibility] ?? []).some(
    (relation) => relations.includes(relation) && (mayDefender || !asDefender.includes(relation)),
  );
}

export function decideReadDocument(
  facts: DocumentFacts | null,
  input: { documentId: string },
  context: DecideContext,
): Decision<null> {
  const { relations } = context.case;
  if (!facts?.opens || !knowsContent(context.case) || !maySeeDocument(facts, relations, context.actor))
    throw new DomainError("NOT_FOUND");
  return { changes: null, events: [{ type: "document.read", payload: { documentId: input.documentId } }] };
}

export type WaitFacts = {
  id: string;
  kind: string;
  party: Party;
  userId: string | null;
  open: boolean;
  step: number;
  /** This strike says what the next one does, and when. */
  warns: boolean;
  /** This strike is for the office, not for whoever it waits on. */
  tells: Party | null;
  next: Date | null;
};

/** One strike of a Wait's clock: the reminder is an event, and the clock goes on to the next strike. */
export function decideRemind(
  wait: WaitFacts | null,
  input: { step: number },
): Decision<{ id: string; step: number; nextAt: Date | null }> {
  if (!wait?.open || wait.step > input.step) throw new DomainError("NOT_FOUND");
  return {
    changes: { id: wait.id, step: input.step + 1, nextAt: wait.next },
    events: [
      {
        type: "wait.reminded",
        payload: {
          ...{ waitId: wait.id, wait: wait.kind },
          ...(wait.tells
            ? { party: wait.tells, userId: null, tells: true }
            : { party: wait.party, userId: wait.userId }),
          ...(wait.warns && wait.next ? { endsAt: wait.next.toISOString() } : {}),
        },
      },
    ],
  };
}
