import { peopleAsActors } from "@/lib/authz/people";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { translator } from "@/lib/i18n/translate";
import { composeMail, type Mail } from "@/lib/mail/message";
import { attemptMail, type MailReader } from "@/lib/outbox/attempt";
import { mailedFrom } from "@/lib/outbox/mailed-from";
import { groupRow } from "./groups";
import { noticeHref } from "./links";
import { groupOfKind } from "./matrix";
import { noticeById } from "./queries";
import { isStillTold } from "./recipients-today";
import { stopToken } from "./stop-link";
import { noticeSentence, noticeSubject } from "./wording";

/** Mails one notification; see attemptMail. Whoever has not joined yet finds it in the portal. */
export async function deliverNotification({ notificationId }: { notificationId: string }): Promise<void> {
  await attemptMail(notificationId, (reader) =>
    reader.joined ? noticeMail(reader, notificationId) : Promise.resolve(null),
  );
}

async function noticeMail(reader: MailReader, notificationId: string): Promise<Mail | null> {
  const [actor] = await peopleAsActors(db(), [reader.id], now());
  const notice = actor ? await noticeById(actor, notificationId) : null;
  if (!notice || !(await isStillTold(reader.id, notice))) return null;
  const { locale } = reader;
  const about = { code: notice.code ?? "", timeZone: reader.timeZone };
  const t = translator(locale);
  const group = groupOfKind(notice.kind);
  const locked = groupRow(group).locked;
  const stop = locked ? null : stopToken(reader.id, group);
  return composeMail(
    { ...mailedFrom(reader, notificationId), ...(stop ? { oneClick: stopHref(stop) } : {}) },
    {
      lang: locale,
      subject: noticeSubject(locale, notice.kind, notice.params, about),
      sentence: noticeSentence(locale, notice.kind, notice.params, about),
      button: t("mail.open"),
      href: `${env().PORTAL_ORIGIN}${noticeHref(notice) ?? "/notices"}`,
      why: locked
        ? t(`noticeSettings.locked.${locked}`)
        : t("mail.why", { group: t(`noticeSettings.groups.${group}.name`) }),
      ...(stop ? { stop: { label: t("mail.stop"), href: stopPage(stop) } } : {}),
      footer: t("mail.footer"),
    },
  );
}

/** Where mail programs post to; a reader who follows it comes to the page that asks. */
export const stopHref = (token: string) => `${env().PORTAL_ORIGIN}/api/mail/stop/${token}`;
export const stopPage = (token: string) => `${env().PORTAL_ORIGIN}/stop-mail/${token}`;
