import { randomUUID } from "node:crypto";
import type { UserActor } from "@/lib/authz/actor";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { openKey } from "@/lib/db/keys";
import { DomainError } from "@/lib/errors";
import { fileStore } from "@/lib/files/current-store";
import { openText } from "@/lib/vault/seal";
import { execute } from "@/lib/workflow/execute";
import { caseCommands } from "./commands";

export type Download = { name: string; kind: string; bytes: Buffer };

/**
 * A stored document for one reader. The reading is an event of the case; who may not read it, and an id that is
 * nobody's, hear the same.
 * @throws DomainError NOT_FOUND
 */
export async function downloadFor(
  actor: UserActor,
  documentId: string,
  request?: { address: string; browser: string; requestId: string },
): Promise<Download> {
  const row = await db().document.findFirst({ where: { id: documentId, removedAt: null } });
  if (!row?.caseId) throw new DomainError("NOT_FOUND");
  try {
    await execute(
      { actor, now: now(), operationId: randomUUID(), ...(request ? { request } : {}) },
      caseCommands.readDocument,
      row.caseId,
      { documentId },
    );
  } catch (error) {
    // Refused and unknown are one answer: the address of a file tells nothing.
    if (error instanceof DomainError) throw new DomainError("NOT_FOUND");
    throw error;
  }
  const key = await openKey(db(), row.keyId);
  return {
    name: openText(key, `Document:nameCipher:${row.id}`, Buffer.from(row.nameCipher)),
    kind: row.kind,
    bytes: await fileStore().get(row.address, key),
  };
}
