import { defineCommand } from "@/lib/workflow/define";
import { decideRecordScan } from "./rules";
import { recordScanInput } from "./schema";

const recordScan = defineCommand({
  name: "recordScan",
  schema: recordScanInput,
  load: ({ tx, subjectId }, { documentId }) =>
    tx.document.findFirst({
      where: { id: documentId, caseId: subjectId, removedAt: null },
      select: { scan: true, purpose: true },
    }),
  decide: decideRecordScan,
  persist: async ({ tx, now }, changes) => {
    await tx.document.update({
      where: { id: changes.documentId },
      data: {
        scan: changes.verdict,
        scannedAt: now,
        scanFound: changes.verdict === "INFECTED" ? changes.found : null,
      },
    });
    return { verdict: changes.verdict };
  },
});

export const scanCommands = { recordScan };
