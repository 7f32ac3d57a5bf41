import { hashBytes } from "@/lib/templates/canonical-text";
import { newestTemplate } from "@/lib/templates/queries";
import { signAdvocateAgreementInput } from "@/lib/templates/schema";
import { defineCommand } from "@/lib/workflow/define";
import { decideSignAgreement, type AgreementFacts } from "./agreement-rules";

const signAdvocateAgreement = defineCommand({
  name: "signAdvocateAgreement",
  schema: signAdvocateAgreementInput,
  load: async ({ tx, subjectId, request }): Promise<AgreementFacts> => {
    const newest = await newestTemplate(tx, "ADVOCATE_AGREEMENT");
    const user = await tx.user.findUniqueOrThrow({ where: { id: subjectId }, select: { name: true } });
    const signed = newest
      ? await tx.advocateAgreement.count({ where: { userId: subjectId, templateVersionId: newest.id } })
      : 0;
    return {
      newest,
      alreadySigned: signed > 0,
      name: user.name,
      request,
    };
  },
  decide: decideSignAgreement,
  persist: async ({ tx, now }, { hash, ...row }) => {
    await tx.advocateAgreement.create({ data: { ...row, textHash: hashBytes(hash), signedAt: now } });
    return { agreementId: row.id };
  },
});

export const advocateAgreementCommands = { signAdvocateAgreement };
