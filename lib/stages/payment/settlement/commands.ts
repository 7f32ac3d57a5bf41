import { resumeAssignment } from "@/lib/cases/assignments";
import type { Tx } from "@/lib/db/tx";
import { defineCommand, type Result } from "@/lib/workflow/define";
import { assignmentWithTerms } from "../load";
import { openAssignmentId } from "../reports/load";
import { owedOn } from "./load";
import * as rules from "./rules";
import * as schema from "./schema";

const settle = defineCommand({
  name: "settle",
  schema: schema.settleInput,
  load: ({ tx, subjectId }) => owedOn(tx, subjectId),
  decide: rules.decideSettle,
  persist: async () => ({}),
});

const unsettle = defineCommand({
  name: "unsettle",
  schema: schema.unsettleInput,
  load: ({ tx, subjectId }) => owedOn(tx, subjectId),
  decide: rules.decideUnsettle,
  persist: async ({ tx, subjectId }) => {
    // A payment may come back, or a payout, after the case has closed.
    await resumeAssignment(tx, subjectId);
    return {};
  },
});

const reopenWork = defineCommand({
  name: "reopenWork",
  schema: schema.reopenWorkInput,
  load: async ({ tx, subjectId }) => {
    const assignmentId = await openAssignmentId(tx, subjectId);
    const { terms } = await assignmentWithTerms(tx, subjectId, assignmentId);
    const last = await tx.hourReport.findMany({ where: { assignmentId, last: true }, select: { id: true } });
    const inForce = (await tx.contract.count({ where: { caseId: subjectId, state: "executed" } })) > 0;
    return { inForce, endsOn: terms.endsOn, lastReportIds: last.map(({ id }) => id) };
  },
  decide: rules.decideReopenWork,
  persist: async ({ tx, subjectId }, { lastReportIds }) => {
    await tx.hourReport.updateMany({ where: { id: { in: lastReportIds } }, data: { last: false } });
    await tx.case.update({ where: { id: subjectId }, data: { workDoneAt: null } });
    return {};
  },
});

const fileDocument = defineCommand({
  name: "fileDocument",
  schema: schema.fileDocumentInput,
  load: async ({ tx, subjectId }, { documentId, purpose, sha256, ref }) => {
    const row = await tx.document.findFirst({ where: { id: documentId, caseId: subjectId, purpose, ref } });
    const record = await recordOf(tx, subjectId, purpose, ref);
    return {
      stored: row !== null && Buffer.from(row.sha256).toString("hex") === sha256,
      known: record !== null,
      filed: record?.documentId ?? null,
    };
  },
  decide: rules.decideFileDocument,
  persist: async ({ tx }, changes): Promise<Result> => {
    if (!changes) return {};
    const { documentId, purpose, ref } = changes;
    if (purpose === "invoice") await tx.invoice.update({ where: { id: ref }, data: { documentId } });
    else await tx.payout.update({ where: { id: ref }, data: { documentId } });
    return { documentId };
  },
});

function recordOf(
  tx: Tx,
  caseId: string,
  purpose: "invoice" | "remittance",
  id: string,
): Promise<{ documentId: string | null } | null> {
  const where = { where: { id, caseId }, select: { documentId: true } } as const;
  return purpose === "invoice" ? tx.invoice.findFirst(where) : tx.payout.findFirst(where);
}

export const settlementCommands = { settle, unsettle, reopenWork, fileDocument };
