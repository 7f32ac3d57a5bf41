import { db } from "@/lib/db/client";
import { openLinkToken } from "@/lib/people/link-token";

/**
 * The token of a link as the mail would carry it. Nobody reads the mail of a demo or a test for them, so it is taken
 * from the job that is to mail it.
 * @throws Error when no job is to mail it
 */
export async function tokenInJob({ id: linkId }: { id: string }): Promise<string> {
  const [job] = await db().$queryRaw<{ payload: { sealed: string } }[]>`
    SELECT payload FROM graphile_worker._private_jobs WHERE payload->>'linkId' = ${linkId}`;
  if (!job) throw new Error("No job mails this link");
  return openLinkToken(linkId, job.payload.sealed);
}
