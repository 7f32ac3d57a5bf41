import { userIdOf } from "@/lib/authz/actor";
import { enqueue } from "@/lib/jobs/enqueue";
import { missingGlyphs } from "@/lib/pdf/fonts";
import { hashBytes } from "@/lib/templates/canonical-text";
import { hasSignedOnce } from "@/lib/templates/signed";
import { defineCommand, type LoadScope, type Result } from "@/lib/workflow/define";
import { contractOf } from "../load";
import { writeComment } from "../negotiation/commands";
import * as rules from "./rules";
import { hasViewed } from "./viewed";
import * as schema from "./schema";

const sendForSignature = defineCommand({
  name: "sendForSignature",
  schema: schema.sendForSignatureInput,
  load: async (scope): Promise<rules.SendFacts> => {
    const { leadId } = scope.case;
    const lead = await scope.tx.user.findUniqueOrThrow({ where: { id: leadId }, select: { name: true } });
    return {
      contract: await contractOf(scope, "negotiating"),
      agreementSigned: await hasSignedOnce(scope.tx, "ADVOCATE_AGREEMENT", leadId),
      leadName: lead.name,
      missingGlyphs,
    };
  },
  decide: rules.decideSend,
  persist: async ({ tx, now }, { contractId, signBy }) => {
    await tx.contract.update({ where: { id: contractId }, data: { state: "signing", signBy, sentAt: now } });
    return {};
  },
});

const viewContract = defineCommand({
  name: "viewContract",
  schema: schema.viewContractInput,
  load: async (scope) => {
    const contract = await contractOf(scope, "signing");
    const { tx, subjectId, actor } = scope;
    return { contract, viewed: await hasViewed(tx, subjectId, userIdOf(actor), contract.current.id) };
  },
  decide: rules.decideView,
  persist: async () => ({}),
});

const sign = defineCommand({
  name: "sign",
  schema: schema.signInput,
  load: async (scope): Promise<rules.SignFacts> => {
    const { tx, actor, request } = scope;
    const id = userIdOf(actor);
    const signer = id ? await tx.user.findUnique({ where: { id }, select: { name: true } }) : null;
    return { contract: await contractOf(scope, "signing"), signerName: signer?.name ?? "", request };
  },
  decide: rules.decideSign,
  persist: async ({ tx, now, proof }, { contractId, last, signature }) => {
    const { hash, ...row } = signature;
    const { at: provenAt, by: provenBy } = await proof();
    await tx.signature.create({ data: { ...row, textHash: hashBytes(hash), provenAt, provenBy, at: now } });
    if (last) {
      await tx.contract.update({ where: { id: contractId }, data: { state: "executed", executedAt: now } });
      await enqueue(tx, "sealContract", { contractId });
    }
    return { signatureId: row.id, executed: last };
  },
});

const signing = async (scope: LoadScope) => ({ contract: await contractOf(scope, "signing") });

const declineToSign = defineCommand({
  name: "declineToSign",
  schema: schema.declineToSignInput,
  load: signing,
  decide: rules.decideDecline,
  persist: giveBack,
});

const withdrawToEdit = defineCommand({
  name: "withdrawToEdit",
  schema: schema.withdrawToEditInput,
  load: signing,
  decide: rules.decideWithdrawToEdit,
  persist: giveBack,
});

const expireSigning = defineCommand({
  name: "expireSigning",
  schema: schema.expireSigningInput,
  load: signing,
  decide: rules.decideExpire,
  persist: giveBack,
});

/** Signatures given so far stay as they are, of a round that did not come to an end. */
async function giveBack(scope: LoadScope, changes: rules.ReturnChanges): Promise<Result> {
  const { contractId, round, comment } = changes;
  await scope.tx.contract.update({
    where: { id: contractId },
    data: { state: "negotiating", round, signBy: null, sentAt: null },
  });
  if (comment) await writeComment(scope, comment);
  return {};
}

export const signingCommands = {
  sendForSignature,
  viewContract,
  sign,
  declineToSign,
  withdrawToEdit,
  expireSigning,
};
