import { randomUUID } from "node:crypto";
import { hasSecondPerson } from "@/lib/authz/second-person";
import { DomainError } from "@/lib/errors";
import { defineCommand, type LoadScope, type Result } from "@/lib/workflow/define";
import { opened, sealed } from "@/lib/workflow/sealed-words";
import { dropDrafts } from "../drafts/load";
import { reportFacts, type OneReportFacts } from "../reports/load";
import { reviewers } from "./answer";
import * as held from "./held";
import { heldFacts, writeHeld } from "./held-record";
import * as rules from "./rules";
import * as schema from "./schema";

const ofReport = ({ tx, subjectId }: LoadScope, { reportId }: { reportId: string }) =>
  reportFacts(tx, subjectId, reportId);

/** A cut is of a report's lines or of a part above the cap; it is answered and decided by the same commands. */
async function ofCut(
  scope: LoadScope,
  { reportId, partId }: { reportId?: string | undefined; partId?: string | undefined },
): Promise<OneReportFacts | held.HeldFacts> {
  if (partId !== undefined) return heldFacts(scope, { partId });
  if (reportId === undefined) throw new DomainError("INVALID");
  return ofReport(scope, { reportId });
}

const writeCut = (scope: LoadScope, changes: rules.AssessmentChanges | held.HeldChanges): Promise<Result> =>
  "partId" in changes ? writeHeld(scope, changes) : writeAssessment(scope, changes);

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
  load: ofCut,
  decide: (facts, input, context) =>
    "part" in facts
      ? held.decideAcceptRefusal(facts, context)
      : rules.decideAcceptCuts(facts, input, context),
  persist: writeCut,
});

const contestCuts = defineCommand({
  name: "contestCuts",
  schema: schema.contestCutsInput,
  load: ofCut,
  decide: (facts, input, context) =>
    "part" in facts
      ? held.decideContestRefusal(facts, input, context)
      : rules.decideContestCuts(facts, input, context),
  persist: writeCut,
});

const decideContest = defineCommand({
  name: "decideContest",
  schema: schema.decideContestInput,
  load: async (scope, input) => {
    const { tx, subjectId, now } = scope;
    const facts = await ofCut(scope, input);
    const first = "part" in facts ? facts.part.refusedBy : facts.report.reviewedBy;
    const hasSecond = first === null || (await hasSecondPerson(tx, subjectId, first, reviewers, now));
    return { ...facts, hasSecond };
  },
  decide: (facts, input, context) =>
    "part" in facts
      ? held.decideRefusalContest(facts, { keep: input.refusal === "keep", words: input.words }, context)
      : rules.decideDecideContest(facts, input, context),
  persist: writeCut,
});

const lapseProposal = defineCommand({
  name: "lapseProposal",
  schema: schema.lapseProposalInput,
  load: async (scope, { ref }) => {
    const part = await scope.tx.entryPart.findUnique({ where: { id: ref }, select: { id: true } });
    return ofCut(scope, part ? { partId: ref } : { reportId: ref });
  },
  decide: (facts, input, context) =>
    "part" in facts
      ? held.decideLapseRefusal(facts, context)
      : rules.decideLapseProposal(facts, input, context),
  persist: writeCut,
});

async function writeAssessment(scope: LoadScope, changes: rules.AssessmentChanges): Promise<Result> {
  const { tx, now } = scope;
  await dropDrafts(tx, changes.reportId);
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
