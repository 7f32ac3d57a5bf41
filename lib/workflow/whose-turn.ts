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

export type Turn = { wait: OpenWait; yours: boolean };

/**
 * What a case waits for, in the order in which its page says it: what waits on the reader before what waits on others;
 * of each the earliest due first, as in the list. The first is the first line of the case. Empty: nothing waits on
 * anybody.
 */
export function turnsOf(waits: readonly OpenWait[]): Turn[] {
  return waits
    .filter(isAsked)
    .sort(
      (a, b) =>
        Number(b.mine) - Number(a.mine) || dueOf(a) - dueOf(b) || a.since.getTime() - b.since.getTime(),
    )
    .map((wait) => ({ wait, yours: wait.mine }));
}

/** That a clock goes on is asked of nobody: the case waits for what its clock counts for. */
const isAsked = ({ kind }: OpenWait) => kind !== "resumeClock";

const dueOf = (wait: OpenWait) => wait.by?.getTime() ?? Number.MAX_SAFE_INTEGER;
