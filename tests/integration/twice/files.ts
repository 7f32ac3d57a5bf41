import { Readable } from "node:stream";
import type { UserActor } from "@/lib/authz/actor";
import { fileMadeDocument } from "@/lib/cases/documents";
import type { UploadPurpose } from "@/lib/cases/schema";
import { takeUpload } from "@/lib/cases/upload";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";

const page = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

/** A file that somebody brought to a case, tied to nothing yet. @param file its name, and what stands in it besides */
export async function upload(
  actor: UserActor,
  caseId: string,
  purpose: UploadPurpose,
  { name = "paper.pdf", also = "" }: { name?: string; also?: string } = {},
): Promise<string> {
  const file = { name, bytes: Readable.from([Buffer.from(page + also)]) };
  return (await takeUpload(async () => actor, caseId, purpose, file)).documentId;
}

/** A file as the worker stores it before it runs the command that names it. */
export async function made(
  caseId: string,
  purpose: "contract" | "invoice",
  ref: string,
): Promise<{ documentId: string; sha256: string }> {
  const { documentId, sha256 } = await db().$transaction((tx) =>
    fileMadeDocument(tx, {
      ...{ caseId, purpose, ref, name: "made.pdf", bytes: Buffer.from(page), now: now() },
      visibility: purpose === "contract" ? "ALL_PARTIES" : "BILLING",
    }),
  );
  return { documentId, sha256 };
}
