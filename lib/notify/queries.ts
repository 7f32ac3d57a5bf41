import type { UserActor } from "@/lib/authz/actor";
import { relationsOf, tiesOf, type Ties } from "@/lib/authz/ties";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { Stage } from "@/lib/workflow/statuses";
import type { LinkedNotice } from "./links";

export type NoticeView = LinkedNotice & {
  id: string;
  code: string | null;
  params: Record<string, string | number>;
  at: Date;
  readAt: Date | null;
};

const shown = 60;

/** The newest notices of a reader, in one statement. */
export function noticesView(actor: UserActor): Promise<NoticeView[]> {
  return noticesWhere(actor, Prisma.sql`n."userId" = ${actor.userId}::uuid`);
}

/** One notice, as its reader would find it now. */
export async function noticeById(actor: UserActor, id: string): Promise<NoticeView | null> {
  const rows = await noticesWhere(
    actor,
    Prisma.sql`n.id = ${id}::uuid AND n."userId" = ${actor.userId}::uuid`,
  );
  return rows[0] ?? null;
}

type Row = Omit<NoticeView, "about"> & { endedStage: Stage | null; ties: Ties | null };

async function noticesWhere(actor: UserActor, which: Prisma.Sql): Promise<NoticeView[]> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT n.id, n.kind, c.code, n.params, n.at, n."readAt", c."endedStage",
      coalesce(e.payload->>'invoiceId', (SELECT w.ref::text FROM "Wait" w
        WHERE w.id::text = e.payload->>'waitId' AND w.kind = 'payInvoice')) AS "invoiceId",
      CASE WHEN c.nickname <> '' THEN ${tiesOf(actor, now())} END AS ties
    FROM "Notification" n LEFT JOIN "Case" c ON c.id = n."caseId" LEFT JOIN "Event" e ON e.id = n."eventId"
    WHERE ${which} ORDER BY n.at DESC, n.id LIMIT ${shown}`;
  return rows.map(({ ties, endedStage, ...row }) => {
    const relations = ties ? relationsOf(actor, ties) : [];
    const { code } = row;
    const about =
      code && ties && relations.length > 0 ? { code, status: ties.status, endedStage, relations } : null;
    return { ...row, about };
  });
}
