import type { UserActor } from "@/lib/authz/actor";
import { ranAt } from "@/lib/workflow/operations";
import type { Context } from "@/lib/workflow/define";
import { execute } from "@/lib/workflow/execute";
import { exportCommands } from "./command";

/** So long after it was noted a file may be fetched, in milliseconds: by the page that asked, and again where the line broke. */
const fetchedWithin = 60_000;

/**
 * Notes that a list leaves the portal, unless this operation did, and says whether its file may be given. What was noted
 * once is no standing order: later the list is another, and is asked for and noted anew.
 * @param query the filters as they stand in the address of the list
 * @throws DomainError as the command does
 */
export async function mayFetch(context: Context & { actor: UserActor }, query: string): Promise<boolean> {
  const { exportCases } = exportCommands;
  const { replayed } = await execute(context, exportCases, context.actor.userId, { query });
  if (!replayed) return true;
  const noted = await ranAt(context.actor, exportCases.name, context.operationId);
  return noted !== null && context.now.getTime() - noted.getTime() <= fetchedWithin;
}
