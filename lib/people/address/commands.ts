import { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/tx";
import { DomainError } from "@/lib/errors";
import { mailMoves } from "@/lib/outbox/commands";
import { defineCommand, type Lock } from "@/lib/workflow/define";
import { endDevices } from "../devices";
import { beginLinkMail, endLinks, linkOf } from "../links";
import * as rules from "./rules";
import * as schema from "./schema";

/** The address with which somebody signs in, changed by themselves. */

const currentOf = async (tx: Tx, id: string) =>
  (await tx.user.findUniqueOrThrow({ where: { id }, select: { email: true } })).email;

const askNewEmail = defineCommand({
  name: "askNewEmail",
  schema: schema.askNewEmailInput,
  locks: async (tx, subjectId, { email }): Promise<Lock[]> => {
    const owner = await tx.user.findUnique({ where: { email }, select: { id: true } });
    return owner && owner.id !== subjectId ? [{ type: "person", id: owner.id }] : [];
  },
  load: async ({ tx, subjectId }, { email }): Promise<rules.AskFacts> => ({
    current: await currentOf(tx, subjectId),
    ownerId: (await tx.user.findUnique({ where: { email }, select: { id: true } }))?.id ?? null,
  }),
  decide: rules.decideAskNewEmail,
  persist: async ({ tx, subjectId, now }, { email, link }) => {
    // The link before opens nothing any more, whoever holds it.
    await endLinks(tx, subjectId, "email", now);
    if (link) await beginLinkMail(tx, subjectId, link, now, email);
    return {};
  },
});

const changeEmail = defineCommand({
  name: "changeEmail",
  schema: schema.changeEmailInput,
  load: async ({ tx, subjectId }, { token }): Promise<rules.ChangeFacts> => {
    const link = await linkOf(tx, subjectId, "email", token);
    const wanted = link?.email ?? null;
    return {
      ...{ link, wanted, current: await currentOf(tx, subjectId) },
      taken: wanted !== null && (await tx.user.count({ where: { email: wanted } })) > 0,
    };
  },
  decide: rules.decideChangeEmail,
  persist: async (scope, { linkId, email, keep }) => {
    const { tx, subjectId, now } = scope;
    const before = await currentOf(tx, subjectId);
    await tx.user.update({ where: { id: subjectId }, data: { email } }).catch(unlessTaken);
    await mailMoves(tx, subjectId, before);
    await tx.accessLink.update({ where: { id: linkId }, data: { usedAt: now } });
    // Whoever reads the mail of the address before gets in by none of it.
    await endLinks(tx, subjectId, "reset", now);
    await endLinks(tx, subjectId, "email", now);
    await endDevices(scope, { butOfSession: keep });
    return {};
  },
});

/** Somebody else took the address between our look and our write. */
function unlessTaken(error: unknown): never {
  const taken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
  throw taken ? new DomainError("EMAIL_IN_USE") : error;
}

export const addressCommands = { askNewEmail, changeEmail };
