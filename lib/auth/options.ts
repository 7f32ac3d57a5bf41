import { randomUUID } from "node:crypto";
import type { AuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { requestFacts } from "@/lib/web/request";
import { longestSession, sessionCookie } from "./cookie";
import { DomainError } from "@/lib/errors";
import { markDevice } from "./device";
import { rememberPreference } from "./preference-cookie";
import { signIn } from "./sign-in";

/** What the library carries from signing in to the cookie: the random token, and nothing else. */
type OnlyToken = { token?: unknown } | null | undefined;

/**
 * next-auth, thin: it checks its CSRF token and calls `signIn`. Its "JWT" is our opaque token, so that the cookie says
 * nothing, and whether it stands for anybody is asked of the Session row on every request.
 */
export function authOptions(): AuthOptions {
  const session = sessionCookie();
  const prefix = session.options.secure ? "__Host-portal" : "portal";
  return {
    secret: env().AUTH_SECRET,
    useSecureCookies: session.options.secure,
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/sign-in" },
    cookies: {
      sessionToken: session,
      csrfToken: { name: `${prefix}-csrf`, options: session.options },
      callbackUrl: { name: `${prefix}-callback`, options: session.options },
    },
    session: { strategy: "jwt", maxAge: longestSession },
    providers: [
      CredentialsProvider({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        authorize: (given) => authorize(given?.email ?? "", given?.password ?? ""),
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => ({ ...token, token: (user as OnlyToken)?.token }),
      redirect: ({ baseUrl }) => `${baseUrl}/dashboard`,
    },
    jwt: {
      encode: ({ token }) => Promise.resolve(String((token as OnlyToken)?.token ?? "")),
      // The session is read by current.ts alone.
      decode: () => Promise.resolve(null),
    },
    logger: {
      error: (code) => log().error({ code }, "next-auth"),
      warn: () => {},
      debug: () => {},
    },
  };
}

/** The portal then speaks the language of the person's profile on this device, until they switch. */
async function authorize(email: string, password: string): Promise<{ id: string; token: string } | null> {
  try {
    const device = await markDevice();
    const entered = await signIn(email, password, { ...(await requestFacts()), device });
    if (!entered) return null;
    await rememberPreference("locale", entered.locale);
    return { id: entered.id, token: entered.token };
  } catch (error) {
    if (error instanceof DomainError && error.code === "TOO_MANY_TRIES")
      throw new Error(`wait-${error.params.minutes}`);
    const id = randomUUID().slice(0, 8);
    log().error({ id, error }, "sign-in failed");
    // The form tells these apart from a wrong password.
    throw new Error("unavailable");
  }
}
