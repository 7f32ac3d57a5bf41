import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { formatInstant } from "@/lib/i18n/format";
import { withPlace } from "@/lib/i18n/place";
import { translator } from "@/lib/i18n/translate";
import { attemptMail, type MailReader } from "@/lib/outbox/attempt";
import { composeMail, type Mail } from "@/lib/mail/message";
import { mailedFrom } from "@/lib/outbox/mailed-from";
import { openLinkToken } from "./link-token";

/**
 * Mails an invitation, a reset link or the link of a new address to its person; see attemptMail. A link that was used
 * or has run out meanwhile is not mailed.
 */
export async function mailLink({ linkId, sealed }: { linkId: string; sealed: string }): Promise<void> {
  await attemptMail(linkId, (reader) => linkMail(reader, linkId, sealed));
}

const pages = { invitation: "/invitation", reset: "/reset", email: "/account/email" } as const;
const linkKinds = Object.keys(pages) as (keyof typeof pages)[];

async function linkMail(reader: MailReader, linkId: string, sealed: string): Promise<Mail | null> {
  const link = await db().accessLink.findUnique({ where: { id: linkId } });
  if (!link || link.usedAt || link.expiresAt <= now()) return null;
  const token = openLinkToken(linkId, sealed);
  const { locale, timeZone } = reader;
  const kind = linkKinds.find((one) => one === link.kind) ?? "reset";
  const t = translator(locale);
  return composeMail(mailedFrom(reader, linkId), {
    lang: locale,
    subject: t(`mail.${kind}.subject`),
    sentence: t(`mail.${kind}.sentence`, {
      until: withPlace(locale, formatInstant(locale, link.expiresAt, timeZone), timeZone),
    }),
    button: t(`mail.${kind}.button`),
    href: `${env().PORTAL_ORIGIN}${pages[kind]}/${token}`,
    footer: t("mail.footer"),
  });
}
