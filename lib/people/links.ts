import { newToken, tokenHash } from "@/lib/auth/tokens";
import type { Tx } from "@/lib/db/tx";
import { enqueue } from "@/lib/jobs/enqueue";
import { sealLinkToken } from "./link-token";
import type { NewLink } from "./rules";

/** A link's row holds the hash of its token; the token itself travels sealed to the job that mails it. */
export async function beginLinkMail(tx: Tx, userId: string, link: NewLink): Promise<void> {
  const token = newToken();
  await tx.accessLink.create({ data: { ...link, userId, tokenHash: tokenHash(token) } });
  await enqueue(tx, "mailLink", { linkId: link.id, sealed: sealLinkToken(link.id, token) });
}
