/**
 * One text for one value: keys sorted, no white space, strings in NFC, `undefined` left out. What a hash covers must
 * not depend on the order in which an object was built, nor on how PostgreSQL keeps jsonb.
 * @throws TypeError for what has none: a NaN, a bigint, an object of a class (a Map would pass for an empty object),
 *   two keys that are one in NFC
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.normalize("NFC"));
  if (typeof value === "number" && !Number.isFinite(value)) throw new TypeError("A number that is none");
  if (value === null || typeof value === "number" || typeof value === "boolean") return JSON.stringify(value);
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(",")}]`;
  if (typeof value === "object" && isPlain(value)) {
    const pairs = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]): [string, unknown] => [key.normalize("NFC"), item])
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    if (new Set(pairs.map(([key]) => key)).size < pairs.length) throw new TypeError("Two keys are one");
    return `{${pairs.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(",")}}`;
  }
  throw new TypeError(`A ${typeof value} has no canonical text`);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
