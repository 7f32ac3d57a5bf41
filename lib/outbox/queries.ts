import type { UserActor } from "@/lib/authz/actor";
import { visibleCases } from "@/lib/authz/scope";
import { anywhere } from "@/lib/cases/lists/found";
import { plainWords } from "@/lib/cases/lists/plain-words";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { limit } from "@/lib/db/limit";
import { Prisma, type MailKind } from "@/lib/db/generated/client";
import type { Figures } from "@/lib/i18n/figures";
import type { LinkKind } from "@/lib/people/rules";
import type { PageCursor } from "@/lib/web/cursor";
import { sentAgain, type MailState } from "./rules";
import type { Trouble } from "./trouble";

export const mailStates = ["queued", "sent", "failed", "bounced", "held", "skipped"] as const;

export type OutgoingMail = {
  id: string;
  /** Null: whoever reads there has no account. */
  userId: string | null;
  /** Empty where none is known. */
  name: string;
  /** Where it went; before it was tried, where it will go. */
  address: string;
  /** Null: it goes to the address of its person. */
  to: string | null;
  kind: MailKind;
  state: MailState;
  at: Date;
  tries: number;
  triedAt: Date | null;
  sentAt: Date | null;
  trouble: Trouble | null;
  /** Of a bounce: 5.1.1. */
  status: string | null;
  /** Of a notice: what it is about, as its own subject says it. */
  noticeKind: string | null;
  params: Figures | null;
  code: string | null;
  /** Of a summary: how many notices stand in it. */
  notices: number;
  linkKind: LinkKind | null;
  /** Nobody tries it again by itself. */
  givenUp: boolean;
  /** The mail by whose bounce this person's address is held now; null: it is not. */
  heldBy: string | null;
};

export type MailFilter = { state?: MailState; find?: string };
export const mailsPerPage = 25;

/** Mail about a case from which this member of staff is walled off is not there for them. A condition on `"Mail" m`. */
function mayKnow(actor: UserActor): Prisma.Sql {
  return Prisma.sql`NOT EXISTS (SELECT 1 FROM "Notification" x JOIN "Case" c ON c.id = x."caseId"
    WHERE x.id = m.id AND NOT ${visibleCases(actor, now())})
    AND (m.kind <> 'counsel' OR EXISTS (SELECT 1 FROM "CounselInvitation" i JOIN "Case" c ON c.id = i."caseId"
      WHERE i.id = m.id AND ${visibleCases(actor, now())}))`;
}

/**
 * One page of the mail that went out or is to go, newest first, in one statement: whose it is, which notice, what became
 * of it; never what it said. A page is found by the last row of the one before.
 */
export async function outboxView(
  actor: UserActor,
  { state, find }: MailFilter,
  after: PageCursor | null,
): Promise<{ mails: OutgoingMail[]; next: PageCursor | null }> {
  const all: Prisma.Sql[] = [mayKnow(actor)];
  if (state) all.push(Prisma.sql`m.state = ${state}::"MailState"`);
  for (const word of plainWords(find ?? "")) {
    const holds = (text: Prisma.Sql) => Prisma.sql`plain_text(${text}) LIKE ${anywhere(word)}`;
    const ofTheirs = Prisma.sql`${holds(Prisma.sql`y.name`)} OR ${holds(Prisma.sql`y.email`)}`;
    all.push(Prisma.sql`(${holds(Prisma.sql`m.to`)} OR ${holds(Prisma.sql`m.address`)}
      OR EXISTS (SELECT 1 FROM "User" y WHERE y.id = m."userId" AND (${ofTheirs})))`);
  }
  if (after) {
    all.push(Prisma.sql`m.at <= ${after.at} AND (m.at < ${after.at} OR m.id > ${after.id}::uuid)`);
  }
  const rows = await db().$queryRaw<OutgoingMail[]>`
    SELECT m.id, m."userId", coalesce(u.name, r.name, '') AS name, coalesce(m.address, m.to, u.email) AS address, m.to, m.kind, m.state, m.at, m.tries,
      m."triedAt", m."sentAt", m.trouble, m.status, n.kind AS "noticeKind", n.params, c.code, l.kind AS "linkKind",
      (SELECT count(*)::int FROM "Notification" d WHERE d."mailId" = m.id) AS notices,
      EXISTS (SELECT 1 FROM graphile_worker._private_jobs j WHERE j.key = 'mail:' || m.id AND j.attempts >= j.max_attempts)
        AS "givenUp", h."mailId" AS "heldBy"
    FROM (SELECT * FROM "Mail" m WHERE ${Prisma.join(all, " AND ")} ORDER BY m.at DESC, m.id ${limit(mailsPerPage + 1)}) m
    LEFT JOIN "User" u ON u.id = m."userId"
    LEFT JOIN "AccessRequest" r ON r.id = m.id
    LEFT JOIN "Notification" n ON n.id = m.id
    LEFT JOIN "Case" c ON c.id = n."caseId"
    LEFT JOIN "AccessLink" l ON l.id = m.id
    LEFT JOIN "MailHold" h ON h.address = u.email
    ORDER BY m.at DESC, m.id`;
  const last = rows.length > mailsPerPage ? rows[mailsPerPage - 1] : undefined;
  return { mails: rows.slice(0, mailsPerPage), next: last ? { at: last.at, id: last.id } : null };
}

/** Counting further tells nobody more. */
const mostCounted = 100;

/**
 * How many mails wait on staff, capped, as an expression of a statement: not gone, come back or held, where it can be sent
 * again or its address seen to; until somebody does, they stay.
 */
export const mailsToSeeTo = (
  actor: UserActor,
) => Prisma.sql`(SELECT count(*)::int FROM (SELECT 1 FROM "Mail" m
  JOIN "User" u ON u.id = m."userId" AND u."disabledAt" IS NULL
  WHERE m.state IN ('failed', 'bounced', 'held') AND ${mayKnow(actor)}
    AND ((m.kind = ANY(${sentAgain}::"MailKind"[]) AND m.to IS NULL) OR EXISTS (SELECT 1 FROM "MailHold" h WHERE h."mailId" = m.id AND h.address = u.email))
  ${limit(mostCounted)}) few)`;

/** How many mails are in trouble, by what kind of it, each capped. */
export async function outboxTrouble(
  actor: UserActor,
): Promise<{ failed: number; bounced: number; held: number }> {
  const count = (state: MailState) => Prisma.sql`(SELECT count(*)::int FROM (SELECT 1 FROM "Mail" m
    WHERE m.state = ${state}::"MailState" AND ${mayKnow(actor)} ${limit(mostCounted)}) few)`;
  const [row] = await db().$queryRaw<{ failed: number; bounced: number; held: number }[]>`
    SELECT ${count("failed")} AS failed, ${count("bounced")} AS bounced, ${count("held")} AS held`;
  return row ?? { failed: 0, bounced: 0, held: 0 };
}
