import { now } from "@/lib/clock";
import { systemActor } from "@/lib/authz/actor";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { execute } from "@/lib/workflow/execute";
import { outboxCommands } from "./commands";
import type { Mail } from "@/lib/mail/message";
import { sendMail } from "@/lib/mail/transport";
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
 * Sends one mail and keeps what became of it. Safe to repeat: one that went is marked, and one that went but was not
 * marked carries the same Message-ID again.
 * @param compose makes it in the reader's language; null: there is nothing to say to them any more
 * @throws Error when the mail server does not take it; the queue tries again
 */
export async function attemptMail(
  mailId: string,
  compose: (reader: MailReader) => Promise<Mail | null>,
): Promise<void> {
  const mail = await db().mail.findUnique({ where: { id: mailId } });
  if (mail?.state !== "queued" && mail?.state !== "failed") return;
  const mark = (data: Prisma.MailUpdateInput) => db().mail.update({ where: { id: mailId }, data });
  const user = await db().user.findUnique({ where: { id: mail.userId } });
  // Nobody to write to: disabled meanwhile.
  if (!user || user.disabledAt) return void (await mark({ state: "skipped" }));
  const { id, name, email, locale, timeZone } = user;
  const address = mail.to ?? email;
  const composed = await compose({
    ...{ id, name, email: address, locale, timeZone },
    joined: user.passwordHash !== null,
  });
  if (!composed) return void (await mark({ state: "skipped" }));
  // An address that is not theirs yet, or no more, is written to once: what it holds back nobody could release.
  if (mail.to === null && (await db().mailHold.findUnique({ where: { address } })))
    return void (await mark({ state: "held", address }));
  const tried = { address, tries: { increment: 1 }, triedAt: now() };
  try {
    await sendMail(composed);
  } catch (error) {
    const { trouble, status } = troubleOf(error);
    await mark({ ...tried, state: "failed", trouble });
    if (!status) throw error;
    const context = { actor: systemActor, now: now(), operationId: `${mailId}:refused:${mail.tries}` };
    await execute(context, outboxCommands.bounceMail, user.id, { mailId, status });
    return;
  }
  await mark({ ...tried, state: "sent", sentAt: now(), trouble: null });
}
