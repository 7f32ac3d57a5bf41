import { db } from "@/lib/db/client";
import type { Tx } from "@/lib/db/tx";
import { plusDays, todayIn, type PlainDate } from "@/lib/dates";
import type { UserActor } from "@/lib/authz/actor";
import { availableCommands } from "@/lib/authz/policy";
import { caseFor } from "@/lib/authz/scope";
import { documentsOf, fileRefs, type FileRef } from "@/lib/cases/documents";
import { now } from "@/lib/clock";
import { openKey } from "@/lib/db/keys";
import { fxRatesSince, type FxOfDay } from "@/lib/fees/queries";
import { currencies, type Currency } from "@/lib/money";
import { assignmentOf } from "../load";
import { tasksOf, type TaskView } from "../tasks/queries";
import type { EntryFacts, Terms } from "./facts";
import { entryFacts } from "./load";
import { isFixed } from "./placing";
import { capTotals, standingOf, type CapTotals, type EntryStanding } from "./totals";

export type EntryView = {
  id: string;
  version: number;
  kind: "time" | "expense";
  day: PlainDate;
  taskId: string | null;
  minutes: number | null;
  currency: Currency | null;
  amountMinor: number | null;
  convertedMinor: number | null;
  fx: FxOfDay | null;
  /** Minutes or minor units that lie above the cap. */
  held: number;
  words: string;
  noReceipt: string;
  receiptId: string | null;
  receipt: FileRef | null;
  standing: EntryStanding;
  /** It is in no report that was submitted: the Defender may still change it. */
  open: boolean;
};

export type EntriesView = { entries: EntryView[]; hours: CapTotals; expenses: CapTotals };

/** Entries of an assignment, newest day first, and what they use of the caps. */
export async function entriesOf(
  tx: Tx,
  assignmentId: string,
  key: Buffer,
  terms: Terms,
): Promise<EntriesView> {
  const facts = await entryFacts(tx, assignmentId, key, "all");
  const linkTo = await fileRefs(
    tx,
    facts.map(({ receiptId }) => receiptId),
  );
  return {
    entries: facts
      .map((entry) => entryView(entry, linkTo(entry.receiptId)))
      .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0)),
    hours: capTotals(facts, "time", terms.capMinutes),
    expenses: capTotals(facts, "expense", terms.capExpensesMinor),
  };
}

function entryView(entry: EntryFacts, receipt: FileRef | null): EntryView {
  const { id, version, kind, day, taskId, minutes, currency, amountMinor, convertedMinor, fx } = entry;
  const held = entry.parts.filter((part) => part.state === "held");
  return {
    ...{ id, version, kind, day, taskId, minutes, currency, amountMinor, convertedMinor, fx },
    ...{ words: entry.words, noReceipt: entry.noReceipt, receiptId: entry.receiptId, receipt },
    held: held.reduce((sum, part) => sum + (part.minutes ?? part.billMinor), 0),
    standing: standingOf(entry),
    open: !entry.withdrawn && !isFixed(entry),
  };
}

export type EntryPageView = {
  caseId: string;
  code: string;
  nickname: string;
  currency: "USD" | "CAD";
  /** Today where the Defender is. */
  today: PlainDate;
  firstDay: PlainDate;
  lastDay: PlainDate;
  tasks: TaskView[];
  /** The task that is worked on, to be filled in. */
  taskId: string | null;
  currencies: Currency[];
  /** Foreign units per unit of the contract's currency, newest first. */
  rates: { currency: Currency; day: PlainDate; rate: string }[];
  totals: { hours: CapTotals; expenses: CapTotals };
  /** An entry that is to be changed; null when a new one is recorded. */
  entry: EntryView | null;
  receipt: { documentId: string; name: string; size: number } | null;
  may: { record: boolean; withdraw: boolean };
};

/** Exchange rates that the form knows by itself; an older day is said to take the rate of its day. */
export const daysOfRates = 60;

/**
 * The page on which a Defender records time or an expense, or changes an entry; null for everybody else.
 * @param entryId an entry that is still open; one that is not is as if it did not exist
 */
export async function entryPageView(
  actor: UserActor,
  code: string,
  entryId: string | null,
  locale = actor.locale,
): Promise<EntryPageView | null> {
  const tx = db();
  const at = now();
  const facts = await caseFor(tx, actor, { code }, at);
  if (!facts?.relations.includes("assigned")) return null;
  const may = availableCommands({ relations: facts.relations, status: facts.status });
  if ((await tx.assignment.count({ where: { caseId: facts.id, to: null } })) === 0) return null;
  const [key, assignment] = await Promise.all([openKey(tx, facts.keyId), assignmentOf(tx, facts.id)]);
  const today = todayIn(assignment.defenderZone, at);
  const since = plusDays(today, -daysOfRates);
  const { terms } = assignment;
  const [tasks, { entries, hours, expenses }, rates, defender] = await Promise.all([
    tasksOf(tx, assignment, key, [], locale),
    entriesOf(tx, assignment.id, key, terms),
    fxRatesSince(tx, terms.currency, since),
    tx.defender.findUniqueOrThrow({
      where: { id: assignment.defenderId },
      select: { payoutCurrency: true, country: true },
    }),
  ]);
  const entry = entryId === null ? null : (entries.find(({ id, open }) => id === entryId && open) ?? null);
  if (entryId !== null && !entry) return null;
  const doing = tasks.find(({ state }) => state === "doing") ?? tasks.find(({ state }) => state === "to_do");
  return {
    ...{ caseId: facts.id, code: facts.code, nickname: facts.nickname, currency: terms.currency, today },
    firstDay: terms.startsOn > assignment.from ? terms.startsOn : assignment.from,
    lastDay: terms.endsOn < today ? terms.endsOn : today,
    tasks: tasks.filter(({ state }) => state !== "dropped"),
    taskId: entry?.taskId ?? doing?.id ?? tasks[0]?.id ?? null,
    currencies: inOrder(ownCurrency[defender.country] ?? defender.payoutCurrency),
    rates,
    totals: { hours, expenses },
    entry,
    receipt: entry?.receiptId ? await receiptOf(tx, facts.id, key, entry) : null,
    may: { record: may.has("recordTime"), withdraw: may.has("withdrawEntry") },
  };
}

async function receiptOf(
  tx: Tx,
  caseId: string,
  key: Buffer,
  entry: { id: string; receiptId: string | null },
): Promise<EntryPageView["receipt"]> {
  const files = await documentsOf(tx, key, { caseId, purpose: "receipt", refs: [entry.id] });
  const file = files.find(({ id }) => id === entry.receiptId);
  return file ? { documentId: file.id, name: file.name, size: file.size } : null;
}

const ownCurrency: Partial<Record<string, Currency>> = {
  MX: "MXN",
  GT: "GTQ",
  SV: "USD",
  HN: "HNL",
  NI: "NIO",
};

/** The currency of the Defender's country first: most receipts are in it. */
function inOrder(first: Currency): Currency[] {
  return [first, ...currencies.filter((currency) => currency !== first)];
}
