import { systemActor } from "@/lib/authz/actor";
import { fileMadeDocument } from "@/lib/cases/documents";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { translator } from "@/lib/i18n/translate";
import { renderSheet } from "@/lib/pdf/sheet";
import { hashHex } from "@/lib/templates/canonical-text";
import { execute } from "@/lib/workflow/execute";
import { sealingCommands } from "./sealing/commands";
import { contractSheet } from "./sealing/document";
import { contractRecord } from "./sealing/record";
import { contractFileName } from "./voiding/rules";

/**
 * Makes the file of an executed contract and records its SHA-256 in the case's chain. Safe to repeat: a file that was
 * stored before the worker was killed is the one that is named.
 */
export async function sealContractPdf({ contractId }: { contractId: string }): Promise<void> {
  const contract = await db().contract.findUnique({ where: { id: contractId } });
  if (!contract?.executedAt || contract.sealedAt) return;
  const file = (await storedFile(contractId)) ?? (await makeFile(contractId, contract.caseId));
  await execute(
    { actor: systemActor, now: now(), operationId: `sealContract:${contractId}` },
    sealingCommands.sealContract,
    contract.caseId,
    { contractId, ...file },
  );
}

type StoredFile = { documentId: string; sha256: string };

async function storedFile(contractId: string): Promise<StoredFile | null> {
  const row = await db().document.findFirst({
    where: { ref: contractId, purpose: "contract" },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  return row && { documentId: row.id, sha256: hashHex(row.sha256) };
}

async function makeFile(contractId: string, caseId: string): Promise<StoredFile> {
  const record = await contractRecord(db(), contractId);
  const bytes = await renderSheet(
    contractSheet(record, { en: translator("en"), es: translator("es") }, null),
  );
  const { documentId, sha256 } = await db().$transaction((tx) =>
    fileMadeDocument(tx, {
      ...{ caseId, purpose: "contract", ref: contractId, bytes, visibility: "ALL_PARTIES", now: now() },
      name: contractFileName(record.code, record.state === "void"),
    }),
  );
  return { documentId, sha256 };
}
