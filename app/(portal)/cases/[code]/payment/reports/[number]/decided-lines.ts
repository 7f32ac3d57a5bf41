import { quantityOf } from "@/lib/stages/payment/lines";
import { sentQuantity, type LineDecision } from "./line-decision";
import type { ShownLine } from "./line-words";

/** What was proposed before stands until it is changed. */
export function standing(lines: readonly ShownLine[]): Record<string, LineDecision> {
  return Object.fromEntries(
    lines.flatMap(({ partId, assessed }) =>
      assessed?.reasonCode
        ? [
            [
              partId,
              {
                quantity: assessed.minutes ?? assessed.ownMinor ?? 0,
                reasonCode: assessed.reasonCode as LineDecision["reasonCode"],
                words: assessed.words,
              },
            ] as const,
          ]
        : [],
    ),
  );
}

/** A proposal names what it cuts; a decision on a contest also what it allows as claimed after all. */
export function sentLine(
  line: ShownLine,
  decision: LineDecision | undefined,
  mode: "propose" | "decide",
): object[] {
  if (decision) {
    const { quantity, reasonCode, words } = decision;
    return [{ partId: line.partId, ...sentQuantity(line, quantity), reasonCode, words }];
  }
  if (mode === "propose" || !line.assessed?.reasonCode) return [];
  return [{ partId: line.partId, ...sentQuantity(line, quantityOf(line)), reasonCode: null, words: "" }];
}

/** What a line of those that were decided is called, by the path of an error. */
export function lineName(
  lines: readonly ShownLine[],
  decisions: Record<string, LineDecision>,
  path: string,
): string | undefined {
  const index = Number(/^lines\.(\d+)/.exec(path)?.[1] ?? -1);
  return lines.filter(({ partId }) => decisions[partId])[index]?.what;
}
