import { randomUUID } from "node:crypto";
import { systemActor } from "@/lib/authz/actor";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { email as emailSchema } from "@/lib/people/schema";
import type { Context } from "@/lib/workflow/define";
import { execute } from "@/lib/workflow/execute";
import { commands } from "@/lib/workflow/registry";
import { passwordIsRight } from "./passwords";
import { newToken, tokenHash } from "./tokens";

/**
 * Opens a session for whoever knows the password of an address. An address that is unknown, disabled or not yet
 * joined takes the same work and gets the same answer as a wrong password.
 * @returns the person and the token for their cookie; null when it is not them
 */
export async function signIn(
  address: string,
  password: string,
  request: Context["request"],
): Promise<{ id: string; token: string; locale: "en" | "es" } | null> {
  const parsed = emailSchema.safeParse(address);
  const user = await db().user.findUnique({
    where: { email: parsed.success ? parsed.data : "" },
    select: { id: true, passwordHash: true, disabledAt: true, locale: true },
  });
  const right = await passwordIsRight(user?.passwordHash ?? null, password.slice(0, 200));
  if (!user || !right || user.disabledAt) return null;
  const token = newToken();
  await execute(
    {
      actor: systemActor,
      onBehalfOf: user.id,
      now: now(),
      operationId: randomUUID(),
      request,
    },
    commands.openSession,
    user.id,
    { tokenHash: Buffer.from(tokenHash(token)).toString("hex"), secondStep: "waived" },
  );
  return { id: user.id, token, locale: user.locale };
}
