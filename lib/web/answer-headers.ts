import { env } from "@/lib/env";
import { addressOf, foundPages } from "@/lib/i18n/addresses";

/** What a route under /api answers is never a page; a file that a browser opens all the same can do nothing. */
export const inertPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";

export const isHttps = () => env().PORTAL_ORIGIN.startsWith("https:");

/** The same for everybody, and made without the database. */
const sameForAll = ["/robots.txt", "/sitemap.xml"];
/** The same for everybody when it succeeds, which its route alone knows: what is set here holds for a failure too. */
const saysItself = ["/en/brochure.pdf", "/es/brochure.pdf"];

/**
 * What may be kept of an answer. Behind sign-in nothing, anywhere. A public page holds nothing of its reader but their
 * language, their theme and whether they are signed in; each has a nonce of its own, so that no proxy may hand it on,
 * but a browser may go back to it.
 * @returns null where the answer says it itself
 */
export function cachingOf(path: string): string | null {
  if (saysItself.includes(path)) return null;
  if (sameForAll.includes(path)) return "public, max-age=3600";
  const page = addressOf(path)?.page ?? path;
  return (foundPages as readonly string[]).includes(page) ? "private, no-cache" : "private, no-store";
}

/** The headers of every answer but of built files, which are the same for everybody and may be kept. */
export function answerHeaders(
  policy: string,
  requestId: string,
  caching: string | null = "private, no-store",
): Record<string, string> {
  return {
    "content-security-policy": policy,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy":
      "camera=(self), geolocation=(), microphone=(self), payment=(), usb=(), publickey-credentials-get=(self)",
    ...(caching ? { "cache-control": caching } : {}),
    "x-request-id": requestId,
    ...(isHttps() ? { "strict-transport-security": "max-age=63072000; includeSubDomains" } : {}),
  };
}
