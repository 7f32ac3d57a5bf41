import { cookies } from "next/headers";
import { cache } from "react";
import type { UserActor } from "@/lib/authz/actor";
import { actorOf } from "./actor-of";
import { sessionCookie } from "./cookie";

/** Who makes this request; null when nobody is signed in. Read once per request. */
export const currentActor = cache(async (): Promise<UserActor | null> => {
  const token = (await cookies()).get(sessionCookie().name)?.value;
  return token ? actorOf(token) : null;
});
