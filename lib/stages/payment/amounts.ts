import { DomainError } from "@/lib/errors";
import { parseAmount } from "@/lib/money";

/**
 * An amount as typed, in minor units. Where the text has two readings, the one that was shown and confirmed.
 * @param field dotted path at which a refusal stands
 * @throws DomainError AMOUNT_UNREADABLE, AMOUNT_AMBIGUOUS
 */
export function amountOf(text: string, understoodMinor: number | null, field: string): number {
  const reading = parseAmount(text);
  if (reading.kind === "exact") return reading.minor;
  if (reading.kind === "unreadable") {
    throw new DomainError("AMOUNT_UNREADABLE", {}, { [field]: "AMOUNT_UNREADABLE" });
  }
  if (understoodMinor !== null && reading.readings.includes(understoodMinor)) return understoodMinor;
  const [first = 0, second = 0] = reading.readings;
  throw new DomainError(
    "AMOUNT_AMBIGUOUS",
    { first: written(first), second: written(second) },
    { [field]: "AMOUNT_AMBIGUOUS" },
  );
}

/** Two decimals after a point: a form that has one reading. */
export const written = (minor: number) =>
  `${(minor - (minor % 100)) / 100}.${String(minor % 100).padStart(2, "0")}`;
