import { createTransport, type Transporter } from "nodemailer";
import { env } from "@/lib/env";
import { metrics } from "@/lib/metrics/registry";
import type { Mail } from "./message";

let transport: Transporter | undefined;

/** Without these a server that takes the call and says nothing would hold a job, or the health page, for minutes. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

function mailer(): Transporter {
  transport ??= createTransport({
    url: env().SMTP_URL,
    ...patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return transport;
}

/**
 * Hands a mail to the server of SMTP_URL.
 * @throws Error when the server can't be reached or refuses; the job that called tries again later
 */
export async function sendMail(mail: Mail): Promise<void> {
  const { MAIL_FROM: from, MAIL_RETURN_PATH: back } = env();
  const envelope = back ? { envelope: { from: back, to: mail.to.address } } : {};
  try {
    await mailer().sendMail({ from, ...mail, ...envelope });
  } catch (error) {
    metrics().mails.inc({ outcome: "failed" });
    throw error;
  }
  metrics().mails.inc({ outcome: "sent" });
}

/** Whether the mail server answers; for the health page. */
export async function mailAnswers(): Promise<boolean> {
  try {
    await mailer().verify();
    return true;
  } catch {
    return false;
  }
}
