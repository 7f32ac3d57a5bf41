import { randomUUID } from "node:crypto";
import type { Tx } from "@/lib/db/tx";
import type { LoadScope } from "@/lib/workflow/define";

type Scope = Pick<LoadScope, "tx" | "subjectId" | "now" | "request">;

/**
 * The browser of this request is known as this person's from now on: they signed in with it, or used a link that was
 * mailed to them. Null where a request has none (a command that the portal runs by itself).
 */
export async function knowDevice({ tx, subjectId: userId, now, request }: Scope): Promise<string | null> {
  if (!request?.device) return null;
  const tokenHash = Uint8Array.from(Buffer.from(request.device, "hex"));
  const seen = { lastSeenAt: now, browser: request.browser };
  const device = await tx.knownDevice.upsert({
    where: { userId_tokenHash: { userId, tokenHash } },
    create: { id: randomUUID(), userId, tokenHash, createdAt: now, ...seen },
    update: { ...seen, endedAt: null },
    select: { id: true },
  });
  return device.id;
}

/**
 * Whether somebody has used other browsers, but not this one. The first of an account is no news to whoever has just
 * joined with it.
 */
export async function isNewDevice(tx: Tx, userId: string, request: LoadScope["request"]): Promise<boolean> {
  if (!request?.device) return false;
  const known = await tx.knownDevice.findMany({
    where: { userId, endedAt: null },
    select: { tokenHash: true },
  });
  const asked = Buffer.from(request.device, "hex");
  return known.length > 0 && !known.some(({ tokenHash }) => asked.equals(tokenHash));
}

/** No browser is known as this person's any more, and none is remembered. */
export async function endDevices({ tx, subjectId: userId, now }: Scope): Promise<void> {
  await tx.knownDevice.updateMany({
    where: { userId, endedAt: null },
    data: { endedAt: now, rememberedUntil: null },
  });
}
