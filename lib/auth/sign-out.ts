import { cookies } from "next/headers";
import { now } from "@/lib/clock";
import { DomainError } from "@/lib/errors";
import { requestFacts } from "@/lib/web/request";
import { execute } from "@/lib/workflow/execute";
import { commands } from "@/lib/workflow/registry";
import { sessionCookie } from "./cookie";
import { currentActor } from "./current";

/** Ends the session of this request and takes its cookie away. One that is over already is no error. */
export async function endSession(): Promise<void> {
  const actor = await currentActor();
  if (actor) {
    const { sessionId, userId } = actor;
    const context = {
      actor,
      now: now(),
      operationId: `sign-out:${sessionId}`,
      request: await requestFacts(),
    };
    await execute(context, commands.closeSession, userId, { sessionId }).catch(unlessOver);
  }
  const { name, options } = sessionCookie();
  (await cookies()).set({ name, value: "", ...options, maxAge: 0 });
}

function unlessOver(error: unknown): void {
  if (!(error instanceof DomainError && error.code === "ALREADY_DONE")) throw error;
}
