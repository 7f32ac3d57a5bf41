import type { UserActor } from "@/lib/authz/actor";
import { personColumns } from "@/lib/authz/people";
import { db } from "@/lib/db/client";
import { now } from "@/lib/clock";
import { isWithinLimits } from "./session-limits";
import { tokenHash } from "./tokens";

/** How exactly the last use of a session is known. */
const minute = 60_000;

/**
 * The person whom a session's token stands for, or null when it is unknown, ended, idle for too long, theirs no more,
 * or has not passed the second step (see halfway-of.ts). Read on every request: a disabled account, a changed role or an ended membership counts from the next one.
 */
export async function actorOf(token: string): Promise<UserActor | null> {
  const at = now();
  const [row] = await db().$queryRaw<SessionRow[]>`
    SELECT s.id AS "sessionId", s."createdAt", s."lastSeenAt", s."provenAt",
      ${personColumns(at)}
    FROM "Session" s JOIN "User" u ON u.id = s."userId"
    WHERE s."tokenHash" = ${tokenHash(token)} AND s."enteredAt" IS NOT NULL AND s."endedAt" IS NULL
      AND u."disabledAt" IS NULL`;
  if (!row) return null;
  const { createdAt, lastSeenAt, ...actor } = row;
  if (!isWithinLimits({ createdAt, lastSeenAt }, actor.staffRoles.length > 0, at)) return null;
  if (at.getTime() - lastSeenAt.getTime() > minute)
    await db().session.update({ where: { id: actor.sessionId }, data: { lastSeenAt: at } });
  return { kind: "user", ...actor };
}

type SessionRow = Omit<UserActor, "kind"> & { createdAt: Date; lastSeenAt: Date };
