import type { EventType, NewEvent } from "./events";
import type { Party } from "./statuses";
import type { waitKinds, WaitFigures, WaitKind } from "./wait-kinds";

/**
 * What a case waits for, and on whom. An event opens and closes Waits in its own transaction; dashboards, "whose
 * turn" and clocks read nothing else.
 */
type WorkingDays = { workingDays: number };
export type Due = WorkingDays | { days: number } | { at: string } | { day: string } | null;
/** A kind says whether it counts working days: a clock that stood still goes on counting what it counted. */
type DueOf<K extends WaitKind> = (typeof waitKinds)[K] extends { counts: "workingDays" }
  ? WorkingDays
  : Exclude<Due, WorkingDays>;

export type WaitOpened = {
  kind: WaitKind;
  party: Party;
  /** One person of that party; absent: anybody of it. */
  userId?: string;
  /** The record that waits: an offer, a report, an invoice. */
  ref?: string;
  params?: Record<string, string | number>;
  by: Due;
};
export type WaitClosed = { kind: WaitKind | "all"; party?: Party; ref?: string };
export type WaitChange = { close: WaitClosed[]; open: WaitOpened[] };

export const nothing: WaitChange = { close: [], open: [] };
export const all: WaitClosed = { kind: "all" };
export const threeSides = ["ADVOCATE", "FACILITATOR", "DEFENDER"] as const;

type More<K extends WaitKind> = Pick<WaitOpened, "ref" | "userId"> & WaitFigures<K>;
/** What is opened; a kind whose words name a figure does not compile without it. */
export const on = <K extends WaitKind>(
  party: Party,
  kind: K,
  by: DueOf<K>,
  ...[more]: { params?: never } extends WaitFigures<K> ? [more?: More<K>] : [more: More<K>]
): WaitOpened => ({ kind, party, by, ...more });
/** What is waited for only if something holds. */
export const when = (holds: boolean, ...waits: WaitOpened[]): WaitOpened[] => (holds ? waits : []);

export const open = (...opened: WaitOpened[]): WaitChange => ({ close: [], open: opened });
export const close = (...closed: WaitClosed[]): WaitChange => ({ close: closed, open: [] });
export const afresh = (...opened: WaitOpened[]): WaitChange => ({ close: [all], open: opened });
export const swap = (closed: WaitClosed[], ...opened: WaitOpened[]): WaitChange => ({
  close: closed,
  open: opened,
});

export const days = (days: number) => ({ days });
export const workingDays = (workingDays: number) => ({ workingDays });
export const at = (at: string) => ({ at });
export const onDay = (day: string) => ({ day });

/** What an event closes and opens, from what it says. */
export type WaitHandlers = {
  [T in EventType]?: (payload: Extract<NewEvent, { type: T }>["payload"]) => WaitChange;
};
