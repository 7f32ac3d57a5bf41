import { env } from "@/lib/env";

/** The `__Host-` prefix needs HTTPS; a demo on plain http keeps the same cookie without it. */
export function sessionCookie() {
  const secure = env().PORTAL_ORIGIN.startsWith("https:");
  return {
    name: secure ? "__Host-portal-session" : "portal-session",
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure },
  };
}

/** The longest that a session of anybody lives, in seconds; the row ends it sooner (see actor-of.ts). */
export const longestSession = 24 * 60 * 60;
