import { randomBytes, randomUUID } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { isDevelopment } from "@/lib/env";
import { addressOf } from "@/lib/i18n/addresses";
import { answerHeaders, cachingOf, inertPolicy, isHttps } from "@/lib/web/answer-headers";

/**
 * Sets headers, and guards nothing: what somebody may see is decided by each page, action and route. The language that
 * an address names is noted for its page, to which next.config.ts leads.
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
  const address = addressOf(request.nextUrl.pathname);
  forward.delete("x-portal-locale");
  if (address) forward.set("x-portal-locale", address.locale);
  const response = NextResponse.next({ request: { headers: forward } });
  const headers = answerHeaders(policy, requestId, cachingOf(request.nextUrl.pathname));
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

/**
 * Built files and the pictures of shared links are the same for everybody and may be kept; they get nosniff in
 * next.config.ts. An upload passes by: what
 * goes through here is kept in memory first, and cut off at ten megabytes. Its route sets the same headers.
 */
export const config = { matcher: ["/((?!_next/static/|icon.svg|share/|api/uploads$).*)"] };

function contentSecurityPolicy(nonce: string, path: string): string {
  if (path.startsWith("/api/")) return inertPolicy;
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
