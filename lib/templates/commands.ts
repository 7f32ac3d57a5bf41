import { defineCommand } from "@/lib/workflow/define";
import { hashBytes } from "./canonical-text";
import { decidePublish } from "./rules";
import { publishTemplateInput } from "./schema";

const publishTemplate = defineCommand({
  name: "publishTemplate",
  schema: publishTemplateInput,
  load: async ({ tx }, { kind }) => {
    const newest = await tx.templateVersion.findFirst({ where: { kind }, orderBy: { number: "desc" } });
    return { newest: newest?.number ?? 0 };
  },
  decide: decidePublish,
  persist: async ({ tx, now }, { hash, ...version }) => {
    await tx.templateVersion.create({ data: { ...version, textHash: hashBytes(hash), publishedAt: now } });
    return { templateVersionId: version.id, number: version.number };
  },
});

export const templateCommands = { publishTemplate };
