import type { Actor } from "@/lib/authz/actor";
import { db } from "@/lib/db/client";
import type { ErrorCode } from "@/lib/errors";
import type { CaseStatus } from "@/lib/workflow/statuses";
import type { World } from "@/tests/support/world";

/**
 * What becomes of two runs at the same time, under two operation ids. A command that moves or edits lets one stand;
 * one that appends lets both stand. Where a command differs from its mode, `because` says why.
 */
export type Stands =
  /** The other is refused with this code; at which fields it sees both texts. */
  | { who: "one"; other: ErrorCode; clashes: readonly string[]; because?: string }
  /** The count rises by one for each, unless `rise` says by how much for the two together. */
  | { who: "both"; rise: number; because?: string }
  /** Both are refused; null: both are heard, and nothing is written. */
  | { who: "nobody"; code: ErrorCode | null; because: string };

export const oneStands = (other: ErrorCode, clashes: readonly string[] = [], because?: string): Stands => ({
  who: "one",
  other,
  clashes,
  ...(because ? { because } : {}),
});
export const bothStand: Stands = { who: "both", rise: 2 };
export const bothStandAsOne = (because: string): Stands => ({ who: "both", rise: 1, because });
export const nobodyStands = (code: ErrorCode, because: string): Stands => ({ who: "nobody", code, because });
export const nothingHappens = (because: string): Stands => ({ who: "nobody", code: null, because });

/** A command at the point where it may run. */
export type Prepared = {
  actor: Actor;
  /** Null for a command that makes its subject. */
  subjectId: string | null;
  input: object;
  /** When it is run, if not now: for what falls due. */
  at?: Date;
  /** Hash of the browser's token, where it matters which one it is. */
  device?: string;
  /** What whoever comes at the same moment brings, where it is not the same. */
  second?: { actor?: Actor; input?: object };
  stands: Stands;
  /** Rows that one run adds one to. */
  count: () => Promise<number>;
  /** Why it leaves no event. */
  quiet?: string;
};

export type Fixture = (world: World) => Promise<Prepared>;

/** A case that several fixtures of a file use, walked to once for each world. */
export function sharing<T>(make: (world: World) => Promise<T>): (world: World) => Promise<T> {
  const made = new WeakMap<World, Promise<T>>();
  return (world) => {
    const known = made.get(world) ?? make(world);
    made.set(world, known);
    return known;
  };
}

/** Counts the events of one kind in a subject's chain. */
export const eventsOf = (subjectId: string, type: string) => () =>
  db().event.count({ where: { subjectId, type } });

export const casesIn = (id: string, status: CaseStatus) => () => db().case.count({ where: { id, status } });

export const statusOf = async (id: string): Promise<CaseStatus> =>
  (await db().case.findUniqueOrThrow({ where: { id }, select: { status: true } })).status;
