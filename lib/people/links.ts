import { newToken, tokenHash } from "@/lib/auth/tokens";
import type { Tx } from "@/lib/db/tx";
import { enqueueMail, queueMails } from "@/lib/outbox/queue";
import { sealLinkToken } from "./link-token";
import type { LinkKind, NewLink } from "./rules";

/**
 * A link's row holds the hash of its token; the token itself travels sealed to the job that mails it.
 * @param email where it goes, and what it makes their address; absent: to the one that they have
 */
export async function beginLinkMail(
  tx: Tx,
  userId: string,
  link: NewLink,
  at: Date,
  email?: string,
): Promise<void> {
  const token = newToken();
  await tx.accessLink.create({ data: { ...link, userId, email, tokenHash: tokenHash(token) } });
  await queueMails(tx, [{ id: link.id, userId, kind: "link", at, to: email }]);
  await enqueueMail(tx, "mailLink", { linkId: link.id, sealed: sealLinkToken(link.id, token) }, link.id);
}

/** The link that a token opens, if it is this person's and of this kind. */
export async function linkOf(tx: Tx, userId: string, kind: LinkKind, token: string) {
  const link = await tx.accessLink.findUnique({ where: { tokenHash: tokenHash(token) } });
  return link && link.userId === userId && link.kind === kind ? link : null;
}

/** Links that were mailed and not used open nothing any more. */
export async function endLinks(tx: Tx, userId: string, kind: LinkKind, now: Date): Promise<void> {
  await tx.accessLink.updateMany({
    where: { userId, kind, usedAt: null, expiresAt: { gt: now } },
    data: { expiresAt: now },
  });
}
