import { createHmac, timingSafeEqual } from "node:crypto";
import { purposeKey } from "@/lib/vault/fingerprint";
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
  const [given, right] = [Buffer.from(mac, "base64url"), Buffer.from(macOf(userId, what), "base64url")];
  return given.length === right.length && timingSafeEqual(given, right) ? { userId, what } : null;
}

const isStoppable = (what: string): what is Stoppable =>
  what === "digest" || (choosable as readonly string[]).includes(what);

function macOf(userId: string, what: Stoppable): string {
  return createHmac("sha256", purposeKey("stopMail")).update(`${userId}.${what}`).digest("base64url");
}
