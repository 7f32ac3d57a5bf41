import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { dateToPlain } from "@/lib/dates";
import { formatDate } from "@/lib/i18n/format";
import { translator } from "@/lib/i18n/translate";
import { composeMail, type Mail } from "@/lib/mail/message";
import { attemptMail, type MailReader } from "@/lib/outbox/attempt";
import { mailedFrom } from "@/lib/outbox/mailed-from";

/**
 * Mails the digest of a day to one director; see attemptMail. Their mailbox is then a witness that nobody who holds the
 * database can bend.
 */
export async function mailAnchor({ number, mailId }: { number: number; mailId: string }): Promise<void> {
  await attemptMail(mailId, (reader) => anchorMail(reader, number, mailId));
}

async function anchorMail(reader: MailReader, number: number, mailId: string): Promise<Mail | null> {
  if (!reader.joined) return null;
  const anchor = await db().chainAnchor.findUniqueOrThrow({ where: { number } });
  const t = translator(reader.locale);
  const figures = {
    number,
    day: formatDate(reader.locale, dateToPlain(anchor.day)),
    events: anchor.events,
    digest: Buffer.from(anchor.digest).toString("hex"),
  };
  return composeMail(mailedFrom(reader, mailId), {
    lang: reader.locale,
    subject: t("mail.anchor.subject", figures),
    sentence: t("mail.anchor.sentence", figures),
    button: t("mail.anchor.button"),
    href: `${env().PORTAL_ORIGIN}/dashboard`,
    footer: t("mail.footer"),
  });
}
