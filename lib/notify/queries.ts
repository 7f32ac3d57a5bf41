import { readBrowser } from "@/lib/auth/browser-words";
import type { UserActor } from "@/lib/authz/actor";
import { relationsOf, tiesOf, type Ties } from "@/lib/authz/ties";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { limit } from "@/lib/db/limit";
import { Prisma } from "@/lib/db/generated/client";
import type { Stage } from "@/lib/workflow/statuses";
import { audiencesOf, type Audience } from "./audiences";
import type { LinkedNotice } from "./links";
import { readBy } from "@/lib/authz/notices";
import { planOf, type Plan } from "./plan";

export type NoticeView = LinkedNotice & {
  id: string;
  code: string | null;
  params: Record<string, string | number>;
  at: Date;
  readAt: Date | null;
};

export type NoticeCursor = { at: Date; id: string };
export const noticesPerPage = 30;

/**
 * One page of a reader's notices, newest first, in one statement. A page is found by the last row of the one before, so
 * that a deep one costs what the first one does.
 */
export async function noticesView(
  actor: UserActor,
  filter: { unread?: boolean },
  after: NoticeCursor | null,
): Promise<{ notices: NoticeView[]; next: NoticeCursor | null }> {
  const from = after
    ? Prisma.sql`n.at <= ${after.at} AND (n.at < ${after.at} OR n.id > ${after.id}::uuid)`
    : Prisma.sql`TRUE`;
  const unread = filter.unread ? Prisma.sql`n."readAt" IS NULL` : Prisma.sql`TRUE`;
  const which = Prisma.sql`${readBy(actor)} AND ${unread} AND ${from}`;
  const rows = await noticesWhere(actor, which, noticesPerPage + 1);
  const last = rows.length > noticesPerPage ? rows[noticesPerPage - 1] : undefined;
  return { notices: rows.slice(0, noticesPerPage), next: last ? { at: last.at, id: last.id } : null };
}

/** One notice, as its reader would find it now. */
export async function noticeById(actor: UserActor, id: string): Promise<NoticeView | null> {
  const which = Prisma.sql`n.id = ${id}::uuid AND ${readBy(actor)}`;
  return (await noticesWhere(actor, which, 1))[0] ?? null;
}

/** A summary says so many; how many more there are stands below them. */
const mostInDigest = 40;

/** What stands in one summary, newest first, as its reader would find it now. */
export async function noticesOfMail(
  actor: UserActor,
  mailId: string,
): Promise<{ notices: NoticeView[]; total: number }> {
  const which = Prisma.sql`n."mailId" = ${mailId}::uuid AND ${readBy(actor)}`;
  const [count] = await db().$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM "Notification" n WHERE ${which}`;
  return { notices: await noticesWhere(actor, which, mostInDigest), total: count?.total ?? 0 };
}

export type PlanView = {
  plan: Plan;
  /** As what the reader hears of things. */
  as: Audience[];
  /** Since when mail to the reader's address is held; null: it is not. */
  heldSince: Date | null;
};

/** How the reader hears of things, in one statement. */
export async function planView(actor: UserActor): Promise<PlanView> {
  const [row] = await db().$queryRaw<{ plan: Plan | null; heldSince: Date | null }[]>`
    SELECT to_jsonb(p) AS plan, h.since AS "heldSince"
    FROM "User" u LEFT JOIN "NoticePlan" p ON p."userId" = u.id LEFT JOIN "MailHold" h ON h.address = u.email
    WHERE u.id = ${actor.userId}::uuid`;
  return {
    plan: planOf(row?.plan ?? null),
    as: audiencesOf(actor),
    heldSince: row?.heldSince ?? null,
  };
}

type Row = Omit<NoticeView, "about"> & { endedStage: Stage | null; ties: Ties | null };

async function noticesWhere(actor: UserActor, which: Prisma.Sql, most: number): Promise<NoticeView[]> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT n.id, n.kind, c.code, n.params, n.at, n."readAt", c."endedStage",
      coalesce(e.payload->>'invoiceId', (SELECT w.ref::text FROM "Wait" w
        WHERE w.id::text = e.payload->>'waitId' AND w.kind = 'payInvoice')) AS "invoiceId",
      CASE WHEN c.nickname <> '' THEN ${tiesOf(actor, now())} END AS ties
    FROM "Notification" n LEFT JOIN "Case" c ON c.id = n."caseId" LEFT JOIN "Event" e ON e.id = n."eventId"
    WHERE ${which} ORDER BY n.at DESC, n.id ${limit(most)}`;
  return rows.map(({ ties, endedStage, ...row }) => {
    const relations = ties ? relationsOf(actor, ties) : [];
    const { code } = row;
    const about =
      code && ties && relations.length > 0 ? { code, status: ties.status, endedStage, relations } : null;
    return { ...row, about };
  });
}

export type PushDeviceView = {
  id: string;
  /** By which its own browser knows itself. */
  endpoint: string;
  browser: string | null;
  system: string | null;
  createdAt: Date;
};

/** The reader's devices that are told that there is news, the newest first. */
export async function pushDevicesView({ userId }: UserActor): Promise<PushDeviceView[]> {
  const rows = await db().pushDevice.findMany({
    where: { userId },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    select: { id: true, endpoint: true, browser: true, createdAt: true },
  });
  return rows.map(({ browser, ...row }) => ({ ...row, ...readBrowser(browser) }));
}
