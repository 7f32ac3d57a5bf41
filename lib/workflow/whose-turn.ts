import type { Relation } from "@/lib/authz/policy";
import type { Party } from "./statuses";

/** The sides of a case that an actor is on, from their relations to it. */
export function partiesOf(relations: readonly Relation[]): Party[] {
  const sides: Party[] = [];
  const is = (...any: Relation[]) => any.some((relation) => relations.includes(relation));
  if (is("lead", "counsel", "assistant")) sides.push("ADVOCATE");
  if (is("offered", "assigned", "former")) sides.push("DEFENDER");
  if (is("facilitator")) sides.push("FACILITATOR");
  if (is("finance")) sides.push("FINANCE");
  if (is("director")) sides.push("DIRECTOR");
  if (is("approver")) sides.push("APPROVER");
  return sides;
}

export type OpenWait = {
  id: string;
  kind: string;
  party: Party;
  userId: string | null;
  ref: string | null;
  params: Record<string, string | number>;
  since: Date;
  by: Date | null;
};

/**
 * What the first line of a case says: what waits on the reader if anything does, else what waits on others; the
 * earliest due first. Null when nothing waits on anybody.
 */
export function whoseTurn(
  waits: readonly OpenWait[],
  relations: readonly Relation[],
  userId: string,
): { wait: OpenWait; yours: boolean } | null {
  const sides = partiesOf(relations);
  const mine = (wait: OpenWait) =>
    (wait.userId === null || wait.userId === userId) &&
    (sides.includes(wait.party) || (wait.kind === "payInvoice" && relations.includes("billing")));
  const ordered = [...waits].sort((a, b) => dueOf(a) - dueOf(b) || a.since.getTime() - b.since.getTime());
  const own = ordered.find(mine);
  if (own) return { wait: own, yours: true };
  const other = ordered[0];
  return other ? { wait: other, yours: false } : null;
}

const dueOf = (wait: OpenWait) => wait.by?.getTime() ?? Number.MAX_SAFE_INTEGER;
