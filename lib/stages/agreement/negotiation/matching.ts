import type { ContractBody, ContractClause } from "@/lib/templates/contract-body";
import { isOneSided, isUnmatched, missingWords, termWords } from "@/lib/templates/missing-words";

/**
 * Marks the clauses of which only one language changed. The mark stays until the other language is changed too, or
 * somebody says that both say the same. Figures change both languages at once and mark nothing. Words that one language
 * lacks are a mark of their own, which goes when they are written: see `isUnmatched`.
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
    const [then, now] = [writtenIn(was, before), writtenIn(clause, after)];
    const en = changed("en", then, now);
    const es = changed("es", then, now);
    const marked = saidToMatch.has(clause.key) ? false : en !== es ? true : en ? false : unmatched === true;
    return marked ? { ...rest, unmatched: true } : rest;
  });
  return { ...after, clauses };
}

type Pair = { en: string; es: string };

/** What people wrote in a clause: its own text, and the words of the terms that it names. */
function writtenIn(clause: ContractClause, body: ContractBody): Pair[] {
  const own = (["title", "text"] as const).map((which) => ({ en: clause.en[which], es: clause.es[which] }));
  return [...own, ...termWords(clause, body)];
}

function changed(language: keyof Pair, then: readonly Pair[], now: readonly Pair[]): boolean {
  const other = language === "en" ? "es" : "en";
  const fills = (was: Pair, is: Pair) => isOneSided(was) && was[language] === "" && was[other] === is[other];
  return (
    then.length !== now.length ||
    now.some((is, index) => {
      const was = then[index];
      return !was || (was[language] !== is[language] && !isOneSided(is) && !fills(was, is));
    })
  );
}

/** Whoever says that both languages of a clause say the same takes the words that one lacks from the other. */
export function sameInBoth(body: ContractBody, saidToMatch: ReadonlySet<string>): ContractBody {
  const lacks = body.clauses
    .filter(({ key }) => saidToMatch.has(key))
    .flatMap((clause) => missingWords(clause, body));
  if (lacks.length === 0) return body;
  const tasks = new Set(lacks.map(({ task }) => task));
  const { instructions, instructionsEs } = body;
  return {
    ...body,
    scope: body.scope.map((item, index) => {
      const { words, wordsEs } = item;
      return tasks.has(index + 1) ? { ...item, words: words || wordsEs, wordsEs: wordsEs || words } : item;
    }),
    ...(tasks.has(null)
      ? { instructions: instructions || instructionsEs, instructionsEs: instructionsEs || instructions }
      : {}),
  };
}

/** Numbers of the clauses of which somebody must still say that both languages say the same. */
export function unmatchedNumbers(body: ContractBody): number[] {
  return body.clauses.flatMap((clause, index) => (isUnmatched(clause, body) ? [index + 1] : []));
}
