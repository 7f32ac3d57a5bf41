import type { UserActor } from "@/lib/authz/actor";
import { knowsContent, mayRun } from "@/lib/authz/policy";
import { caseFor } from "@/lib/authz/scope";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { DomainError } from "@/lib/errors";
import { sniffKind } from "@/lib/files/kinds";
import { reencodeImage } from "@/lib/files/reencode";
import type { CommandName } from "@/lib/workflow/transitions";
import { storeDocument, visibilityOf } from "./documents";
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
 * Takes a file for a case: sniffed, images made anew without their metadata, encrypted, stored.
 * @throws DomainError NOT_FOUND for a case or purpose that is not the actor's, NOT_ALLOWED while nothing could claim it,
 *   FILE_KIND, FILE_TOO_LARGE, FILE_BROKEN, IMAGE_TOO_LARGE
 */
export async function takeUpload(
  actor: UserActor,
  caseId: string,
  purpose: UploadPurpose,
  file: { name: string; bytes: Buffer },
): Promise<{ documentId: string; name: string; size: number }> {
  const facts = await caseFor(db(), actor, { id: caseId }, now());
  if (!facts || !knowsContent(facts)) throw new DomainError("NOT_FOUND");
  const verdicts = claimers[purpose].map((command) => mayRun(command, facts));
  if (!verdicts.includes("yes")) {
    // Theirs to bring, but not while the case stands as it does.
    throw new DomainError(verdicts.includes("wrong_status") ? "NOT_ALLOWED" : "NOT_FOUND");
  }
  const sniffed = await sniffKind(file.bytes);
  const { kind, bytes } = sniffed.startsWith("image/")
    ? await reencodeImage(sniffed, file.bytes)
    : { kind: sniffed, bytes: file.bytes };
  // A HEIC was made a JPEG, and is called one.
  const name = cleanName(kind === sniffed ? file.name : file.name.replace(/\.hei[cf]$/i, ".jpg"));
  const stored = await storeDocument(db(), {
    caseId,
    keyId: facts.keyId,
    purpose,
    ref: null,
    name,
    kind,
    bytes,
    visibility: visibilityOf[purpose],
    by: actor.userId,
    now: now(),
  });
  return { documentId: stored.documentId, name, size: stored.size };
}

/** The name alone, without folders or control characters, and not endless. */
function cleanName(name: string): string {
  const last = name.split(/[\\/]/).pop() ?? "";
  const clean = [...last.normalize("NFC")].filter((letter) => letter >= " " && letter !== "\u007f").join("");
  return clean.slice(-120).trim() || "file";
}
