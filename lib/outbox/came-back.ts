import { systemActor } from "@/lib/authz/actor";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { execute } from "@/lib/workflow/execute";
import { outboxCommands } from "./commands";

/**
 * A mail came back, or its address was refused for good. That of a person is told to staff and may hold the address; that
 * of an address without an account says so in its row alone, since nobody could release it.
 * @param status as the other server said: 5.1.1
 * @throws DomainError ALREADY_DONE for one that is known to have come back
 */
export async function cameBack(
  mail: { id: string; userId: string | null },
  status: string,
  operationId: string,
): Promise<void> {
  if (mail.userId === null) {
    const data = { state: "bounced", status, trouble: "address_refused" } as const;
    await db().mail.update({ where: { id: mail.id }, data });
    return;
  }
  const context = { actor: systemActor, now: now(), operationId };
  await execute(context, outboxCommands.bounceMail, mail.userId, { mailId: mail.id, status });
}
