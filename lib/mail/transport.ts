import { createTransport, type Transporter } from "nodemailer";
import { env } from "@/lib/env";
import type { Mail } from "./message";

let transport: Transporter | undefined;

/**
 * Hands a mail to the server of SMTP_URL.
 * @throws Error when the server can't be reached or refuses; the job that called tries again later
 */
export async function sendMail(mail: Mail): Promise<void> {
  transport ??= createTransport(env().SMTP_URL, { disableFileAccess: true, disableUrlAccess: true });
  await transport.sendMail({ from: env().MAIL_FROM, ...mail });
}

/** Whether the mail server answers; for the health page. */
export async function mailAnswers(): Promise<boolean> {
  try {
    transport ??= createTransport(env().SMTP_URL, { disableFileAccess: true, disableUrlAccess: true });
    await transport.verify();
    return true;
  } catch {
    return false;
  }
}
