import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { rememberedHere } from "@/lib/people/devices";

/** A Defender's phone on which the password was given lately, and whose it is. */
export type RememberedPhone = { deviceId: string; userId: string; name: string; email: string };

/** Whose phone this browser is; when it is that of several, of whoever used it last. */
export async function rememberedPhone(device: string | null): Promise<RememberedPhone | null> {
  if (!device) return null;
  const found = await db().knownDevice.findFirst({
    where: {
      ...rememberedHere(device, now()),
      // Without an app there is no code to ask for: a passkey lets in by itself.
      AND: { user: { factors: { some: { kind: "TOTP", removedAt: null } } } },
    },
    orderBy: { lastSeenAt: "desc" },
    select: { id: true, userId: true, user: { select: { name: true, email: true } } },
  });
  return found && { deviceId: found.id, userId: found.userId, ...found.user };
}
