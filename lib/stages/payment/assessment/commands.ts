import { randomUUID } from "node:crypto";
import { DomainError } from "@/lib/errors";
import { defineCommand, type LoadScope, type Result } from "@/lib/workflow/define";
import { opened, sealed } from "@/lib/workflow/sealed-words";
import { reportFacts } from "../reports/load";
import * as held from "./held";
import * as rules from "./rules";
import * as schema from "./schema";

const ofReport = ({ tx, subjectId }: LoadScope, { reportId }: { reportId: string }) =>
  reportFacts(tx, subjectId, reportId);

const approveReport = defineCommand({
  name: "approveReport",
  schema: schema.approveReportInput,
  load: ofReport,
  decide: rules.decideApproveReport,
  persist: writeAssessment,
});

const proposeCuts = defineCommand({
  name: "proposeCuts",
  schema: schema.proposeCutsInput,
  load: ofReport,
  decide: rules.decideProposeCuts,
  persist: writeAssessment,
});

const acceptCuts = defineCommand({
  name: "acceptCuts",
  schema: schema.acceptCutsInput,
  load: ofReport,
  decide: rules.decideAcceptCuts,
  persist: writeAssessment,
});

const contestCuts = defineCommand({
  name: "contestCuts",
  schema: schema.contestCutsInput,
  load: ofReport,
  decide: rules.decideContestCuts,
  persist: writeAssessment,
});

const decideContest = defineCommand({
  name: "decideContest",
  schema: schema.decideContestInput,
  load: ofReport,
  decide: rules.decideDecideContest,
  persist: writeAssessment,
});

const lapseProposal = defineCommand({
  name: "lapseProposal",
  schema: schema.lapseProposalInput,
  load: (scope, { ref }) => ofReport(scope, { reportId: ref }),
  decide: rules.decideLapseProposal,
  persist: writeAssessment,
});

async function writeAssessment(scope: LoadScope, changes: rules.AssessmentChanges): Promise<Result> {
  const { tx, now } = scope;
  const { reportId, state, round, decided, contest, by } = changes;
  for (const { line, allowed, reasonCode, words } of decided) {
    const id = randomUUID();
    const said = words || (reasonCode ? await wordsBefore(scope, line.partId) : "");
    await tx.assessment.create({
      data: {
        ...{ id, reportId, partId: line.partId, round, reasonCode, at: now, by: by ?? "" },
        allowedMinutes: allowed.minutes,
        ownMinor: allowed.ownMinor,
        billMinor: allowed.billMinor,
        payMinor: allowed.payMinor,
        wordsCipher: said ? await sealed(scope, `Assessment:wordsCipher:${id}`, said) : null,
      },
    });
  }
  const { state: stood } = await tx.hourReport.findUniqueOrThrow({ where: { id: reportId } });
  await tx.hourReport.update({
    where: { id: reportId },
    data: {
      state,
      ...(stood === "submitted" ? { reviewedBy: by } : {}),
      ...(stood === "contested" ? { decidedBy: by } : {}),
      ...(state === "proposed" ? { proposedAt: now } : {}),
      ...(state === "final" ? { finalAt: now } : {}),
      ...(contest === null
        ? {}
        : {
            contestedAt: now,
            contestCipher: await sealed(scope, `HourReport:contestCipher:${reportId}`, contest),
          }),
      version: { increment: 1 },
    },
  });
  return { reportId };
}

/** A cut that is kept as it was proposed keeps its words too, under the new row. */
async function wordsBefore(scope: LoadScope, partId: string): Promise<string> {
  const row = await scope.tx.assessment.findFirst({ where: { partId }, orderBy: { round: "desc" } });
  if (!row) return "";
  return opened(await scope.caseKey(), `Assessment:wordsCipher:${row.id}`, row.wordsCipher);
}

async function heldFacts(
  { tx, subjectId }: LoadScope,
  { partId }: { partId: string },
): Promise<held.HeldFacts> {
  const row = await tx.entryPart.findFirst({
    where: { id: partId, entry: { caseId: subjectId, withdrawnAt: null } },
    include: { entry: { select: { assignment: { select: { defenderId: true } } } } },
  });
  if (!row) throw new DomainError("NOT_FOUND");
  return {
    part: { id: row.id, entryId: row.entryId, state: row.state, defenderId: row.entry.assignment.defenderId },
  };
}

const refuseHeldPart = defineCommand({
  name: "refuseHeldPart",
  schema: schema.refuseHeldPartInput,
  load: heldFacts,
  decide: held.decideRefuseHeldPart,
  persist: writeHeld,
});

const withdrawHeldPart = defineCommand({
  name: "withdrawHeldPart",
  schema: schema.withdrawHeldPartInput,
  load: heldFacts,
  decide: held.decideWithdrawHeldPart,
  persist: writeHeld,
});

async function writeHeld(scope: LoadScope, { partId, refusal }: held.HeldChanges): Promise<Result> {
  await scope.tx.entryPart.update({
    where: { id: partId },
    data: refusal
      ? {
          state: "refused",
          refusedCode: refusal.reasonCode,
          refusedCipher: await sealed(scope, `EntryPart:refusedCipher:${partId}`, refusal.words),
        }
      : { state: "withdrawn" },
  });
  return { partId };
}

export const assessmentCommands = {
  approveReport,
  proposeCuts,
  acceptCuts,
  contestCuts,
  decideContest,
  lapseProposal,
  refuseHeldPart,
  withdrawHeldPart,
};
