import type { Relation } from "@/lib/authz/policy";

/** Who reads the history of a case: staff of casework all of it, each party what is theirs to know. */
export type HistoryReader = "staff" | "advocate" | "defender";

/**
 * Null: no history is shown. The assignment that has begun makes a Defender a reader, an offer does not; one whose
 * assignment ended reads on to its end.
 */
export function historyReader(relations: readonly Relation[]): HistoryReader | null {
  const is = (...any: Relation[]) => relations.some((relation) => any.includes(relation));
  if (is("facilitator", "director")) return "staff";
  if (is("lead", "counsel", "assistant")) return "advocate";
  return is("assigned", "former") ? "defender" : null;
}

const betweenStaff = [
  "write_off.",
  "invoice.waiver_granted",
  "note.",
  "check.",
  "case.walled_off",
  "case.wall_lifted",
  "clock.",
  "evaluation.risk_reported",
];
/**
 * The Defender's reports and pay are between them and Justice in Motion, and so are the reasons of Defenders who were
 * only asked.
 */
const notForAdvocates = [
  ...betweenStaff,
  ...["payout.", "report.", "part.", "debt.", "offer.declined", "offer.revoked"],
  "payment.allocated_elsewhere",
];
/** The time before the case was theirs, and the Advocate's invoices and payments. */
const notForDefenders = [
  ...betweenStaff,
  "intake.saved",
  "case.counsel_invit",
  "question.",
  "offer.declined",
  "offer.sent",
  "offer.expired",
  "offer.revoked",
  "invoice.",
  "payment.",
];

/** Whether an event stands in a reader's history. What is left out keeps its number, so that the gap is seen. */
export function isInHistoryOf(reader: HistoryReader, type: string): boolean {
  const hidden = { staff: [], advocate: notForAdvocates, defender: notForDefenders }[reader];
  return !hidden.some((start) => type.startsWith(start));
}

/** Who was offered a case, and declined it or let it pass, is not told to the Advocate: a Defender, no name. */
export function isMaskedFor(reader: HistoryReader, actorRole: string): boolean {
  return reader === "advocate" && actorRole === "offered";
}
