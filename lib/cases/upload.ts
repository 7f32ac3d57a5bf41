import type { UserActor } from "@/lib/authz/actor";
import { knowsContent, mayRun } from "@/lib/authz/policy";
import { caseFor } from "@/lib/authz/scope";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { openKey } from "@/lib/db/keys";
import { DomainError } from "@/lib/errors";
import { fileStore } from "@/lib/files/current-store";
import { incomingFile, type Incoming } from "@/lib/files/incoming";
import { archiveKind, sniffKind } from "@/lib/files/kinds";
import { reencodeImage } from "@/lib/files/reencode";
import type { StoredFile } from "@/lib/files/store";
import type { CommandName } from "@/lib/workflow/transitions";
import { recordDocument, visibilityOf } from "./documents";
import type { UploadPurpose } from "./schema";

/** The commands that claim a file: whoever may run one of them now may bring it. It is tied to nothing until then. */
const claimers: Record<UploadPurpose, readonly CommandName[]> = {
  intake: ["attachDocument"],
  consent: ["waiveCheck"],
  task_result: ["changeTask"],
  message: ["sendMessage"],
  receipt: ["recordExpense", "changeEntry"],
};

/**
 * Takes a file for a case while it comes in: sniffed by its first bytes, images made anew without their metadata,
 * encrypted as it is written, and read no further than it may be long. What is refused leaves nothing stored.
 * @param reader who brings it; asked again once it is here, for a file may take as long as a session
 * @throws DomainError NOT_FOUND for a case or purpose that is not the actor's, NOT_ALLOWED while nothing could claim it,
 *   SIGNED_OUT, FILE_KIND, FILE_TOO_LARGE, FILE_BROKEN, IMAGE_TOO_LARGE
 */
export async function takeUpload(
  reader: () => Promise<UserActor | null>,
  caseId: string,
  purpose: UploadPurpose,
  file: { name: string; bytes: AsyncIterable<Uint8Array> },
): Promise<{ documentId: string; name: string; size: number }> {
  const { facts } = await mayBring(reader, caseId, purpose);
  const incoming = await incomingFile(file.bytes);
  const { kind, ...stored } = await storeIncoming(incoming, await openKey(db(), facts.keyId));
  const { actor } = await mayBring(reader, caseId, purpose).catch(async (error: unknown) => {
    await fileStore().remove(stored.address);
    throw error;
  });
  // A HEIC was made a JPEG, and is called one.
  const name = cleanName(kind === incoming.kind ? file.name : file.name.replace(/\.hei[cf]$/i, ".jpg"));
  const document = {
    ...{ caseId, keyId: facts.keyId, purpose, ref: null, name, kind },
    ...{ visibility: visibilityOf[purpose], by: actor.userId, now: now() },
  };
  const documentId = await db().$transaction((tx) => recordDocument(tx, document, stored));
  return { documentId, name, size: stored.size };
}

async function mayBring(reader: () => Promise<UserActor | null>, caseId: string, purpose: UploadPurpose) {
  const actor = await reader();
  if (!actor) throw new DomainError("SIGNED_OUT");
  const facts = await caseFor(db(), actor, { id: caseId }, now());
  if (!facts || !knowsContent(facts)) throw new DomainError("NOT_FOUND");
  const verdicts = claimers[purpose].map((command) => mayRun(command, facts));
  if (!verdicts.includes("yes")) {
    // Theirs to bring, but not while the case stands as it does.
    throw new DomainError(verdicts.includes("wrong_status") ? "NOT_ALLOWED" : "NOT_FOUND");
  }
  return { actor, facts };
}

async function storeIncoming({ kind, bytes }: Incoming, key: Buffer): Promise<StoredFile & { kind: string }> {
  const store = fileStore();
  const stored = await store.put(bytes, key);
  if (kind.startsWith("image/")) {
    // As it came it lies encrypted only until its pixels were taken: a slow line keeps no decoder waiting.
    try {
      const made = await reencodeImage(kind, store.read(stored.address, key));
      return { kind: made.kind, ...(await store.put(made.bytes, key)) };
    } finally {
      await store.remove(stored.address);
    }
  }
  // What an archive is, is known once all of it is there: it is read again, piece by piece.
  if (kind === archiveKind && (await sniffedOrNone(store.read(stored.address, key))) !== kind) {
    await store.remove(stored.address);
    throw new DomainError("FILE_KIND");
  }
  return { kind, ...stored };
}

/** Null for what is none of the kinds that are taken, or cannot be read as an archive at all. */
function sniffedOrNone(bytes: AsyncIterable<Uint8Array>): Promise<string | null> {
  return sniffKind(bytes).catch(() => null);
}

/** The name alone, without folders or control characters, and not endless. */
function cleanName(name: string): string {
  const last = name.split(/[\\/]/).pop() ?? "";
  const clean = [...last.normalize("NFC")].filter((letter) => letter >= " " && letter !== "\u007f").join("");
  return clean.slice(-120).trim() || "file";
}
