import type { UserActor } from "@/lib/authz/actor";
import { visibleCases } from "@/lib/authz/scope";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";

export type Invited = { id: string; email: string; until: Date; ranOut: boolean; cameBack: boolean };

/** Who was asked to be co-counsel of a case and has not joined, the newest first. */
export async function invitedTo(caseId: string): Promise<Invited[]> {
  const rows = await db().counselInvitation.findMany({
    where: { caseId, endedAt: null },
    orderBy: [{ askedAt: "desc" }, { id: "asc" }],
    select: { id: true, email: true, until: true },
  });
  const back = await db().mail.findMany({
    where: { id: { in: rows.map(({ id }) => id) }, state: "bounced" },
    select: { id: true },
  });
  const returned = new Set(back.map(({ id }) => id));
  return rows.map((row) => ({ ...row, ranOut: row.until <= now(), cameBack: returned.has(row.id) }));
}

export type CounselCase = { email: string; code: string; lead: string };

/** Of these addresses, the cases that open to whoever joins by one, as far as the reader sees them. */
export async function casesAwaiting(actor: UserActor, emails: readonly string[]): Promise<CounselCase[]> {
  if (emails.length === 0) return [];
  const at = now();
  return db().$queryRaw<CounselCase[]>`
    SELECT i.email, c.code, l.name AS lead
    FROM "CounselInvitation" i JOIN "Case" c ON c.id = i."caseId" JOIN "User" l ON l.id = c."leadId"
    WHERE i.email IN (${Prisma.join([...emails])}) AND i."endedAt" IS NULL AND i.until > ${at}
      AND ${visibleCases(actor, at)}
    ORDER BY c.code`;
}
