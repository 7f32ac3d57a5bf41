import { simpleParser } from "mailparser";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { DomainError } from "@/lib/errors";
import { cameBack } from "./came-back";
import { ownMailId, readDeliveryStatus } from "./delivery-status";

/** Parts that give back the mail or its headers. */
const givenBack = ["text/rfc822-headers", "message/rfc822", "message/global", "message/global-headers"];

/**
 * Takes a message that came to the address for bounces. A report that a mail of ours was given up marks that mail, and
 * holds the address when it is dead. It must name the mail by its Message-ID, which only the portal and whoever the mail
 * passed through know: a forged report holds nobody's address. Anything else (an answer, an out-of-office note, a delay)
 * is let go; nothing of it is kept. Safe to repeat.
 * @returns whether it told of a mail of ours that came back
 */
export async function takeReport(raw: Buffer): Promise<boolean> {
  const report = await simpleParser(raw, { keepDeliveryStatus: true, skipTextToHtml: true });
  const part = (types: readonly string[]) =>
    report.attachments.find(({ contentType }) => types.includes(contentType))?.content.toString("utf8") ?? "";
  const failed = readDeliveryStatus(part(["message/delivery-status", "message/global-delivery-status"])).find(
    ({ action, status }) => action === "failed" && status.startsWith("5."),
  );
  if (!failed) return false;
  const host = new URL(env().PORTAL_ORIGIN).hostname;
  const mailId =
    ownMailId(headersOf(part(givenBack)), host) ?? ownMailId(`Message-ID: ${report.inReplyTo ?? ""}`, host);
  const mail = mailId && (await db().mail.findUnique({ where: { id: mailId } }));
  if (!mail) return false;
  try {
    await cameBack(mail, failed.status, `${mail.id}:bounced:${mail.tries}:${failed.status}`);
  } catch (error) {
    if (!(error instanceof DomainError && error.code === "ALREADY_DONE")) throw error;
  }
  return true;
}

/** What stands before the first empty line. */
function headersOf(message: string): string {
  return message.replaceAll("\r\n", "\n").split("\n\n")[0] ?? "";
}
