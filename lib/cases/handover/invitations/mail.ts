import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { officeZone } from "@/lib/calendar";
import { formatInstant } from "@/lib/i18n/format";
import { withPlace } from "@/lib/i18n/place";
import { translator } from "@/lib/i18n/translate";
import { composeMail, type Mail } from "@/lib/mail/message";
import { attemptLetter } from "@/lib/outbox/attempt";
import { mailedFrom } from "@/lib/outbox/mailed-from";

/**
 * Asks somebody without an account to be co-counsel; see attemptMail. It names the lead and their organization, and
 * nothing of the case: the address was typed by hand, and may be a stranger's.
 */
export async function mailCounselInvitation({ invitationId }: { invitationId: string }): Promise<void> {
  await attemptLetter(invitationId, (address) => invitationMail(invitationId, address));
}

async function invitationMail(id: string, address: string): Promise<Mail | null> {
  const invitation = await db().counselInvitation.findUnique({
    where: { id },
    select: {
      ...{ locale: true, until: true, endedAt: true },
      case: { select: { leadId: true, organization: { select: { name: true } } } },
    },
  });
  if (!invitation || invitation.endedAt || invitation.until <= now()) return null;
  const { locale, until } = invitation;
  const { leadId, organization } = invitation.case;
  const lead = await db().user.findUniqueOrThrow({ where: { id: leadId }, select: { name: true } });
  const t = translator(locale);
  return composeMail(mailedFrom({ name: "", email: address }, id), {
    lang: locale,
    subject: t("mail.counsel.subject"),
    sentence: t("mail.counsel.sentence", {
      ...{ lead: lead.name, organization: organization.name, email: address },
      until: withPlace(locale, formatInstant(locale, until, officeZone), officeZone),
    }),
    button: t("mail.counsel.button"),
    href: `${env().PORTAL_ORIGIN}/request-access`,
    footer: t("mail.counsel.footer"),
  });
}
