import { env } from "@/lib/env";

/** What a route under /api answers is never a page; a file that a browser opens all the same can do nothing. */
export const inertPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";

export const isHttps = () => env().PORTAL_ORIGIN.startsWith("https:");

/** The headers of every answer but of built files, which are the same for everybody and may be kept. */
export function answerHeaders(policy: string, requestId: string): Record<string, string> {
  return {
    "content-security-policy": policy,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy":
      "camera=(self), geolocation=(), microphone=(self), payment=(), usb=(), publickey-credentials-get=(self)",
    "cache-control": "private, no-store",
    "x-request-id": requestId,
    ...(isHttps() ? { "strict-transport-security": "max-age=63072000; includeSubDomains" } : {}),
  };
}
