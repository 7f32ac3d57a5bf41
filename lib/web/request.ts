import { randomUUID } from "node:crypto";
import { headers } from "next/headers";
import { deviceHash } from "@/lib/auth/device";
import { env } from "@/lib/env";
import type { RequestFacts } from "@/lib/workflow/define";

/** Address, browser and id of the request, as the history records them, and whether this browser was seen before. */
export async function requestFacts(): Promise<RequestFacts> {
  const [head, device] = await Promise.all([headers(), deviceHash()]);
  return {
    address: clientAddress(head.get("x-forwarded-for"), env().TRUSTED_PROXY_HOPS),
    browser: (head.get("user-agent") ?? "").slice(0, 300),
    requestId: head.get("x-request-id") ?? randomUUID(),
    ...(device ? { device } : {}),
  };
}

/**
 * The address that the outermost trusted proxy saw. Each trusted proxy appends one hop; what stands before those is
 * the visitor's own claim and is never taken.
 * @param hops how many proxies of ours stand before the server; with 0 the list that Next makes has one entry
 */
export function clientAddress(forwardedFor: string | null, hops: number): string {
  const list = (forwardedFor ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
  return list[list.length - Math.max(1, hops)] ?? "not recorded";
}

/** A form of another site may not act here. */
export async function cameFromHere(): Promise<boolean> {
  return isFrom(await headers(), new URL(env().PORTAL_ORIGIN).origin);
}

/**
 * Whether a request was sent from a page of this origin. Pages send no referrer, so a browser writes the Origin of a
 * form without script as "null"; only then does its own Sec-Fetch-Site count, which no page can set. What a proxy says
 * of a host never counts.
 */
export function isFrom(head: Pick<Headers, "get">, portal: string): boolean {
  const origin = head.get("origin");
  if (origin !== null && origin !== "null") return origin === portal;
  return head.get("sec-fetch-site") === "same-origin";
}
