import type { UserActor } from "@/lib/authz/actor";
import { db } from "@/lib/db/client";
import { plainToDate, todayIn } from "@/lib/dates";
import { now } from "@/lib/clock";
import { tokenHash } from "./tokens";

const minute = 60_000;
const limits = {
  staff: { idle: 30 * minute, whole: 12 * 60 * minute },
  others: { idle: 60 * minute, whole: 24 * 60 * minute },
};

/**
 * The person whom a session's token stands for, or null when it is unknown, ended, idle for too long, or theirs no
 * more. Read on every request: a disabled account, a changed role or an ended membership counts from the next one.
 */
export async function actorOf(token: string): Promise<UserActor | null> {
  const at = now();
  const today = plainToDate(todayIn("America/New_York", at));
  const live = { from: { lte: today }, OR: [{ to: null }, { to: { gte: today } }] };
  const session = await db().session.findUnique({
    where: { tokenHash: tokenHash(token) },
    relationLoadStrategy: "query",
    include: {
      user: {
        include: {
          staffRoles: { where: live, select: { role: true } },
          memberships: { where: live, select: { organizationId: true, kind: true } },
          defender: { select: { id: true } },
        },
      },
    },
  });
  if (!session || session.endedAt || session.user.disabledAt) return null;
  const { idle, whole } = session.user.staffRoles.length > 0 ? limits.staff : limits.others;
  const age = at.getTime() - session.createdAt.getTime();
  const quiet = at.getTime() - session.lastSeenAt.getTime();
  if (age > whole || quiet > idle) return null;
  if (quiet > minute) await db().session.update({ where: { id: session.id }, data: { lastSeenAt: at } });
  const { user } = session;
  return {
    kind: "user",
    userId: user.id,
    name: user.name,
    email: user.email,
    locale: user.locale,
    timeZone: user.timeZone,
    staffRoles: user.staffRoles.map((row) => row.role),
    memberships: user.memberships,
    defenderId: user.defender?.id ?? null,
    sessionId: session.id,
    reauthAt: session.reauthAt,
  };
}
