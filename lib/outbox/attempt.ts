import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { Mail } from "@/lib/mail/message";
import { sendMail } from "@/lib/mail/transport";
import { cameBack } from "./came-back";
import { troubleOf } from "./trouble";

export type MailReader = {
  id: string;
  name: string;
  email: string;
  locale: "en" | "es";
  timeZone: string;
  /** Has accepted the invitation. */
  joined: boolean;
};

/**
 * Sends one mail to its person and keeps what became of it. Safe to repeat: one that went is marked, and one that went but
 * was not marked carries the same Message-ID again.
 * @param compose makes it in the reader's language; null: there is nothing to say to them any more
 * @throws Error when the mail server does not take it; the queue tries again
 */
export async function attemptMail(
  mailId: string,
  compose: (reader: MailReader) => Promise<Mail | null>,
): Promise<void> {
  const mail = await toBeSent(mailId);
  if (!mail?.userId) return;
  const user = await db().user.findUnique({ where: { id: mail.userId } });
  // Nobody to write to: disabled meanwhile.
  if (!user || user.disabledAt) return mark(mailId, { state: "skipped" });
  const { id, name, email, locale, timeZone } = user;
  const address = mail.to ?? email;
  const composed = await compose({
    ...{ id, name, email: address, locale, timeZone },
    joined: user.passwordHash !== null,
  });
  // An address that is not theirs yet, or no more, is written to once: what it holds back nobody could release.
  const held = composed && mail.to === null && (await db().mailHold.findUnique({ where: { address } }));
  if (held) return mark(mailId, { state: "held", address });
  await send(mail, address, composed);
}

/**
 * The same to an address that has no account.
 * @throws Error when the mail server does not take it; the queue tries again
 */
export async function attemptLetter(
  mailId: string,
  compose: (address: string) => Promise<Mail | null>,
): Promise<void> {
  const mail = await toBeSent(mailId);
  if (mail?.to) await send(mail, mail.to, await compose(mail.to));
}

async function toBeSent(id: string) {
  return db().mail.findUnique({ where: { id, state: { in: ["queued", "failed"] } } });
}

async function mark(id: string, data: Prisma.MailUpdateInput): Promise<void> {
  await db().mail.update({ where: { id }, data });
}

type Outgoing = { id: string; userId: string | null; tries: number };

async function send(mail: Outgoing, address: string, composed: Mail | null): Promise<void> {
  if (!composed) return mark(mail.id, { state: "skipped" });
  const tried = { address, tries: { increment: 1 }, triedAt: now() };
  try {
    await sendMail(composed);
  } catch (error) {
    const { trouble, status } = troubleOf(error);
    await mark(mail.id, { ...tried, state: "failed", trouble });
    if (!status) throw error;
    return cameBack(mail, status, `${mail.id}:refused:${mail.tries}`);
  }
  await mark(mail.id, { ...tried, state: "sent", sentAt: now(), trouble: null });
}
