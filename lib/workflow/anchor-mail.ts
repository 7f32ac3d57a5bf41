import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { dateToPlain } from "@/lib/dates";
import { formatDate } from "@/lib/i18n/format";
import { translator } from "@/lib/i18n/translate";
import { composeMail } from "@/lib/mail/message";
import { sendMail } from "@/lib/mail/transport";

/**
 * Mails the digest of a day to one director. Their mailbox is then a witness that nobody who holds the database can bend.
 * @throws Error when the mail server does not take it; the queue tries again, with the same Message-ID
 */
export async function mailAnchor({ number, userId }: { number: number; userId: string }): Promise<void> {
  const anchor = await db().chainAnchor.findUniqueOrThrow({ where: { number } });
  const reader = await db().user.findUnique({ where: { id: userId } });
  if (!reader || reader.disabledAt || !reader.passwordHash) return;
  const t = translator(reader.locale);
  const figures = {
    number,
    day: formatDate(reader.locale, dateToPlain(anchor.day)),
    events: anchor.events,
    digest: Buffer.from(anchor.digest).toString("hex"),
  };
  await sendMail(
    await composeMail(
      {
        to: { name: reader.name, address: reader.email },
        id: `anchor-${number}-${userId}`,
        host: new URL(env().PORTAL_ORIGIN).hostname,
      },
      {
        lang: reader.locale,
        subject: t("mail.anchor.subject", figures),
        sentence: t("mail.anchor.sentence", figures),
        button: t("mail.anchor.button"),
        href: `${env().PORTAL_ORIGIN}/dashboard`,
        footer: t("mail.footer"),
      },
    ),
  );
}
