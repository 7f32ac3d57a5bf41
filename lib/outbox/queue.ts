import type { MailKind } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/tx";
import { enqueue } from "@/lib/jobs/enqueue";
import type { JobName, JobPayloads } from "@/lib/jobs/payloads";

type NewMail = {
  /** Of the notice or link that it carries, or its own: the Message-ID is made of it. */
  id: string;
  /** Null: whoever reads at `to` has no account. */
  userId: string | null;
  kind: MailKind;
  /** Where it goes, if not to the address that its person has when it is sent. */
  to?: string;
  /** Since when it waits. */
  at: Date;
  /** Of a summary: the hour for which it is. */
  slot?: Date;
};

/** Mails that are to go, in the transaction that brings them about; staff see them from then on. */
export async function queueMails(tx: Tx, mails: readonly NewMail[]): Promise<void> {
  if (mails.length > 0) await tx.mail.createMany({ data: [...mails] });
}

/** The job that sends a mail. One for each mail: when it is tried again by hand, the one that was given up goes. */
export async function enqueueMail<Name extends JobName>(
  tx: Tx,
  name: Name,
  payload: JobPayloads[Name],
  mailId: string,
): Promise<void> {
  await enqueue(tx, name, payload, { key: `mail:${mailId}` });
}
