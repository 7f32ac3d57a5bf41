import { newToken, tokenHashHex } from "@/lib/auth/tokens";
import { systemActor } from "@/lib/authz/actor";
import { run } from "./run";

/**
 * Opens a session that is in, as after both steps of signing in. The second step is waived, as outside production the
 * system may: its own tests take it.
 * @param how `device`: the hash by which the browser is known again; `browser`: what it calls itself
 * @returns the token that the cookie would hold, and the id of the session
 */
export async function openSession(
  userId: string,
  how: { device?: string; browser?: string } = {},
): Promise<{ token: string; sessionId: string }> {
  const token = newToken();
  const input = { tokenHash: tokenHashHex(token), secondStep: "waived" };
  const { result } = await run(systemActor, "openSession", userId, input, { onBehalfOf: userId, ...how });
  return { token, sessionId: String(result.sessionId) };
}

/** As openSession, where nobody asks for the session itself: its token. */
export async function enter(
  userId: string,
  how: { device?: string; browser?: string } = {},
): Promise<string> {
  return (await openSession(userId, how)).token;
}
