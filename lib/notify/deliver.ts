import { peopleAsActors } from "@/lib/authz/people";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { translator } from "@/lib/i18n/translate";
import { composeMail } from "@/lib/mail/message";
import { sendMail } from "@/lib/mail/transport";
import { noticeHref } from "./links";
import { noticeById } from "./queries";
import { noticeSentence, noticeSubject } from "./wording";

/**
 * Mails one notification. Safe to repeat: a mail that went is marked, and one that was sent but not marked carries
 * the same Message-ID again.
 * @throws Error when the mail server does not take it; the queue tries again
 */
export async function deliverNotification({ notificationId }: { notificationId: string }): Promise<void> {
  const notification = await db().notification.findUnique({ where: { id: notificationId } });
  if (!notification || notification.mailedAt) return;
  const reader = await db().user.findUnique({ where: { id: notification.userId } });
  // Nobody to write to: disabled, or not yet joined. The notice stays in the portal.
  if (!reader || reader.disabledAt || !reader.passwordHash) return;
  const [actor] = await peopleAsActors(db(), [reader.id], now());
  const notice = actor ? await noticeById(actor, notificationId) : null;
  if (!notice) return;
  const about = { code: notice.code ?? "", timeZone: reader.timeZone };
  const t = translator(reader.locale);
  const mail = composeMail(
    { name: reader.name, address: reader.email },
    {
      lang: reader.locale,
      subject: noticeSubject(reader.locale, notice.kind, notice.params, about),
      sentence: noticeSentence(reader.locale, notice.kind, notice.params, about),
      button: t("mail.open"),
      href: `${env().PORTAL_ORIGIN}${noticeHref(notice) ?? "/notices"}`,
      footer: t("mail.footer"),
    },
    notification.id,
    new URL(env().PORTAL_ORIGIN).hostname,
  );
  try {
    await sendMail(mail);
  } catch (error) {
    await db().notification.update({
      where: { id: notificationId },
      data: { mailError: error instanceof Error && "code" in error ? String(error.code) : "refused" },
    });
    throw error;
  }
  await db().notification.update({
    where: { id: notificationId },
    data: { mailedAt: now(), mailError: null },
  });
}
