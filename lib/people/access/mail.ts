import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { translator } from "@/lib/i18n/translate";
import { composeMail } from "@/lib/mail/message";
import { sendMail } from "@/lib/mail/transport";
import { mailedFrom } from "@/lib/outbox/mailed-from";

/**
 * Tells whoever asked for access that they get none, and why, in the language in which they asked.
 * @throws Error when the mail server does not take it; the queue tries again
 */
export async function mailAccessAnswer({ requestId }: { requestId: string }): Promise<void> {
  const request = await db().accessRequest.findUnique({ where: { id: requestId } });
  if (request?.state !== "declined" || !request.reason) return;
  const { id, name, email, locale, reason } = request;
  const t = translator(locale);
  const known = reason === "has_account";
  await sendMail(
    await composeMail(mailedFrom({ name, email }, id), {
      lang: locale,
      subject: t("mail.access.subject"),
      sentence: t(`mail.access.reasons.${reason}`),
      button: t(known ? "mail.access.signIn" : "mail.access.read"),
      href: `${env().PORTAL_ORIGIN}${known ? "/sign-in" : "/"}`,
      footer: t("mail.access.footer"),
    }),
  );
}
