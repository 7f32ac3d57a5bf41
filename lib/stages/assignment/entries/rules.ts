import type { z } from "zod";
import { laterOf, todayIn, type PlainDate } from "@/lib/dates";
import { DomainError } from "@/lib/errors";
import { convert, largestAmount, tooLarge } from "@/lib/money";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import type { NewEvent } from "@/lib/workflow/events";
import type { EntriesFacts, EntryFacts } from "./facts";
import { billOf, differs, isFixed, isHeld, placeAll, type Placeable, type PlacedEntry } from "./placing";
import { paidAmount, refuseStaleEntry } from "./stale";
import type { changeEntryInput, recordExpenseInput, recordTimeInput } from "./schema";

type TimeInput = z.output<typeof recordTimeInput>;
type ExpenseInput = z.output<typeof recordExpenseInput>;
type ChangeInput = z.output<typeof changeEntryInput>;

/** The row of an entry as it is written. */
export type EntryRow = Omit<EntryFacts, "parts" | "version" | "withdrawn">;

export type EntryChanges = {
  row: EntryRow;
  isNew: boolean;
  /** A receipt that is claimed with this entry. */
  receiptIds: string[];
  placed: PlacedEntry[];
};

/**
 * Records worked time. The entry that crosses the cap becomes two parts; recording itself is never stopped by a cap.
 * @throws DomainError FUTURE_DATE, PERIOD_OUTSIDE, DAY_TOO_LONG, WRONG_STATE, NOT_FOUND
 */
export function decideRecordTime(
  facts: EntriesFacts,
  input: TimeInput,
  context: DecideContext,
): Decision<EntryChanges> {
  mayStillRecord(facts);
  const row = timeRow(facts, input, context, context.newId(), nextPosition(facts));
  return record(facts, row, "entry.recorded", []);
}

/**
 * Records an expense as it stands on its receipt. The rate of exchange of its day is frozen on it, with its day and
 * source.
 * @throws DomainError FX_RATE_MISSING, those of readAmount and of decideRecordTime
 */
export function decideRecordExpense(
  facts: EntriesFacts,
  input: ExpenseInput,
  context: DecideContext,
): Decision<EntryChanges> {
  mayStillRecord(facts);
  const row = expenseRow(facts, input, context, context.newId(), nextPosition(facts), null);
  return record(facts, row, "entry.recorded", input.receiptId ? [input.receiptId] : []);
}

/** Changes an entry that is in no report that was submitted. @throws DomainError CONFLICT with both texts */
export function decideChangeEntry(
  facts: EntriesFacts,
  input: ChangeInput,
  context: DecideContext,
): Decision<EntryChanges> {
  const entry = openEntry(facts, input.entryId);
  if (entry.kind !== input.kind) throw new DomainError("INVALID");
  refuseStaleEntry(entry, input);
  const row =
    input.kind === "time"
      ? timeRow(facts, input, context, entry.id, entry.position)
      : expenseRow(facts, input, context, entry.id, entry.position, entry);
  const fresh = row.receiptId !== null && row.receiptId !== entry.receiptId ? [row.receiptId] : [];
  return record(facts, row, "entry.changed", fresh);
}

export type WithdrawChanges = { entryId: string; placed: PlacedEntry[] };

/** Takes back an entry that is in no report that was submitted; what it held of the caps falls to the others. */
export function decideWithdrawEntry(
  facts: EntriesFacts,
  input: { entryId: string },
): Decision<WithdrawChanges> {
  const entry = openEntry(facts, input.entryId);
  const others = facts.entries.filter(({ id, withdrawn }) => !withdrawn && id !== entry.id);
  const placed = moved(others, placeAll(others, facts.assignment.terms));
  return {
    changes: { entryId: entry.id, placed },
    events: [
      { type: "entry.withdrawn", payload: { entryId: entry.id } },
      ...placedEvents(placed, facts.assignment.terms.currency),
    ],
  };
}

function mayStillRecord(facts: EntriesFacts): void {
  if (facts.lastReportSubmitted) throw new DomainError("WRONG_STATE");
}

function openEntry(facts: EntriesFacts, entryId: string): EntryFacts {
  const entry = facts.entries.find(({ id }) => id === entryId);
  if (!entry) throw new DomainError("NOT_FOUND");
  if (entry.withdrawn) throw new DomainError("ALREADY_DONE");
  if (isFixed(entry)) throw new DomainError("ENTRY_REPORTED");
  return entry;
}

function nextPosition(facts: EntriesFacts): number {
  return facts.entries.reduce((highest, { position }) => Math.max(highest, position), 0) + 1;
}

function timeRow(
  facts: EntriesFacts,
  input: TimeInput,
  context: DecideContext,
  id: string,
  position: number,
): EntryRow {
  checkDay(facts, input.day, context.now);
  checkTask(facts, input.taskId);
  checkHoursOfDay(facts, input, id);
  return {
    ...{ id, position, kind: "time", day: input.day, taskId: input.taskId, minutes: input.minutes },
    ...{ words: input.words, noReceipt: "", receiptId: null },
    ...{ currency: null, amountMinor: null, fx: null, convertedMinor: null },
  };
}

function expenseRow(
  facts: EntriesFacts,
  input: ExpenseInput,
  context: DecideContext,
  id: string,
  position: number,
  before: EntryFacts | null,
): EntryRow {
  checkDay(facts, input.day, context.now);
  checkTask(facts, input.taskId);
  const { currency } = facts.assignment.terms;
  const amountMinor = paidAmount(input);
  const own = input.currency === currency;
  // An edit of the words alone leaves the rate as it was frozen.
  const kept = before && before.day === input.day && before.currency === input.currency ? before.fx : null;
  const fx = own ? null : (kept ?? facts.fx);
  if (!own && !fx) {
    throw new DomainError(
      "FX_RATE_MISSING",
      { currency: input.currency, day: input.day },
      { currency: "FX_RATE_MISSING" },
    );
  }
  const convertedMinor = fx ? convert(amountMinor, fx.rate) : amountMinor;
  if (convertedMinor > largestAmount) throw tooLarge("amount");
  return {
    ...{ id, position, kind: "expense", day: input.day, taskId: input.taskId, minutes: null },
    ...{ words: input.words, noReceipt: input.receiptId ? "" : input.noReceipt, receiptId: input.receiptId },
    ...{ currency: input.currency, amountMinor, fx, convertedMinor },
  };
}

/** Within the contract's and the assignment's dates, and not after today where the Defender is. */
function checkDay({ assignment }: EntriesFacts, day: PlainDate, now: Date): void {
  const { terms, from, to, defenderZone } = assignment;
  if (day > todayIn(defenderZone, now)) throw new DomainError("FUTURE_DATE", {}, { day: "FUTURE_DATE" });
  const first = laterOf(terms.startsOn, from);
  const last = to !== null && to < terms.endsOn ? to : terms.endsOn;
  if (day < first || day > last) {
    throw new DomainError("PERIOD_OUTSIDE", { from: first, to: last }, { day: "PERIOD_OUTSIDE" });
  }
}

function checkTask({ taskIds }: EntriesFacts, taskId: string): void {
  if (!taskIds.includes(taskId)) throw new DomainError("INVALID", {}, { taskId: "INVALID" });
}

const minutesOfDay = 24 * 60;

function checkHoursOfDay({ entries }: EntriesFacts, input: TimeInput, id: string): void {
  const others = entries
    .filter((entry) => !entry.withdrawn && entry.id !== id && entry.day === input.day)
    .reduce((total, entry) => total + (entry.minutes ?? 0), 0);
  if (others + input.minutes > minutesOfDay) {
    throw new DomainError("DAY_TOO_LONG", { minutes: others }, { minutes: "DAY_TOO_LONG" });
  }
}

function record(
  facts: EntriesFacts,
  row: EntryRow,
  type: "entry.recorded" | "entry.changed",
  receiptIds: string[],
): Decision<EntryChanges> {
  const { terms } = facts.assignment;
  const standing = facts.entries.filter(({ id, withdrawn }) => !withdrawn && id !== row.id);
  const all = placeAll([...standing, { ...row, parts: [] }], terms);
  const own = all.filter(({ entryId }) => entryId === row.id);
  const others = moved(standing, all);
  const parts = own.flatMap((placed) => placed.parts);
  const figures = { billMinor: billOf(parts), currency: terms.currency, held: isHeld(parts) };
  const event: NewEvent =
    type === "entry.recorded"
      ? { type, payload: { entryId: row.id, kind: row.kind, ...figures } }
      : { type, payload: { entryId: row.id, ...figures } };
  return {
    changes: { row, isNew: type === "entry.recorded", receiptIds, placed: [...own, ...others] },
    events: [event, ...placedEvents(others, terms.currency)],
  };
}

/** Of all placements, those of entries that were there and whose parts come to stand otherwise. */
function moved(before: readonly Placeable[], placed: readonly PlacedEntry[]): PlacedEntry[] {
  return placed.filter(({ entryId, parts }) => {
    const stood = before.find(({ id }) => id === entryId);
    return stood !== undefined && differs(stood.parts, parts);
  });
}

function placedEvents(placed: readonly PlacedEntry[], currency: "USD" | "CAD"): NewEvent[] {
  return placed.map(({ entryId, parts }) => ({
    type: "entry.placed",
    payload: { entryId, billMinor: billOf(parts), currency, held: isHeld(parts) },
  }));
}
