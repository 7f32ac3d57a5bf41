import { randomUUID } from "node:crypto";
import { openKey } from "@/lib/db/keys";
import type { Tx } from "@/lib/db/tx";
import { env } from "@/lib/env";
import { DomainError } from "@/lib/errors";
import { fileStore } from "@/lib/files/current-store";
import type { StoredFile } from "@/lib/files/store";
import { openText, sealText } from "@/lib/vault/seal";
import type { UploadPurpose } from "./schema";
import { standingOf, type FileStanding } from "./scans/standing";
import { enqueueScan } from "./scans/waiting";

export type Visibility = "ALL_PARTIES" | "STAFF" | "DEFENDER_STAFF" | "BILLING";

/** For whom a file that a person brought is meant, by what it is for. */
export const visibilityOf: Record<UploadPurpose, Visibility> = {
  intake: "ALL_PARTIES",
  consent: "STAFF",
  task_result: "ALL_PARTIES",
  message: "ALL_PARTIES",
  receipt: "DEFENDER_STAFF",
};

/** Whether this installation has its files looked at for viruses. */
export const hasScanner = () => env().CLAMD_ADDRESS !== undefined;

type NewDocument = {
  caseId: string;
  keyId: string;
  purpose: string;
  ref: string | null;
  name: string;
  kind: string;
  visibility: Visibility;
  by: string | null;
  now: Date;
};

/**
 * Stores the bytes encrypted under the case's key and the row that finds them again. The bytes are written first:
 * bytes without a row are rubbish to be swept, a row without bytes would be a loss.
 * @returns id, SHA-256 of the plain bytes in hexadecimal, size in bytes
 */
export async function storeDocument(
  tx: Tx,
  document: NewDocument & { bytes: Buffer },
): Promise<{ documentId: string; sha256: string; size: number }> {
  const key = await openKey(tx, document.keyId);
  const { sha256, size, address } = await fileStore().put(document.bytes, key);
  return { documentId: await recordDocument(tx, document, { sha256, size, address }), sha256, size };
}

/**
 * The row of a file that is stored already. What a person brought waits for the virus scanner, if there is one: the job
 * exists if and only if the row does, so `tx` is a transaction.
 * @returns its id
 */
export async function recordDocument(tx: Tx, document: NewDocument, stored: StoredFile): Promise<string> {
  const key = await openKey(tx, document.keyId);
  const id = randomUUID();
  await tx.document.create({
    data: {
      id,
      caseId: document.caseId,
      purpose: document.purpose,
      ref: document.ref,
      keyId: document.keyId,
      nameCipher: Uint8Array.from(sealText(key, `Document:nameCipher:${id}`, document.name)),
      kind: document.kind,
      size: stored.size,
      sha256: Uint8Array.from(Buffer.from(stored.sha256, "hex")),
      address: stored.address,
      visibility: document.visibility,
      uploadedBy: document.by,
      at: document.now,
      scan: document.by === null ? null : hasScanner() ? "PENDING" : "NOT_SCANNED",
    },
  });
  if (document.by !== null && hasScanner()) await enqueueScan(tx, id);
  return id;
}

/** A document that the portal made itself (a contract, an invoice, a remittance advice), as a PDF. */
export async function fileMadeDocument(
  tx: Tx,
  made: {
    caseId: string;
    purpose: "contract" | "invoice" | "remittance";
    ref: string;
    name: string;
    bytes: Uint8Array;
    visibility: Visibility;
    now: Date;
  },
): Promise<{ documentId: string; sha256: string; size: number }> {
  const row = await tx.case.findUniqueOrThrow({ where: { id: made.caseId }, select: { keyId: true } });
  return storeDocument(tx, {
    ...made,
    keyId: row.keyId,
    kind: "application/pdf",
    bytes: Buffer.from(made.bytes),
    by: null,
  });
}

/** The bytes stay as they are; only what the file is called changes. @param key that of its case */
export async function renameDocument(tx: Tx, documentId: string, name: string, key: Buffer): Promise<void> {
  const nameCipher = Uint8Array.from(sealText(key, `Document:nameCipher:${documentId}`, name));
  await tx.document.update({ where: { id: documentId }, data: { nameCipher } });
}

/**
 * Ties uploaded files to the record they were brought for. Each must be of this case and purpose, brought by the
 * same person, and not tied yet.
 * @throws DomainError NOT_FOUND when one is not, FILE_INFECTED when a virus was found in one
 */
export async function claimDocuments(
  tx: Tx,
  claim: { caseId: string; ids: string[]; purpose: UploadPurpose; ref: string; by: string | null },
): Promise<void> {
  if (claim.ids.length === 0) return;
  const theirs = { id: { in: claim.ids }, caseId: claim.caseId, uploadedBy: claim.by };
  if ((await tx.document.count({ where: { ...theirs, scan: "INFECTED" } })) > 0)
    throw new DomainError("FILE_INFECTED");
  const tied = await tx.document.updateMany({
    where: {
      id: { in: claim.ids },
      caseId: claim.caseId,
      purpose: claim.purpose,
      ref: null,
      removedAt: null,
      uploadedBy: claim.by,
    },
    data: { ref: claim.ref },
  });
  if (tied.count !== new Set(claim.ids).size) throw new DomainError("NOT_FOUND");
}

/**
 * The one Defender whose a document is by the record it is tied to: an entry's receipt, a payout's remittance advice, a
 * file of their messages. Null: it is no Defender's own.
 */
export async function defenderOfDocument(tx: Tx, ref: string | null): Promise<string | null> {
  if (ref === null) return null;
  const rows = await tx.$queryRaw<{ defenderId: string | null }[]>`
    SELECT a."defenderId" FROM "Entry" e JOIN "Assignment" a ON a.id = e."assignmentId" WHERE e.id = ${ref}::uuid
    UNION ALL SELECT p."defenderId" FROM "Payout" p WHERE p.id = ${ref}::uuid
    UNION ALL SELECT m."defenderId" FROM "Message" m WHERE m.id = ${ref}::uuid`;
  return rows[0]?.defenderId ?? null;
}

export type DocumentView = {
  id: string;
  name: string;
  kind: string;
  size: number;
  at: Date;
  standing: FileStanding;
};

/** A file of which a page needs no more than to link to it. */
export type FileRef = { id: string; standing: FileStanding };

/** How files stand with the virus scanner: a look-up by their ids, for pages that link to them. Null for no id. */
export async function fileRefs(
  tx: Tx,
  ids: readonly (string | null | undefined)[],
): Promise<(id: string | null | undefined) => FileRef | null> {
  const known = ids.filter((id) => typeof id === "string");
  const rows =
    known.length === 0
      ? []
      : await tx.document.findMany({ where: { id: { in: known } }, select: { id: true, scan: true } });
  const refs = new Map(rows.map(({ id, scan }) => [id, { id, standing: standingOf(scan, hasScanner()) }]));
  return (id) => (id ? (refs.get(id) ?? null) : null);
}

/** Names of the files that are tied to a record, decrypted; for pages whose reader may see them. */
export async function documentsOf(
  tx: Tx,
  caseKey: Buffer,
  where: { caseId: string; purpose?: UploadPurpose; refs?: string[]; visibility?: Visibility[] },
): Promise<(DocumentView & { ref: string | null })[]> {
  const rows = await tx.document.findMany({
    where: {
      caseId: where.caseId,
      removedAt: null,
      ref: where.refs ? { in: where.refs } : { not: null },
      ...(where.purpose ? { purpose: where.purpose } : {}),
      ...(where.visibility ? { visibility: { in: where.visibility } } : {}),
    },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => ({
    id: row.id,
    ref: row.ref,
    name: openText(caseKey, `Document:nameCipher:${row.id}`, Buffer.from(row.nameCipher)),
    kind: row.kind,
    size: row.size,
    at: row.at,
    standing: standingOf(row.scan, hasScanner()),
  }));
}
