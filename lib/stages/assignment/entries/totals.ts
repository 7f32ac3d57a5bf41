import type { EntryFacts } from "./facts";
import { consumed } from "./placing";

/** What is used of a cap, in minutes or in minor units of the contract's currency. */
export type CapTotals = { cap: number; approved: number; recorded: number; held: number };

type Counted = Pick<EntryFacts, "kind" | "withdrawn" | "parts">;

/** Approved: allowed in a final report. Recorded: within the cap, not yet approved. Held: above the cap. */
export function capTotals(entries: readonly Counted[], kind: "time" | "expense", cap: number): CapTotals {
  const parts = entries
    .filter((entry) => entry.kind === kind && !entry.withdrawn)
    .flatMap((entry) => entry.parts);
  const total = (chosen: typeof parts, of: (part: (typeof parts)[number]) => number) =>
    chosen.reduce((sum, part) => sum + of(part), 0);
  return {
    cap,
    approved: total(
      parts.filter((part) => part.final),
      consumed,
    ),
    recorded: total(
      parts.filter((part) => !part.final),
      consumed,
    ),
    held: total(
      parts.filter((part) => part.state === "held"),
      (part) => part.minutes ?? part.billMinor,
    ),
  };
}

/** Where an entry stands, in one word for a list. */
export type EntryStanding =
  | "withdrawn"
  | "approved"
  | "refused"
  | "refusal_proposed"
  | "held"
  | "partly_held"
  | "reported"
  | "recorded";

export function standingOf(entry: Pick<EntryFacts, "withdrawn" | "parts">): EntryStanding {
  const { parts } = entry;
  const all = (test: (part: (typeof parts)[number]) => boolean) => parts.length > 0 && parts.every(test);
  if (entry.withdrawn || all((part) => part.state === "withdrawn")) return "withdrawn";
  if (all((part) => part.state === "refused")) {
    return parts.every((part) => part.refusal === "final") ? "refused" : "refusal_proposed";
  }
  if (all((part) => part.state === "held")) return "held";
  if (parts.some((part) => part.state === "held")) return "partly_held";
  const within = parts.filter((part) => part.state === "within" || part.state === "released");
  if (within.length > 0 && within.every((part) => part.final)) return "approved";
  return within.some((part) => part.reported) ? "reported" : "recorded";
}
