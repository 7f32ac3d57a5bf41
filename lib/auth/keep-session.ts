import { cookies } from "next/headers";
import { longestSession, sessionCookie } from "./cookie";

/** This browser goes on with another token; only where cookies can be set. */
export async function keepSession(token: string): Promise<void> {
  const { name, options } = sessionCookie();
  (await cookies()).set({ name, value: token, ...options, maxAge: longestSession });
}
