import { DomainError } from "@/lib/errors";
import { readAmount } from "@/lib/money";
import { asClaimed, priced, quantityOf, total, type Allowed, type Line, type Terms } from "../lines";
import type { AssessedLine } from "../load";
import type { DecisionLine, ReasonCode } from "./schema";

/** What is decided of one line. Without a reason it is allowed as claimed. */
export type Decided = { line: Line; allowed: Allowed; reasonCode: ReasonCode | null; words: string };

export type LinesFacts = { lines: readonly AssessedLine[]; report: { id: string }; terms: Terms };

export const linesOfReport = ({ lines, report }: Pick<LinesFacts, "lines" | "report">): AssessedLine[] =>
  lines.filter((line) => line.reportId === report.id);

export const allAsClaimed = (lines: readonly Line[]): Decided[] =>
  lines.map((line) => ({ line, allowed: asClaimed(line), reasonCode: null, words: "" }));

/**
 * Puts decisions over what stood before, line by line. A change needs a reason and words; more than was claimed is
 * allowed only to correct a mistake in the sum, and never above the contract's cap.
 * @param before what counts for a line that is not named
 * @throws DomainError ALLOWED_ABOVE_CLAIMED, INVALID, NOT_FOUND, AMOUNT_UNREADABLE, AMOUNT_AMBIGUOUS
 */
export function decideLines(
  facts: LinesFacts,
  input: readonly DecisionLine[],
  before: readonly Decided[],
): Decided[] {
  const named = new Map(input.map((line, index) => [line.partId, { line, index }]));
  if (named.size !== input.length) throw new DomainError("INVALID");
  for (const partId of named.keys()) {
    if (!before.some(({ line }) => line.partId === partId)) throw new DomainError("NOT_FOUND");
  }
  const decided = before.map((stood) => {
    const given = named.get(stood.line.partId);
    return given ? decideLine(facts.terms, stood.line, given.line, `lines.${given.index}`) : stood;
  });
  checkCaps(facts, decided);
  return decided;
}

function decideLine(terms: Terms, line: Line, input: DecisionLine, path: string): Decided {
  const quantity = quantityIn(line, input, path);
  const claimed = quantityOf(line);
  if (quantity === claimed) return { line, allowed: asClaimed(line), reasonCode: null, words: "" };
  const field = line.kind === "time" ? `${path}.minutes` : `${path}.amount`;
  if (quantity > claimed && input.reasonCode !== "arithmetic_correction") {
    throw new DomainError("ALLOWED_ABOVE_CLAIMED", {}, { [field]: "ALLOWED_ABOVE_CLAIMED" });
  }
  const missing: Record<string, string> = {};
  if (input.reasonCode === null) missing[`${path}.reasonCode`] = "ui.zod.required";
  if (input.words === "") missing[`${path}.words`] = "ui.zod.required";
  if (Object.keys(missing).length > 0) throw new DomainError("INVALID", {}, missing);
  return { line, allowed: priced(line, quantity, terms), reasonCode: input.reasonCode, words: input.words };
}

function quantityIn(line: Line, input: DecisionLine, path: string): number {
  if (line.kind === "time") {
    if (input.minutes === null)
      throw new DomainError("INVALID", {}, { [`${path}.minutes`]: "ui.zod.required" });
    return input.minutes;
  }
  if (input.amount === null) throw new DomainError("INVALID", {}, { [`${path}.amount`]: "ui.zod.required" });
  return readAmount(input.amount, `${path}.amount`, input.understoodMinor);
}

/** Only a correction upwards could lead above a cap: everything else was placed under it when it was recorded. */
function checkCaps(facts: LinesFacts, decided: readonly Decided[]): void {
  for (const kind of ["time", "expense"] as const) {
    const raised = decided.find(
      ({ line, allowed }) => line.kind === kind && used(kind, allowed) > used(kind, asClaimed(line)),
    );
    if (!raised) continue;
    const others = facts.lines.filter(
      (line) => line.kind === kind && line.state === "within" && line.reportId !== facts.report.id,
    );
    const sum =
      total(
        others.map((line) => used(kind, (line.reportState === "final" && line.assessed) || asClaimed(line))),
      ) +
      total(
        decided
          .filter(({ line }) => line.kind === kind && line.state === "within")
          .map(({ allowed }) => used(kind, allowed)),
      );
    const cap = kind === "time" ? facts.terms.capMinutes : facts.terms.capExpensesMinor;
    if (sum > cap) throw new DomainError("ALLOWED_ABOVE_CLAIMED", {}, { lines: "payment.refused.aboveCap" });
  }
}

/** Of a cap: minutes, or minor units of the contract's currency. */
const used = (kind: "time" | "expense", allowed: Allowed): number =>
  kind === "time" ? (allowed.minutes ?? 0) : allowed.billMinor;
