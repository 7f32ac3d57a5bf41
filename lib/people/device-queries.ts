import { readBrowser } from "@/lib/auth/browser-words";
import { isWithinLimits } from "@/lib/auth/session-limits";
import { isStaff, type UserActor } from "@/lib/authz/actor";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";

export type DeviceRow = {
  /** Null: a session that no browser is known for (one that the portal opened by itself); its id is `sessionId`. */
  deviceId: string | null;
  sessionId: string | null;
  browser: string | null;
  system: string | null;
  /** First sign-in among the sessions that still stand; null: remembered, but nobody is signed in. */
  since: Date | null;
  lastUsedAt: Date;
  current: boolean;
  rememberedUntil: Date | null;
};

/** Where the reader is signed in now, or remembered: this device first, then what was used last. */
export async function devicesView(actor: UserActor): Promise<DeviceRow[]> {
  const at = now();
  const live = { userId: actor.userId, endedAt: null };
  const [sessions, devices] = await Promise.all([
    db().session.findMany({
      where: { ...live, enteredAt: { not: null } },
      select: { id: true, deviceId: true, browser: true, createdAt: true, lastSeenAt: true },
    }),
    db().knownDevice.findMany({ where: live }),
  ]);
  const standing = sessions.filter((session) => isWithinLimits(session, isStaff(actor), at));
  const rows = devices.flatMap((device): DeviceRow[] => {
    const own = standing.filter(({ deviceId }) => deviceId === device.id);
    const rememberedUntil =
      device.rememberedUntil && device.rememberedUntil > at ? device.rememberedUntil : null;
    if (own.length === 0 && !rememberedUntil) return [];
    return [rowOf(actor, device.id, device, own, rememberedUntil)];
  });
  const apart = standing
    .filter(({ deviceId }) => deviceId === null)
    .map((session) => rowOf(actor, null, session, [session], null));
  return [...rows, ...apart].sort(
    (a, b) => Number(b.current) - Number(a.current) || b.lastUsedAt.getTime() - a.lastUsedAt.getTime(),
  );
}

function rowOf(
  actor: UserActor,
  deviceId: string | null,
  { browser, lastSeenAt }: { browser: string; lastSeenAt: Date },
  sessions: readonly { id: string; createdAt: Date; lastSeenAt: Date }[],
  rememberedUntil: Date | null,
): DeviceRow {
  const times = (of: "createdAt" | "lastSeenAt") => sessions.map((session) => session[of].getTime());
  return {
    ...{ deviceId, ...readBrowser(browser), rememberedUntil },
    sessionId: deviceId === null ? (sessions[0]?.id ?? null) : null,
    since: sessions.length > 0 ? new Date(Math.min(...times("createdAt"))) : null,
    lastUsedAt: new Date(Math.max(lastSeenAt.getTime(), ...times("lastSeenAt"))),
    current: sessions.some(({ id }) => id === actor.sessionId),
  };
}
