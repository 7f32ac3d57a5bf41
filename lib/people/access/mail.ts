import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { translator } from "@/lib/i18n/translate";
import { composeMail, type Mail } from "@/lib/mail/message";
import { attemptLetter } from "@/lib/outbox/attempt";
import { mailedFrom } from "@/lib/outbox/mailed-from";

/**
 * Tells whoever asked for access that they get none, and why, in the language in which they asked; see attemptMail.
 */
export async function mailAccessAnswer({ requestId }: { requestId: string }): Promise<void> {
  await attemptLetter(requestId, (address) => answer(requestId, address));
}

async function answer(requestId: string, address: string): Promise<Mail | null> {
  const request = await db().accessRequest.findUnique({ where: { id: requestId } });
  if (request?.state !== "declined" || !request.reason) return null;
  const { name, locale, reason } = request;
  const t = translator(locale);
  const known = reason === "has_account";
  return composeMail(mailedFrom({ name, email: address }, requestId), {
    lang: locale,
    subject: t("mail.access.subject"),
    sentence: t(`mail.access.reasons.${reason}`),
    button: t(known ? "mail.access.signIn" : "mail.access.read"),
    href: `${env().PORTAL_ORIGIN}${known ? "/sign-in" : "/"}`,
    footer: t("mail.access.footer"),
  });
}
