export type Nth = { nth: number; of: number };

/** Of papers that are called the same, which of how many each is, in the order of the list. A name that is there once has none. */
export function sameNames(documents: readonly { id: string; name: string }[]): ReadonlyMap<string, Nth> {
  const nths = new Map<string, Nth>();
  for (const { id, name } of documents) {
    const same = documents.filter((other) => other.name === name);
    const nth = same.findIndex((other) => other.id === id) + 1;
    if (same.length > 1) nths.set(id, { nth, of: same.length });
  }
  return nths;
}
