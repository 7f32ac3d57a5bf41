import type { HalfwayActor } from "@/lib/authz/actor";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { halfwayLimit } from "./session-limits";
import { tokenHash } from "./tokens";

/** Who has given the right password and is to pass the second step. */
export type Halfway = HalfwayActor & {
  name: string;
  email: string;
  locale: "en" | "es";
  /** Their phone may be remembered. */
  isDefender: boolean;
};

/** Whoever is halfway in with this token; null when it is unknown, ended, in already, or took too long. */
export async function halfwayOf(token: string): Promise<Halfway | null> {
  const row = await db().session.findUnique({
    where: {
      tokenHash: tokenHash(token),
      enteredAt: null,
      endedAt: null,
      createdAt: { gte: new Date(now().getTime() - halfwayLimit) },
      user: { disabledAt: null },
    },
    select: {
      id: true,
      user: {
        select: { id: true, name: true, email: true, locale: true, defender: { select: { id: true } } },
      },
    },
  });
  if (!row) return null;
  const { id: userId, defender, ...person } = row.user;
  return { kind: "halfway", sessionId: row.id, userId, ...person, isDefender: defender !== null };
}
