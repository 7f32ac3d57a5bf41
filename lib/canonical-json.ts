/**
 * One text for one value, whatever made it, so that it can be hashed: keys sorted by code unit, strings and keys in
 * NFC, no white space, dates as ISO instants. A key whose value is undefined is left out; in a list, undefined is null.
 * @throws TypeError on anything else (a NaN, a bigint, a class), and where two keys are one after NFC.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || value === undefined) return "null";
  if (typeof value === "boolean") return String(value);
  if (typeof value === "string") return JSON.stringify(value.normalize("NFC"));
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new TypeError("no canonical form for a number that is not finite");
    return JSON.stringify(value === 0 ? 0 : value);
  }
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map((item: unknown) => canonicalJson(item)).join(",")}]`;
  if (isPlainObject(value)) return canonicalObject(value);
  throw new TypeError(`no canonical form for ${typeof value}`);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function canonicalObject(value: Record<string, unknown>): string {
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([key, item]) => [key.normalize("NFC"), item] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  entries.forEach(([key], index) => {
    if (index > 0 && entries[index - 1]?.[0] === key) throw new TypeError("two keys are one after NFC");
  });
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(",")}}`;
}
