import { env } from "@/lib/env";

/** The `__Host-` prefix needs HTTPS; a demo on plain http keeps the same cookie without it. */
export function sessionCookie() {
  const secure = env().PORTAL_ORIGIN.startsWith("https:");
  return {
    name: secure ? "__Host-portal-session" : "portal-session",
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure },
  };
}
