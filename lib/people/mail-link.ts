import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { formatInstant } from "@/lib/i18n/format";
import { translator } from "@/lib/i18n/translate";
import { composeMail } from "@/lib/mail/message";
import { sendMail } from "@/lib/mail/transport";
import { purposeKey } from "@/lib/vault/fingerprint";
import { openText, sealText } from "@/lib/vault/seal";

const place = (linkId: string) => `AccessLink:token:${linkId}`;

/** A token as a job may carry it. */
export function sealLinkToken(linkId: string, token: string): string {
  return sealText(purposeKey("links"), place(linkId), token).toString("base64");
}

/**
 * Mails an invitation or a reset link to its person. A link that was used or has run out meanwhile is not mailed.
 * @throws Error when the mail server does not take it; the queue tries again
 */
export async function mailLink({ linkId, sealed }: { linkId: string; sealed: string }): Promise<void> {
  const link = await db().accessLink.findUnique({ where: { id: linkId }, include: { user: true } });
  if (!link || link.usedAt || link.expiresAt <= now() || link.user.disabledAt) return;
  const token = openText(purposeKey("links"), place(linkId), Buffer.from(sealed, "base64"));
  const { locale, timeZone, name, email } = link.user;
  const kind = link.kind === "invitation" ? "invitation" : "reset";
  const t = translator(locale);
  await sendMail(
    composeMail(
      { name, address: email },
      {
        lang: locale,
        subject: t(`mail.${kind}.subject`),
        sentence: t(`mail.${kind}.sentence`, { until: formatInstant(locale, link.expiresAt.toISOString(), timeZone) }),
        button: t(`mail.${kind}.button`),
        href: `${env().PORTAL_ORIGIN}/${kind}/${token}`,
        footer: t("mail.footer"),
      },
      link.id,
      new URL(env().PORTAL_ORIGIN).hostname,
    ),
  );
}
