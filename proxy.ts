import { randomBytes, randomUUID } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { env, isDevelopment } from "@/lib/env";

/**
 * Sets headers, and guards nothing: what somebody may see is decided by each page, action and route.
 *
 * Scripts run only with this answer's nonce, which Next puts on its own. Styles may stand in the page: dialogs and
 * quantities drawn to scale need it, and a style reads and sends nothing.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy(nonce, request.nextUrl.pathname);
  const requestId = randomUUID();
  const forward = new Headers(request.headers);
  // Whatever a visitor sent under these names is replaced.
  forward.set("x-request-id", requestId);
  forward.set("x-portal-path", `${request.nextUrl.pathname}${request.nextUrl.search}`);
  forward.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers: forward } });
  for (const [name, value] of Object.entries(headersOfAnswer(policy, requestId)))
    response.headers.set(name, value);
  return response;
}

/** Built files are the same for everybody and may be kept; they get nosniff in next.config.ts. */
export const config = { matcher: ["/((?!_next/static/|icon.svg).*)"] };

const isHttps = () => env().PORTAL_ORIGIN.startsWith("https:");

function headersOfAnswer(policy: string, requestId: string): Record<string, string> {
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

function contentSecurityPolicy(nonce: string, path: string): string {
  // What a route under /api answers is never a page; a file that a browser opens all the same can do nothing.
  if (path.startsWith("/api/")) return "sandbox; default-src 'none'; frame-ancestors 'none'";
  const development = isDevelopment();
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(isHttps() ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}
