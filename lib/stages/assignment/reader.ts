import type { Relation } from "@/lib/authz/policy";

/**
 * How somebody reads an assignment. `work`: the Advocate's side, the Defender, and staff who lead the case: all of it.
 * `money`: finance, who read entries and receipts, not the words of tasks or messages. `own`: a Defender whose
 * assignment ended: what they recorded, and their thread.
 */
export type Reader = "work" | "money" | "own";

const workers: readonly Relation[] = ["lead", "counsel", "assistant", "assigned", "facilitator", "director"];

/** Null: the page is none of theirs (billing contacts, approvers, a Defender who was only asked). */
export function readerOf(relations: readonly Relation[]): Reader | null {
  if (workers.some((relation) => relations.includes(relation))) return "work";
  if (relations.includes("finance")) return "money";
  return relations.includes("former") ? "own" : null;
}
