import { cookies } from "next/headers";
import { cache } from "react";
import { DomainError } from "@/lib/errors";
import { sessionCookie } from "./cookie";
import { halfwayOf, type Halfway } from "./halfway-of";

/** Who is halfway in with this request; null when nobody is. Read once per request. */
export const currentHalfway = cache(async (): Promise<Halfway | null> => {
  const token = (await cookies()).get(sessionCookie().name)?.value;
  return token ? halfwayOf(token) : null;
});

/** For the gate: whoever is halfway in, and acts as that. Throws SIGN_IN_AGAIN when nobody is. */
export async function halfwayPerson() {
  const halfway = await currentHalfway();
  if (!halfway) throw new DomainError("SIGN_IN_AGAIN");
  const { kind, userId, sessionId } = halfway;
  return { subjectId: userId, actor: { kind, userId, sessionId } };
}
