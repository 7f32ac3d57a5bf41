import { hashBytes, hashHex } from "@/lib/templates/canonical-text";
import { defineCommand } from "@/lib/workflow/define";
import { decideSeal, type SealFacts } from "./rules";
import { sealContractInput } from "./schema";

const sealContract = defineCommand({
  name: "sealContract",
  schema: sealContractInput,
  load: async ({ tx, subjectId }, { contractId, documentId }): Promise<SealFacts> => {
    const contract = await tx.contract.findFirst({ where: { id: contractId, caseId: subjectId } });
    const file = await tx.document.findFirst({
      where: { id: documentId, caseId: subjectId, purpose: "contract", ref: contractId },
      select: { sha256: true },
    });
    return {
      // One that was declared void before the worker came is sealed all the same: it was signed by three.
      contract: contract && { executed: contract.executedAt !== null, sealed: contract.sealedAt !== null },
      storedSha256: file && hashHex(file.sha256),
    };
  },
  decide: decideSeal,
  persist: async ({ tx, now }, { contractId, documentId, sha256 }) => {
    await tx.contract.update({
      where: { id: contractId },
      data: { sealedDocumentId: documentId, sealedSha256: hashBytes(sha256), sealedAt: now },
    });
    return { documentId };
  },
});

export const sealingCommands = { sealContract };
