import { renameDocument } from "@/lib/cases/documents";
import { DomainError } from "@/lib/errors";
import { defineCommand } from "@/lib/workflow/define";
import { decideVoid, type VoidFacts } from "./rules";
import { voidContractInput } from "./schema";

const voidContract = defineCommand({
  name: "voidContract",
  schema: voidContractInput,
  load: async ({ tx, subjectId }): Promise<VoidFacts> => {
    const contract = await tx.contract.findFirst({
      where: { caseId: subjectId, state: "executed" },
      select: { id: true, sealedDocumentId: true },
    });
    const assignment = await tx.assignment.findFirst({
      where: { contractId: contract?.id ?? "", to: null },
      select: { id: true, defenderId: true },
    });
    if (!contract || !assignment) throw new DomainError("WRONG_STATE");
    return {
      ...{ contractId: contract.id, documentId: contract.sealedDocumentId },
      ...{ assignmentId: assignment.id, defenderId: assignment.defenderId },
    };
  },
  decide: decideVoid,
  persist: async (scope, { contractId, documentId, fileName, workDoneAt }) => {
    const { tx, subjectId } = scope;
    await tx.contract.update({ where: { id: contractId }, data: { state: "void" } });
    await tx.case.update({ where: { id: subjectId }, data: { workDoneAt, heldBy: null } });
    if (documentId) await renameDocument(tx, documentId, fileName, await scope.caseKey());
    return {};
  },
});

export const voidingCommands = { voidContract };
