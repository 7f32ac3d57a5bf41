import { officeToday } from "@/lib/calendar";
import type { z } from "zod";
import { type PlainDate } from "@/lib/dates";
import { DomainError } from "@/lib/errors";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import type { fileDocumentInput } from "./schema";

/** How many of each keep a case from being settled. */
export type Owed = {
  /** Parts of entries that were not withdrawn and stand in no final report. */
  unreported: number;
  /** Parts above the cap that were neither refused for good, withdrawn nor released. */
  held: number;
  /** Reports that are not final. */
  openReports: number;
  /** Parts of which something is billed, on no issued invoice. */
  unbilled: number;
  /** Invoices that are still drafts. */
  drafts: number;
  /** Parts of which something is paid, in no confirmed payout. */
  unpaid: number;
  /** Invoices of which something is left to pay. */
  unsettledInvoices: number;
  /** Offers that are open: a case with one is looking for somebody. */
  openOffers: number;
};

export const nothingOwed = (owed: Owed): boolean => Object.values(owed).every((count) => count === 0);

/** Does nothing until nothing is owed by anyone. */
export function decideSettle(owed: Owed): Decision<null> {
  if (!nothingOwed(owed)) return { changes: null, events: [] };
  return { changes: null, events: [{ type: "case.settled", payload: {} }], to: "settled" };
}

/** A payment that was reversed or a payout that came back opens a settled case again. */
export function decideUnsettle(owed: Owed): Decision<null> {
  if (nothingOwed(owed)) return { changes: null, events: [] };
  return { changes: null, events: [{ type: "case.unsettled", payload: {} }], to: "work_done" };
}

export type ReopenFacts = {
  /** False: the contract was declared void. */
  inForce: boolean;
  endsOn: PlainDate;
  lastReportIds: string[];
};

/** More work, while the contract's dates allow it. What was the last report is then one among others. */
export function decideReopenWork(
  facts: ReopenFacts,
  input: { reason: string },
  context: DecideContext,
): Decision<ReopenFacts> {
  const today = officeToday(context.now);
  if (!facts.inForce) throw new DomainError("CONTRACT_VOID");
  if (today > facts.endsOn) throw new DomainError("CONTRACT_OVER", { day: facts.endsOn });
  return {
    changes: facts,
    events: [{ type: "work.reopened", payload: {}, words: { reason: input.reason } }],
    to: "active",
  };
}

export type FileFacts = {
  /** The stored file has this hash, is of this case and purpose, and was made for this record. */
  stored: boolean;
  /** What the record names as its file already. */
  filed: string | null;
  /** Whether the record is of this case. */
  known: boolean;
};

/** Ties a document that the portal made to its invoice or payout. Filed once: a second time nothing happens. */
export function decideFileDocument(
  facts: FileFacts,
  input: z.output<typeof fileDocumentInput>,
): Decision<z.output<typeof fileDocumentInput> | null> {
  if (!facts.known || !facts.stored) throw new DomainError("NOT_FOUND");
  if (facts.filed !== null) return { changes: null, events: [] };
  return { changes: input, events: [{ type: "document.filed", payload: input }] };
}
