import { cookies } from "next/headers";
import { cache } from "react";
import type { UserActor } from "@/lib/authz/actor";
import { actorOf } from "./actor-of";
import { sessionCookie } from "./cookie";

async function sessionToken(): Promise<string | undefined> {
  return (await cookies()).get(sessionCookie().name)?.value;
}

/** Who makes this request; null when nobody is signed in. Read once per request. */
export const currentActor = cache(async (): Promise<UserActor | null> => {
  const token = await sessionToken();
  return token ? actorOf(token) : null;
});

/** Asks each time anew who makes this request: for what goes on for a while, in which their session may end. */
export async function actorMeanwhile(): Promise<() => Promise<UserActor | null>> {
  const token = await sessionToken();
  return async () => (token ? actorOf(token) : null);
}
