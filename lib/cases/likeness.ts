import { isGeneric, isOneEdit, readName, tellingWords, type ReadName } from "@/lib/cases/party-names";

/**
 * Compares names in memory. How strong a likeness is, from 0 to 100, and why; each reason is worded in the reader's
 * language (review.explanations).
 *
 * | reason            | strength | what it means                                                             |
 * |-------------------|----------|---------------------------------------------------------------------------|
 * | same_name         | 100      | equal without accents, case, punctuation and legal suffixes               |
 * | same_words        | 92       | the same words in another order, or with and without "de", "la"           |
 * | one_letter        | 85       | every word equal but one, which is one letter away                        |
 * | initials          | 75       | every word equal, or an initial of the other's; at least one whole word   |
 * | fewer_words       | 70       | all words of the shorter name (two or more) stand in the longer           |
 * | company_words     | 60       | a company: its first own word is the same                                 |
 * | given_and_surname | 60       | the first word and one more are the same                                  |
 * | same_surnames     | 45       | the same two surnames after different first names: perhaps a relative     |
 * | one_word          | 40       | an alias of one word that is the other's whole alias                      |
 */
export const strengths = {
  same_name: 100,
  same_words: 92,
  one_letter: 85,
  initials: 75,
  fewer_words: 70,
  company_words: 60,
  given_and_surname: 60,
  same_surnames: 45,
  one_word: 40,
} as const;

export type Explanation = keyof typeof strengths;
export const explanations = Object.keys(strengths) as Explanation[];

const sorted = (words: readonly string[]) => [...words].sort().join(" ");

/** The strongest likeness of two names, or null when there is none worth a look. */
export function likeness(a: ReadName, b: ReadName): Explanation | null {
  if (a.words.length === 0 || b.words.length === 0) return null;
  const [left, right] = [tellingWords(a), tellingWords(b)];
  const single = left.length === 1 || right.length === 1;
  if (a.words.join(" ") === b.words.join(" "))
    return single && !a.company && !b.company ? "one_word" : "same_name";
  if (left.length > 0 && sorted(left) === sorted(right)) return single ? "one_word" : "same_words";
  if (a.company || b.company) return companyLikeness(left, right);
  if (single) return null;
  if (differsInOneLetter(left, right)) return "one_letter";
  if (fitsInitials(left, right)) return "initials";
  const [shorter, longer] = left.length <= right.length ? [left, right] : [right, left];
  if (shorter.every((word) => longer.includes(word))) return "fewer_words";
  const shared = left.filter((word) => word.length > 2 && right.includes(word));
  if (left[0] === right[0] && shared.length >= 2) return "given_and_surname";
  return sameSurnames(left, right) ? "same_surnames" : null;
}

function companyLikeness(left: readonly string[], right: readonly string[]): Explanation | null {
  if (left.length > 1 && differsInOneLetter(left, right)) return "one_letter";
  const [shorter, longer] = left.length <= right.length ? [left, right] : [right, left];
  if (shorter.length >= 2 && shorter.every((word) => longer.includes(word))) return "fewer_words";
  const [first] = left;
  const own = first !== undefined && first.length >= 4 && !isGeneric(first);
  if (own && first === right[0]) return "company_words";
  const shared = left.filter((word) => word.length > 2 && !isGeneric(word) && right.includes(word));
  return shared.length >= 2 ? "company_words" : null;
}

/** The words that are not in the other, each counted as often as it stands there. */
function without(words: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return words.filter((word) => {
    const at = left.indexOf(word);
    if (at === -1) return true;
    left.splice(at, 1);
    return false;
  });
}

function differsInOneLetter(left: readonly string[], right: readonly string[]): boolean {
  if (left.length !== right.length) return false;
  const [a, ...moreA] = without(left, right);
  const [b, ...moreB] = without(right, left);
  if (a === undefined || b === undefined || moreA.length > 0 || moreB.length > 0) return false;
  return Math.max(a.length, b.length) >= 4 && isOneEdit(a, b);
}

/** "Oscar A. Merida G." and "Óscar Mérida Galindo": each word is the other's, or an initial that fits or is extra. */
function fitsInitials(left: readonly string[], right: readonly string[]): boolean {
  const initials = [...left, ...right].filter((word) => word.length === 1);
  if (initials.length === 0) return false;
  const [wholeLeft, wholeRight] = [left, right].map((words) => words.filter((word) => word.length > 1));
  const onlyLeft = without(wholeLeft ?? [], wholeRight ?? []);
  const onlyRight = without(wholeRight ?? [], wholeLeft ?? []);
  const shared = (wholeLeft?.length ?? 0) - onlyLeft.length;
  const fits = (rest: string[], other: readonly string[]) =>
    without(
      rest.map((word) => word.slice(0, 1)),
      other.filter((word) => word.length === 1),
    ).length === 0;
  return (
    shared >= 1 &&
    (onlyLeft.length > 0 || onlyRight.length > 0 || shared >= 2) &&
    fits(onlyLeft, right) &&
    fits(onlyRight, left)
  );
}

/** In the countries of the Defenders a person has two surnames, which stand last. */
function sameSurnames(left: readonly string[], right: readonly string[]): boolean {
  if (left.length < 3 || right.length < 3) return false;
  return left.slice(-2).join(" ") === right.slice(-2).join(" ");
}

export type Known = { kind: "user" | "organization" | "person"; id: string; names: readonly string[] };
export type Party = { personId: string; names: readonly string[] };
export type Hit = {
  personId: string;
  againstKind: Known["kind"];
  againstId: string;
  strength: number;
  explanation: Explanation;
};

/**
 * Every party against everybody known; of each pair the strongest likeness of any of their names, strongest first.
 * Only names that share a word are compared: every likeness but none shares one.
 */
export function findHits(parties: readonly Party[], known: readonly Known[]): Hit[] {
  const read = known.flatMap((entry) => entry.names.map((name) => ({ entry, name: readName(name) })));
  const byWord = new Map<string, number[]>();
  read.forEach(({ name }, index) => {
    for (const word of new Set(name.words)) {
      const list = byWord.get(word);
      if (list) list.push(index);
      else byWord.set(word, [index]);
    }
  });
  const found = new Map<string, Hit>();
  for (const { personId, names } of parties) {
    for (const name of names.map(readName)) {
      const near = new Set(name.words.flatMap((word) => byWord.get(word) ?? []));
      for (const index of near) {
        const other = read[index];
        const explanation = other && likeness(name, other.name);
        if (!other || !explanation) continue;
        const { kind, id } = other.entry;
        const strength = strengths[explanation];
        const key = `${personId} ${kind} ${id}`;
        if ((found.get(key)?.strength ?? 0) >= strength) continue;
        found.set(key, { personId, againstKind: kind, againstId: id, strength, explanation });
      }
    }
  }
  return [...found.values()].sort(
    (a, b) => b.strength - a.strength || a.againstId.localeCompare(b.againstId),
  );
}
