import { randomUUID } from "node:crypto";
import { systemActor } from "@/lib/authz/actor";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { email as emailSchema } from "@/lib/people/schema";
import type { RequestFacts } from "@/lib/workflow/define";
import { execute } from "@/lib/workflow/execute";
import { commands } from "@/lib/workflow/registry";
import { withGuessLimit } from "./guess-limits";
import { guesserOf } from "./guesser";
import { passwordIsRight } from "./passwords";
import { newToken, tokenHashHex } from "./tokens";

/**
 * Begins a session for whoever knows the password of an address. An address that is unknown, disabled or not yet
 * joined takes the same work and gets the same answer as a wrong password, and counts like one.
 * @param request its `device` is the browser's own; whoever has signed in with it before guesses on its own account
 * @returns the person and the token for their cookie; null when it is not them
 * @throws DomainError TOO_MANY_TRIES
 */
export async function signIn(
  address: string,
  password: string,
  request: RequestFacts,
): Promise<{ id: string; token: string; locale: "en" | "es" } | null> {
  const parsed = emailSchema.safeParse(address);
  const user = await db().user.findUnique({
    where: { email: parsed.success ? parsed.data : "" },
    select: { id: true, passwordHash: true, disabledAt: true, locale: true },
  });
  const entered = await withGuessLimit("password", await guesserOf(address, request), async () => {
    const right = await passwordIsRight(user?.passwordHash ?? null, password.slice(0, 200));
    return user && right && !user.disabledAt ? user : null;
  });
  if (!entered) return null;
  const token = newToken();
  await execute(
    {
      actor: systemActor,
      onBehalfOf: entered.id,
      now: now(),
      operationId: randomUUID(),
      request,
    },
    commands.openSession,
    entered.id,
    { tokenHash: tokenHashHex(token) },
  );
  return { id: entered.id, token, locale: entered.locale };
}
