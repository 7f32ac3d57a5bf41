import { userIdOf } from "@/lib/authz/actor";
import { claimDocuments } from "@/lib/cases/documents";
import { DomainError } from "@/lib/errors";
import { defineCommand } from "@/lib/workflow/define";
import { sealed } from "@/lib/workflow/sealed-words";
import * as rules from "./rules";
import * as schema from "./schema";

const sendMessage = defineCommand({
  name: "sendMessage",
  schema: schema.sendMessageInput,
  load: async () => null,
  decide: rules.decideSendMessage,
  persist: async (scope, { documentIds, words, ...row }) => {
    const { tx, now, subjectId } = scope;
    await tx.message.create({
      data: {
        ...row,
        caseId: subjectId,
        wordsCipher: await sealed(scope, `Message:wordsCipher:${row.id}`, words),
        at: now,
      },
    });
    const claim = { caseId: subjectId, purpose: "message", ref: row.id, by: row.authorId } as const;
    await claimDocuments(tx, { ...claim, ids: documentIds });
    return { messageId: row.id };
  },
});

const readMessages = defineCommand({
  name: "readMessages",
  schema: schema.readMessagesInput,
  load: async ({ tx, actor, subjectId }) => {
    const userId = userIdOf(actor);
    const row = userId
      ? await tx.messageRead.findUnique({ where: { caseId_userId: { caseId: subjectId, userId } } })
      : null;
    return { upTo: row?.upTo ?? null };
  },
  decide: rules.decideReadMessages,
  persist: async ({ tx, actor, subjectId }, { upTo }) => {
    const userId = userIdOf(actor);
    if (!userId) throw new DomainError("NOT_ALLOWED");
    await tx.messageRead.upsert({
      where: { caseId_userId: { caseId: subjectId, userId } },
      create: { caseId: subjectId, userId, upTo },
      update: { upTo },
    });
    return {};
  },
});

export const messageCommands = { sendMessage, readMessages };
