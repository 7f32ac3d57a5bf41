import { createTransport, type Transporter } from "nodemailer";
import { env } from "@/lib/env";
import { metrics } from "@/lib/metrics/registry";
import type { Mail } from "./message";

let transport: Transporter | undefined;

/** Without these a server that takes the call and says nothing would hold a job, or the health page, for minutes. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/**
 * Connections stay open from one mail to the next, as many as a worker has jobs in hand: a server greets each caller only
 * after a while, and slows who calls often. One that was idle is closed before either side takes it for dead. A mail is
 * tried again on another connection only when no byte of it was sent; all else the queue tries again.
 */
const pooling = { pool: true, maxConnections: 4, idleTimeout: 20_000, maxRequeues: 1 } as const;

function mailer(): Transporter {
  transport ??= createTransport({
    url: env().SMTP_URL,
    ...pooling,
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

/** Hangs up where nothing is being sent; for a process that ends. */
export function closeMail(): void {
  transport?.close();
  transport = undefined;
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
