import { officeToday } from "@/lib/calendar";
import { userIdOf } from "@/lib/authz/actor";
import { partyNamesOf } from "@/lib/cases/people";
import { dateToPlain } from "@/lib/dates";
import { rateOn } from "@/lib/fees/queries";
import { holdNames } from "@/lib/people/naming/held";
import { hashBytes } from "@/lib/templates/canonical-text";
import { newestTemplate, templateVersion } from "@/lib/templates/queries";
import { openText, sealText } from "@/lib/vault/seal";
import { defineCommand, type LoadScope, type Result } from "@/lib/workflow/define";
import { contractOf, payersOf, versionFacts, writeVersion } from "../load";
import { decideNameParties, type PartiesFacts } from "./parties";
import * as opening from "./opening";
import * as rules from "./rules";
import * as schema from "./schema";

const openContract = defineCommand({
  name: "openContract",
  schema: schema.openContractInput,
  load: openingFacts,
  decide: opening.decideOpen,
  persist: async (scope, changes) => {
    const { tx, subjectId, now } = scope;
    const { contractId, offerId, defenderId, templateVersionId, previousId, version } = changes;
    if (previousId) await tx.contract.update({ where: { id: previousId }, data: { state: "ended" } });
    await tx.contract.create({
      data: {
        ...{ id: contractId, caseId: subjectId, offerId, defenderId, templateVersionId },
        state: "negotiating",
        createdAt: now,
      },
    });
    await writeVersion(scope, contractId, version);
    return { contractId, versionId: version.id };
  },
});

async function openingFacts(
  scope: LoadScope,
  { offerId }: { offerId: string },
): Promise<opening.OpeningFacts> {
  const { tx, subjectId, now } = scope;
  const made = { id: offerId, caseId: subjectId };
  const to = await tx.offer.findFirst({ where: made, select: { defender: { select: { userId: true } } } });
  await holdNames(tx, [scope.case.leadId, ...(to ? [to.defender.userId] : [])]);
  const [offer, lead, firm, previous, rows] = [
    await tx.offer.findFirst({
      where: made,
      include: { defender: { include: { user: { select: { name: true, address: true, timeZone: true } } } } },
    }),
    await tx.user.findUniqueOrThrow({
      where: { id: scope.case.leadId },
      select: { name: true, address: true },
    }),
    await tx.organization.findUniqueOrThrow({
      where: { id: scope.case.organizationId },
      select: { name: true },
    }),
    await tx.contract.findFirst({
      where: { caseId: subjectId, state: { in: ["negotiating", "signing"] } },
      select: { id: true },
    }),
    await tx.intakeTask.findMany({ where: { intake: { caseId: subjectId } }, orderBy: { position: "asc" } }),
  ];
  const practice = offer
    ? await tx.organization.findUniqueOrThrow({
        where: { id: offer.defender.organizationId },
        select: { name: true },
      })
    : null;
  const key = await scope.caseKey();
  const rate = await rateOn(tx, scope.case.currency, officeToday(now));
  return {
    template: await newestTemplate(tx, "CONTRACT"),
    rate: rate && {
      billRateMinor: rate.billRateMinor,
      payRateMinor: rate.payRateMinor,
      feeBasisPoints: rate.feeBasisPoints,
    },
    offer: offer && {
      id: offer.id,
      defenderId: offer.defenderId,
      defenderZone: offer.defender.user.timeZone,
      hours: offer.hours,
      expensesMinor: offer.expensesMinor,
    },
    tasks: rows.map((row) => ({
      kind: row.kind,
      words: openText(key, `IntakeTask:wordsCipher:${row.id}`, row.wordsCipher),
      deadline: row.deadline && dateToPlain(row.deadline),
    })),
    partyNames: await partyNamesOf(tx, subjectId),
    parties: {
      advocate: lead.name,
      advocateAddress: lead.address,
      organization: firm.name,
      defender: offer?.defender.user.name ?? "",
      defenderAddress: offer?.defender.user.address ?? "neutral",
      practice: practice?.name ?? "",
      payer: firm.name,
    },
    previousId: previous?.id ?? null,
    already: (await tx.contract.count({ where: { offerId } })) > 0,
  };
}

const editContract = defineCommand({
  name: "editContract",
  schema: schema.editContractInput,
  load: async (scope, { version }): Promise<rules.EditFacts> => {
    const contract = await contractOf(scope, "negotiating");
    const base = await scope.tx.contractVersion.findUnique({
      where: { contractId_number: { contractId: contract.id, number: version } },
    });
    const { templateVersionId } = await scope.tx.contract.findUniqueOrThrow({
      where: { id: contract.id },
      select: { templateVersionId: true },
    });
    return {
      contract,
      base: base && versionFacts(base, await scope.caseKey()),
      payers: await payersOf(
        scope.tx,
        scope.subjectId,
        scope.case.organizationId,
        contract.current.figures.payerId,
      ),
      partyNames: await partyNamesOf(scope.tx, scope.subjectId),
      template: (await templateVersion(scope.tx, templateVersionId))?.clauses ?? [],
    };
  },
  decide: rules.decideEdit,
  persist: async (scope, { contractId, version }) => {
    await scope.tx.contract.update({
      where: { id: contractId },
      data: { currentNumber: version.number, version: version.number },
    });
    await writeVersion(scope, contractId, version);
    return { versionId: version.id, number: version.number };
  },
});

const nameParties = defineCommand({
  name: "nameParties",
  schema: schema.namePartiesInput,
  load: async (scope): Promise<PartiesFacts> => {
    const contract = await contractOf(scope, scope.case.status === "signing" ? "signing" : "negotiating");
    const { tx, case: facts } = scope;
    const { userId } = await tx.defender.findUniqueOrThrow({
      where: { id: contract.defenderId },
      select: { userId: true },
    });
    await holdNames(tx, [facts.leadId, userId]);
    const namedAs = (id: string) =>
      tx.user.findUniqueOrThrow({ where: { id }, select: { name: true, address: true } });
    return { contract, lead: await namedAs(facts.leadId), defender: await namedAs(userId) };
  },
  decide: decideNameParties,
  persist: async (scope, changes): Promise<Result> => {
    if (!changes) return {};
    const { contractId, round, version } = changes;
    await scope.tx.contract.update({
      where: { id: contractId },
      data: {
        ...{ state: "negotiating", round, signBy: null, sentAt: null },
        ...{ currentNumber: version.number, version: version.number },
      },
    });
    await writeVersion(scope, contractId, version);
    return { versionId: version.id, number: version.number };
  },
});

const commentOnContract = defineCommand({
  name: "commentOnContract",
  schema: schema.commentInput,
  load: async (scope) => ({ contract: await contractOf(scope, "negotiating") }),
  decide: rules.decideComment,
  persist: async (scope, changes) => {
    await writeComment(scope, changes);
    return { commentId: changes.id };
  },
});

/** A comment keeps to its clause through every edit. */
export async function writeComment(scope: LoadScope, comment: rules.CommentChanges): Promise<void> {
  const { words, ...row } = comment;
  const place = `ContractComment:wordsCipher:${row.id}`;
  await scope.tx.contractComment.create({
    data: {
      ...row,
      authorId: userIdOf(scope.actor),
      wordsCipher: Uint8Array.from(sealText(await scope.caseKey(), place, words)),
      at: scope.now,
    },
  });
}

const resolveComment = defineCommand({
  name: "resolveComment",
  schema: schema.resolveCommentInput,
  load: async (scope, { commentId }) => {
    const contract = await contractOf(scope, "negotiating");
    const comment = await scope.tx.contractComment.findFirst({
      where: { id: commentId, contractId: contract.id },
    });
    return { contractId: contract.id, comment: comment && { resolved: comment.resolvedAt !== null } };
  },
  decide: rules.decideResolve,
  persist: async ({ tx, now, actor }, { commentId }) => {
    await tx.contractComment.update({
      where: { id: commentId },
      data: { resolvedAt: now, resolvedBy: userIdOf(actor) },
    });
    return {};
  },
});

const approveText = defineCommand({
  name: "approveText",
  schema: schema.seenText,
  load: async (scope) => ({ contract: await contractOf(scope, "negotiating") }),
  decide: rules.decideApprove,
  persist: async ({ tx, now, actor }, { hash, ...approval }) => {
    const userId = userIdOf(actor) ?? "";
    await tx.approval.create({ data: { ...approval, userId, textHash: hashBytes(hash), at: now } });
    return { approvalId: approval.id };
  },
});

const releaseDefender = defineCommand({
  name: "releaseDefender",
  schema: schema.releaseDefenderInput,
  load: async (scope) => ({ contract: await contractOf(scope, "negotiating") }),
  decide: rules.decideRelease,
  persist: async ({ tx, subjectId }, { contractId }) => {
    await tx.contract.update({ where: { id: contractId }, data: { state: "ended" } });
    await tx.case.update({ where: { id: subjectId }, data: { defenderId: null } });
    return {};
  },
});

export const negotiationCommands = {
  openContract,
  editContract,
  nameParties,
  commentOnContract,
  resolveComment,
  approveText,
  releaseDefender,
};
