import { diffWordsWithSpace } from "diff";

/** A stretch of a text against an earlier one; `by` names who wrote what was inserted. */
export type Part = { kind: "same" | "inserted" | "deleted"; text: string; by: string | null };
/** A text as it stood in one version after another, with who saved it. */
export type Saved = { text: string; by: string | null };

/**
 * What changed by words from the first of these texts to the last, and who wrote each inserted word: the author of
 * the first version in which it stood.
 */
export function redline(history: readonly Saved[]): Part[] {
  const [first, ...later] = history;
  if (!first) return [];
  let text = first.text;
  let authors = new Array<string | null>(text.length).fill(null);
  for (const saved of later) {
    authors = carried(authors, text, saved);
    text = saved.text;
  }
  return first.text === text ? [{ kind: "same", text, by: null }] : partsOf(first.text, text, authors);
}

/** Authors letter by letter: kept where a version kept the letter, its own where it put one in. */
function carried(authors: readonly (string | null)[], before: string, saved: Saved): (string | null)[] {
  const next: (string | null)[] = [];
  let at = 0;
  for (const change of diffWordsWithSpace(before, saved.text)) {
    const { length } = change.value;
    if (change.added) next.push(...new Array<string | null>(length).fill(saved.by));
    else {
      if (!change.removed) next.push(...authors.slice(at, at + length));
      at += length;
    }
  }
  return next;
}

function partsOf(before: string, after: string, authors: readonly (string | null)[]): Part[] {
  let at = 0;
  return diffWordsWithSpace(before, after).map((change): Part => {
    if (change.removed) return { kind: "deleted", text: change.value, by: null };
    const from = at;
    at += change.value.length;
    if (!change.added) return { kind: "same", text: change.value, by: null };
    // A change of space alone may begin with a letter that nobody wrote anew.
    const by = authors.slice(from, at).find((author) => author !== null) ?? null;
    return { kind: "inserted", text: change.value, by };
  });
}

/** "Marta Elena Sajché" is "MS": the mark beside what somebody inserted. */
export function initials(name: string): string {
  const words = name.split(/[\s-]+/u).filter(Boolean);
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return [first, last].map((word) => word?.charAt(0).toUpperCase() ?? "").join("");
}
