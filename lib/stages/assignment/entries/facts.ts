import type { PlainDate } from "@/lib/dates";
import type { FxOfDay } from "@/lib/fees/queries";
import type { Currency } from "@/lib/money";

/** What the rules about entries know: an assignment, its terms, and every entry with its parts. */

export type PartState = "within" | "held" | "released" | "refused" | "withdrawn";

export type PartFacts = {
  id: string;
  position: number;
  state: PartState;
  /** How far its refusal has come; null: it is not refused. */
  refusal: "proposed" | "contested" | "final" | null;
  minutes: number | null;
  billMinor: number;
  payMinor: number;
  reportId: string | null;
  /** It stands in a report that was submitted and not returned. */
  reported: boolean;
  /** It stands in a report that is final. */
  final: boolean;
  /** What the newest assessment allows of it; null when none was made. */
  allowed: { minutes: number | null; billMinor: number } | null;
};

export type EntryFacts = {
  id: string;
  kind: "time" | "expense";
  day: PlainDate;
  position: number;
  taskId: string | null;
  minutes: number | null;
  currency: Currency | null;
  amountMinor: number | null;
  fx: FxOfDay | null;
  convertedMinor: number | null;
  receiptId: string | null;
  version: number;
  withdrawn: boolean;
  words: string;
  noReceipt: string;
  parts: PartFacts[];
};

/** The terms of the executed contract that entries are reckoned with. */
export type Terms = {
  currency: "USD" | "CAD";
  billRateMinor: number;
  payRateMinor: number;
  capMinutes: number;
  capExpensesMinor: number;
  startsOn: PlainDate;
  endsOn: PlainDate;
};

export type AssignmentFacts = {
  id: string;
  defenderId: string;
  defenderUserId: string;
  /** The Defender's own zone, from their profile: what "today" means for a work date. */
  defenderZone: string;
  from: PlainDate;
  to: PlainDate | null;
  terms: Terms;
};

export type EntriesFacts = {
  assignment: AssignmentFacts;
  taskIds: readonly string[];
  /** Every entry of the assignment, withdrawn ones included, with words only where they are needed. */
  entries: readonly EntryFacts[];
  /** The last report was submitted and not returned: nothing more can be reported. */
  lastReportSubmitted: boolean;
  /** The rate of the expense's day; null for time, for the contract's own currency, and when none is known. */
  fx: FxOfDay | null;
};
