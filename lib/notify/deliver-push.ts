import webPush from "web-push";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { env, portalEnv } from "@/lib/env";
import { translator } from "@/lib/i18n/translate";
import { log } from "@/lib/log";
import { isPushService } from "./push-service";

/** Seconds that a service keeps it for a browser that is away: news of yesterday are no news. */
const keptFor = 24 * 60 * 60;
const patience = 10_000;

/**
 * Tells one browser that there is news: never what. What its reader has seen meanwhile is not told. Several that wait at
 * the service are one (its topic), so that it is safe to repeat. A browser that is gone (404, 410) is forgotten.
 * @throws Error when the service is in trouble; the queue tries again
 */
export async function pushNotice(told: { notificationId: string; deviceId: string }): Promise<void> {
  const [device, notification] = await Promise.all([
    db().pushDevice.findUnique({ where: { id: told.deviceId } }),
    db().notification.findUnique({ where: { id: told.notificationId } }),
  ]);
  if (!device || !notification || notification.readAt || notification.userId !== device.userId) return;
  const reader = await db().user.findUnique({ where: { id: device.userId } });
  const { PUSH_PUBLIC_KEY: publicKey, PUSH_PRIVATE_KEY: privateKey, PUSH_CONTACT: subject } = env();
  if (!reader || reader.disabledAt || !publicKey || !privateKey || !subject) return;
  if (!isPushService(device.endpoint, portalEnv() === "test")) return;
  const t = translator(reader.locale);
  const { headers, body } = webPush.generateRequestDetails(
    { endpoint: device.endpoint, keys: { p256dh: device.p256dh, auth: device.auth } },
    JSON.stringify({ title: t("shell.brand"), body: t("noticeSettings.push.news"), href: "/notices" }),
    { vapidDetails: { publicKey, privateKey, subject }, TTL: keptFor, topic: "news", urgency: "normal" },
  );
  const answer = await fetch(device.endpoint, {
    method: "POST",
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    body: body ? Uint8Array.from(body) : null,
    // A push service sends nobody elsewhere.
    redirect: "error",
    signal: AbortSignal.timeout(patience),
  });
  await answer.body?.cancel();
  if (answer.ok) {
    await db().pushDevice.updateMany({ where: { id: device.id }, data: { toldAt: now() } });
  } else if (answer.status === 404 || answer.status === 410) {
    await db().pushDevice.deleteMany({ where: { id: device.id } });
  } else if (answer.status === 429 || answer.status >= 500) {
    throw new Error(`The push service answered ${answer.status}`);
  } else {
    // Our keys or what we sent: another try brings the same answer.
    log().error({ status: answer.status, service: new URL(device.endpoint).hostname }, "a push was refused");
  }
}
