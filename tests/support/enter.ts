import { newToken } from "@/lib/auth/tokens";
import { systemActor } from "@/lib/authz/actor";
import { hashOf } from "./factors";
import { run } from "./run";

/**
 * Opens a session that is in, as after both steps of signing in. The second step is waived, as outside production the
 * system may: its own tests take it.
 * @param how `device`: the hash by which the browser is known again; `browser`: what it calls itself
 * @returns the token that the cookie would hold
 */
export async function enter(
  userId: string,
  how: { device?: string; browser?: string } = {},
): Promise<string> {
  const token = newToken();
  const input = { tokenHash: hashOf(token), secondStep: "waived" };
  await run(systemActor, "openSession", userId, input, { onBehalfOf: userId, ...how });
  return token;
}
