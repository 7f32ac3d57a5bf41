import type { UserActor } from "@/lib/authz/actor";
import { run } from "./run";
import { testPassword } from "./world";

/** Who it is, confirmed by the password: it counts for five minutes. */
export async function reauthenticate(actor: UserActor): Promise<void> {
  await run(actor, "reauthenticate", actor.userId, { password: testPassword });
}

/** Somebody who confirmed just now that it is them, as giving access to others asks. */
export async function proven(actor: UserActor): Promise<UserActor> {
  await reauthenticate(actor);
  return actor;
}
