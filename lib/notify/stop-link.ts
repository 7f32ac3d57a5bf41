import { createHmac, timingSafeEqual } from "node:crypto";
import { purposeKey, purposeKeys } from "@/lib/vault/fingerprint";
import { choosable } from "./groups";
import type { Stoppable } from "./schema";

/**
 * What stands in a mail to have no more of its kind without signing in: who, which kind, and a MAC that only the portal
 * makes. It stops that one kind of mail and opens nothing; it does not run out, since a mail may be read late.
 */
export function stopToken(userId: string, what: Stoppable): string {
  return `${userId}.${what}.${macOf(userId, what)}`;
}

/** Null for anything that the portal did not make. */
export function readStopToken(token: string): { userId: string; what: Stoppable } | null {
  const [userId = "", what = "", mac = ""] = token.split(".");
  if (!/^[0-9a-f-]{36}$/.test(userId) || !isStoppable(what)) return null;
  const given = Buffer.from(mac, "base64url");
  // A link of before the key was rotated stops mail as well.
  const isRight = purposeKeys("stopMail").some((key) => {
    const right = macUnder(key, userId, what);
    return given.length === right.length && timingSafeEqual(given, right);
  });
  return isRight ? { userId, what } : null;
}

const isStoppable = (what: string): what is Stoppable =>
  what === "digest" || (choosable as readonly string[]).includes(what);

function macOf(userId: string, what: Stoppable): string {
  return macUnder(purposeKey("stopMail"), userId, what).toString("base64url");
}

const macUnder = (key: Buffer, userId: string, what: Stoppable) =>
  createHmac("sha256", key).update(`${userId}.${what}`).digest();
