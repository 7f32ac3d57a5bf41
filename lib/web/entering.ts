import { markDevice } from "@/lib/auth/device";
import { keepSession } from "@/lib/auth/keep-session";
import { newToken, tokenHashHex } from "@/lib/auth/tokens";
import { withInput } from "./action";
import type { ServerAction } from "./answer";

/**
 * Around the gate of a command that lets somebody in: they go on under a new token, and the one that was only halfway
 * in opens nothing any more. The command is given its hash; the browser, once it is carried out, the token.
 */
export function entering(pass: ServerAction): ServerAction {
  return async (request) => {
    await markDevice();
    const token = newToken();
    const answer = await pass(withInput(request, {}, { tokenHash: tokenHashHex(token) }));
    if (answer.ok) await keepSession(token);
    return answer;
  };
}
