import type { ContractBody, ContractClause } from "./contract-body";
import { namesPlace } from "./fill";
import type { LegalLanguage } from "./texts/legal-words";

/** What people wrote of a term, in both languages; empty: nothing. `task` counts the scope from 1. */
export type TermWords = { task: number | null; en: string; es: string };

/** The words of the terms that a clause names: of each task of the scope, or the special instructions. */
export function termWords({ en, es }: Pick<ContractClause, "en" | "es">, body: ContractBody): TermWords[] {
  const named = (place: "scope" | "instructions") => [en, es].some(({ text }) => namesPlace(text, place));
  const { scope, instructions, instructionsEs } = body;
  return [
    ...(named("scope")
      ? scope.map(({ words, wordsEs }, index) => ({ task: index + 1, en: words, es: wordsEs }))
      : []),
    ...(named("instructions") ? [{ task: null, en: instructions, es: instructionsEs }] : []),
  ];
}

export const isOneSided = ({ en, es }: { en: string; es: string }): boolean => (en === "") !== (es === "");

/** Words that stand in one language alone; `task` null: the special instructions. */
export type MissingWords = { task: number | null; language: LegalLanguage };

export function missingWords(clause: Pick<ContractClause, "en" | "es">, body: ContractBody): MissingWords[] {
  return termWords(clause, body)
    .filter(isOneSided)
    .map(({ task, en }) => ({ task, language: en === "" ? "en" : "es" }));
}

/** Nobody can approve the text yet: one language of this clause changed alone, or lacks words that the other has. */
export const isUnmatched = (clause: ContractClause, body: ContractBody): boolean =>
  clause.unmatched === true || missingWords(clause, body).length > 0;
