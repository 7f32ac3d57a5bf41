import type { PlainDate } from "@/lib/dates";
import { partsOfExpense, partsOfTime, placeInCap, type Claim, type NewPart } from "./caps";
import type { EntryFacts, PartFacts, Terms } from "./facts";

/** An entry, as placing needs it: one that is there, or one that is about to be. */
export type Placeable = Pick<
  EntryFacts,
  "id" | "kind" | "day" | "position" | "minutes" | "convertedMinor" | "parts"
>;

export type PlacedEntry = { entryId: string; parts: NewPart[] };

/**
 * Reported, or decided in part (a held part refused or withdrawn, a part released): such an entry keeps its parts.
 * Entries of a draft or of a returned report are still the Defender's to change, and are placed anew.
 */
export function isFixed(entry: { parts: readonly PartFacts[] }): boolean {
  return entry.parts.some((part) => part.reported || (part.state !== "within" && part.state !== "held"));
}

/** What a reported entry takes of its cap: as claimed, or as allowed once its report is final. */
export function consumed(part: PartFacts): number {
  if (part.state !== "within") return 0;
  const figure = part.final && part.allowed ? part.allowed : part;
  return figure.minutes ?? figure.billMinor;
}

/** Places all entries that are not withdrawn under both caps. @returns those that are not fixed, each with its parts */
export function placeAll(entries: readonly Placeable[], terms: Terms): PlacedEntry[] {
  const of = (kind: "time" | "expense") => entries.filter((entry) => entry.kind === kind).map(claimOf);
  return [
    ...placeInCap(of("time"), terms.capMinutes).map((placed) => ({
      entryId: placed.entryId,
      parts: partsOfTime(placed, terms),
    })),
    ...placeInCap(of("expense"), terms.capExpensesMinor).map((placed) => ({
      entryId: placed.entryId,
      parts: partsOfExpense(placed),
    })),
  ];
}

function claimOf(entry: Placeable): Claim {
  const { id, day, position, minutes, convertedMinor, parts } = entry;
  return {
    entryId: id,
    day: day satisfies PlainDate,
    position,
    quantity: minutes ?? convertedMinor ?? 0,
    fixed: isFixed(entry) ? parts.reduce((total, part) => total + consumed(part), 0) : null,
  };
}

/** Whether parts differ from those that stand. */
export function differs(before: readonly PartFacts[], after: readonly NewPart[]): boolean {
  if (before.length !== after.length) return true;
  return after.some((part) => {
    const stood = before.find(({ position }) => position === part.position);
    return (
      !stood ||
      stood.state !== part.state ||
      stood.minutes !== part.minutes ||
      stood.billMinor !== part.billMinor ||
      stood.payMinor !== part.payMinor
    );
  });
}

export const billOf = (parts: readonly { billMinor: number }[]) =>
  parts.reduce((total, part) => total + part.billMinor, 0);

export const isHeld = (parts: readonly { state: string }[]) => parts.some((part) => part.state === "held");
