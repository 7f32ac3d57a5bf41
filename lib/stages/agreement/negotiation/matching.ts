import { instructionsIn, namesPlace, scopeWordsIn } from "@/lib/templates/fill";
import type { ContractBody, ContractClause } from "@/lib/templates/contract-body";

/**
 * Marks the clauses of which only one language changed. The mark stays until the other language is changed too, or
 * somebody says that both say the same. Figures change both languages at once and mark nothing.
 */
export function markUnmatched(
  before: ContractBody,
  after: ContractBody,
  saidToMatch: ReadonlySet<string>,
): ContractBody {
  const clauses = after.clauses.map((clause): ContractClause => {
    const was = before.clauses.find(({ key }) => key === clause.key);
    const { unmatched, ...rest } = clause;
    if (!was) return rest;
    const en = wordsOf("en", was, before) !== wordsOf("en", clause, after);
    const es = wordsOf("es", was, before) !== wordsOf("es", clause, after);
    const marked = saidToMatch.has(clause.key) ? false : en !== es ? true : en ? false : unmatched === true;
    return marked ? { ...rest, unmatched: true } : rest;
  });
  return { ...after, clauses };
}

/** What people wrote in one language of a clause: its own text, and the words of the terms that it names. */
function wordsOf(language: "en" | "es", clause: ContractClause, body: ContractBody): string {
  const { title, text } = clause[language];
  return JSON.stringify([
    title,
    text,
    namesPlace(text, "scope") ? body.scope.map((item) => scopeWordsIn(language, item)) : [],
    namesPlace(text, "instructions") ? instructionsIn(language, body) : "",
  ]);
}

/** Numbers of the clauses of which somebody must still say that both languages say the same. */
export function unmatchedNumbers(body: ContractBody): number[] {
  return body.clauses.flatMap((clause, index) => (clause.unmatched ? [index + 1] : []));
}
