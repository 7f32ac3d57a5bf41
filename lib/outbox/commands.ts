import type { Tx } from "@/lib/db/tx";
import { defineCommand } from "@/lib/workflow/define";
import { enqueueMail } from "./queue";
import * as rules from "./rules";
import * as schema from "./schema";

/** Mail that did not arrive: a bounce, another try, an address that is right again. The subject is its person. */

const mailOf = (tx: Tx, userId: string, id: string) =>
  tx.mail.findFirst({
    where: { id, userId },
    select: { id: true, kind: true, state: true, to: true, address: true, status: true },
  });

async function addressOf(tx: Tx, userId: string): Promise<string> {
  return (await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } })).email;
}

const bounceMail = defineCommand({
  name: "bounceMail",
  schema: schema.bounceMailInput,
  load: async ({ tx, subjectId }, { mailId }) => {
    const mail = await mailOf(tx, subjectId, mailId);
    const notice = await tx.notification.findUnique({ where: { id: mailId }, select: { kind: true } });
    const address = mail && mail.to === null ? mail.address : null;
    return { mail, address, status: mail?.status ?? null, noticeKind: notice?.kind ?? null };
  },
  decide: rules.decideBounce,
  persist: async ({ tx, now }, { mailId, status, holds }) => {
    await tx.mail.update({
      where: { id: mailId },
      data: { state: "bounced", status, trouble: "address_refused" },
    });
    if (holds === null) return {};
    const hold = { since: now, status, mailId };
    await tx.mailHold.upsert({
      where: { address: holds },
      create: { address: holds, ...hold },
      update: hold,
    });
    return {};
  },
});

const retryMail = defineCommand({
  name: "retryMail",
  schema: schema.retryMailInput,
  load: async ({ tx, subjectId }, { mailId }) => ({
    mail: await mailOf(tx, subjectId, mailId),
    heldAddress: (await tx.mailHold.count({ where: { address: await addressOf(tx, subjectId) } })) > 0,
  }),
  decide: rules.decideRetry,
  persist: async ({ tx }, { mailId }) => {
    await sendAgain(tx, [mailId]);
    return {};
  },
});

const releaseAddress = defineCommand({
  name: "releaseAddress",
  schema: schema.releaseAddressInput,
  load: async ({ tx, subjectId }) => {
    const hold = await tx.mailHold.findUnique({ where: { address: await addressOf(tx, subjectId) } });
    const held = await tx.mail.findMany({
      where: { userId: subjectId, state: "held" },
      orderBy: { at: "asc" },
      select: { id: true },
    });
    return { heldBy: hold?.mailId ?? null, waiting: held.map(({ id }) => id) };
  },
  decide: rules.decideRelease,
  persist: async ({ tx, subjectId }, waiting) => {
    await tx.mailHold.delete({ where: { address: await addressOf(tx, subjectId) } });
    await sendAgain(tx, waiting);
    return { count: waiting.length };
  },
});

/**
 * A person has another address: what was held for the one before goes to it, and nothing is held for that one any more.
 */
export async function mailMoves(tx: Tx, userId: string, before: string): Promise<void> {
  await tx.mailHold.deleteMany({ where: { address: before } });
  const held = await tx.mail.findMany({ where: { userId, state: "held", to: null }, select: { id: true } });
  await sendAgain(
    tx,
    held.map(({ id }) => id),
  );
}

/** In the order in which they waited. A link that was held is past its time: its mail says so and does not go. */
async function sendAgain(tx: Tx, mailIds: readonly string[]): Promise<void> {
  await tx.mail.updateMany({ where: { id: { in: [...mailIds] } }, data: { state: "queued", status: null } });
  const mails = await tx.mail.findMany({
    where: { id: { in: [...mailIds] } },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { id: true, kind: true },
  });
  for (const { id, kind } of mails) {
    if (kind === "notice") await enqueueMail(tx, "deliverNotification", { notificationId: id }, id);
    else if (kind === "digest") await enqueueMail(tx, "deliverDigest", { mailId: id }, id);
    else await tx.mail.update({ where: { id }, data: { state: "skipped" } });
  }
}

export const outboxCommands = { bounceMail, retryMail, releaseAddress };
