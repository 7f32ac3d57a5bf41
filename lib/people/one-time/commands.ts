import { hashBytes } from "@/lib/templates/canonical-text";
import { newestTemplate } from "@/lib/templates/queries";
import { signOneTimeInput } from "@/lib/templates/schema";
import { oneTimeKinds } from "@/lib/templates/subject";
import { defineCommand } from "@/lib/workflow/define";
import { decideSignOneTime, type SignFacts } from "./rules";

const signOneTimeAgreement = defineCommand({
  name: "signOneTimeAgreement",
  schema: signOneTimeInput,
  load: async ({ tx, subjectId: userId, request }, { templateVersionId }): Promise<SignFacts> => {
    const read = await tx.templateVersion.findUnique({
      where: { id: templateVersionId },
      select: { kind: true },
    });
    const kind = oneTimeKinds.find((one) => one === read?.kind) ?? null;
    const newest = kind && (await newestTemplate(tx, kind));
    const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { name: true } });
    const signed = newest
      ? await tx.oneTimeAgreement.count({ where: { userId, templateVersionId: newest.id } })
      : 0;
    return { kind, newest, alreadySigned: signed > 0, name: user.name, request };
  },
  decide: decideSignOneTime,
  persist: async ({ tx, now }, { hash, ...row }) => {
    await tx.oneTimeAgreement.create({ data: { ...row, textHash: hashBytes(hash), signedAt: now } });
    return { agreementId: row.id };
  },
});

export const oneTimeCommands = { signOneTimeAgreement };
