import type { UserActor } from "@/lib/authz/actor";
import { db } from "@/lib/db/client";

export type NoticeView = {
  id: string;
  kind: string;
  code: string | null;
  params: Record<string, string | number>;
  at: Date;
  readAt: Date | null;
};

const shown = 60;

/** The newest notices of a reader, in one statement. */
export async function noticesView(actor: UserActor): Promise<NoticeView[]> {
  return db().$queryRaw<NoticeView[]>`
    SELECT n.id, n.kind, c.code, n.params, n.at, n."readAt"
    FROM "Notification" n LEFT JOIN "Case" c ON c.id = n."caseId"
    WHERE n."userId" = ${actor.userId}::uuid ORDER BY n.at DESC, n.id LIMIT ${shown}`;
}
