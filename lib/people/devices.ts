import { randomUUID } from "node:crypto";
import type { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/tx";
import type { LoadScope } from "@/lib/workflow/define";

type Scope = Pick<LoadScope, "tx" | "subjectId" | "now" | "request">;

/**
 * The browser of this request is known as this person's from now on: they signed in with it, or used a link that was
 * mailed to them. Null where a request has none (a command that the portal runs by itself).
 * @param rememberedUntil until when coming back on it asks for the second step alone; absent: as it was
 */
export async function knowDevice(
  { tx, subjectId: userId, now, request }: Scope,
  rememberedUntil?: Date,
): Promise<string | null> {
  if (!request?.device) return null;
  const tokenHash = Uint8Array.from(Buffer.from(request.device, "hex"));
  const seen = { lastSeenAt: now, browser: request.browser, rememberedUntil };
  const device = await tx.knownDevice.upsert({
    where: { userId_tokenHash: { userId, tokenHash } },
    create: { id: randomUUID(), userId, tokenHash, createdAt: now, ...seen },
    update: { ...seen, endedAt: null },
    select: { id: true },
  });
  return device.id;
}

/**
 * Whether somebody has ever used a browser, and is not known by this one: after all were signed out, too. The first of
 * an account is no news to whoever has just joined with it.
 */
export async function isNewDevice(tx: Tx, userId: string, request: LoadScope["request"]): Promise<boolean> {
  if (!request?.device) return false;
  const ever = await tx.knownDevice.findMany({
    where: { userId },
    select: { tokenHash: true, endedAt: true },
  });
  const asked = Buffer.from(request.device, "hex");
  const known = ever.some(({ tokenHash, endedAt }) => endedAt === null && asked.equals(tokenHash));
  return ever.length > 0 && !known;
}

/**
 * The phone that is remembered by this browser's token; one that is not kept, or whose person is no Defender any more
 * or is kept out, is none.
 * @param device hash of the browser's token, in hexadecimal
 */
export function rememberedHere(device: string | undefined, at: Date): Prisma.KnownDeviceWhereInput {
  return {
    ...{ tokenHash: Buffer.from(device ?? "", "hex"), endedAt: null, rememberedUntil: { gt: at } },
    user: { disabledAt: null, defender: { isNot: null } },
  };
}

/**
 * Browsers are not known as this person's any more, nor remembered, no session goes on in them, and none is told that
 * there is news: it may be a lost phone.
 * @param which one of them, all but that of one session, or all
 */
export async function endDevices(
  { tx, subjectId: userId, now }: Pick<Scope, "tx" | "subjectId" | "now">,
  which: { deviceId: string } | { butOfSession: string } | null = null,
): Promise<void> {
  const kept =
    which && "butOfSession" in which
      ? await tx.session.findUniqueOrThrow({
          where: { id: which.butOfSession },
          select: { id: true, deviceId: true },
        })
      : null;
  const ofDevice = which && "deviceId" in which ? which.deviceId : undefined;
  await tx.session.updateMany({
    where: {
      ...{ userId, endedAt: null, deviceId: ofDevice },
      ...(kept ? { id: { not: kept.id } } : {}),
    },
    data: { endedAt: now },
  });
  await tx.knownDevice.updateMany({
    where: {
      ...{ userId, endedAt: null },
      id: ofDevice ?? (kept?.deviceId ? { not: kept.deviceId } : undefined),
    },
    data: { endedAt: now, rememberedUntil: null },
  });
  await tx.pushDevice.deleteMany({
    where: {
      ...{ userId, knownDeviceId: ofDevice },
      ...(kept?.deviceId ? { OR: [{ knownDeviceId: null }, { knownDeviceId: { not: kept.deviceId } }] } : {}),
    },
  });
}
