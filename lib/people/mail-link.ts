import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { formatInstant } from "@/lib/i18n/format";
import { withPlace } from "@/lib/i18n/place";
import { translator } from "@/lib/i18n/translate";
import { composeMail } from "@/lib/mail/message";
import { sendMail } from "@/lib/mail/transport";
import { openLinkToken } from "./link-token";

/**
 * Mails an invitation or a reset link to its person. A link that was used or has run out meanwhile is not mailed.
 * @throws Error when the mail server does not take it; the queue tries again
 */
export async function mailLink({ linkId, sealed }: { linkId: string; sealed: string }): Promise<void> {
  const link = await db().accessLink.findUnique({ where: { id: linkId }, include: { user: true } });
  if (!link || link.usedAt || link.expiresAt <= now() || link.user.disabledAt) return;
  const token = openLinkToken(linkId, sealed);
  const { locale, timeZone, name, email } = link.user;
  const kind = link.kind === "invitation" ? "invitation" : "reset";
  const t = translator(locale);
  await sendMail(
    composeMail(
      { name, address: email },
      {
        lang: locale,
        subject: t(`mail.${kind}.subject`),
        sentence: t(`mail.${kind}.sentence`, {
          until: withPlace(locale, formatInstant(locale, link.expiresAt, timeZone), timeZone),
        }),
        button: t(`mail.${kind}.button`),
        href: `${env().PORTAL_ORIGIN}/${kind}/${token}`,
        footer: t("mail.footer"),
      },
      link.id,
      new URL(env().PORTAL_ORIGIN).hostname,
    ),
  );
}
