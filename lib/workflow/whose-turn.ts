import type { Party } from "./statuses";

export type OpenWait = {
  id: string;
  kind: string;
  party: Party;
  ref: string | null;
  params: Record<string, string | number>;
  since: Date;
  by: Date | null;
  /** From when its days count. */
  clockFrom: Date;
  /** When its clock next strikes, and which strike it is. */
  nextAt: Date | null;
  step: number;
  /** Its clock stands still until then. */
  pausedUntil: Date | null;
  /** It is the reader's own turn. */
  mine: boolean;
};

/**
 * What the first line of a case says: what waits on the reader if anything does, else what waits on others; the
 * earliest due first, as in the list. Null when nothing waits on anybody.
 */
export function whoseTurn(waits: readonly OpenWait[]): { wait: OpenWait; yours: boolean } | null {
  const [first] = waits
    .filter(isAsked)
    .sort(
      (a, b) =>
        Number(b.mine) - Number(a.mine) || dueOf(a) - dueOf(b) || a.since.getTime() - b.since.getTime(),
    );
  return first ? { wait: first, yours: first.mine } : null;
}

/** That a clock goes on is asked of nobody: the case waits for what its clock counts for. */
const isAsked = ({ kind }: OpenWait) => kind !== "resumeClock";

const dueOf = (wait: OpenWait) => wait.by?.getTime() ?? Number.MAX_SAFE_INTEGER;
