export type Tree = { [key: string]: unknown };

const isTree = (value: unknown): value is Tree => typeof value === "object" && value !== null;

/** The value at `clients.0.name`; undefined where the path leads nowhere. */
export function valueAt(tree: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((at, key) => (isTree(at) ? at[key] : undefined), tree);
}

const emptyFor = (key: string): Tree => (/^\d+$/.test(key) ? Object.assign([]) : {});

const forbidden = new Set(["__proto__", "constructor", "prototype"]);

/** Writes a value at a dotted path, making objects and (before a number) arrays on the way. Changes `tree`. */
export function putAt(tree: Tree, path: string, value: unknown): void {
  const keys = path.split(".");
  if (keys.some((key) => forbidden.has(key))) return;
  let at: Tree = tree;
  keys.forEach((key, index) => {
    const next = keys[index + 1];
    if (next === undefined) {
      at[key] = value;
      return;
    }
    const held = at[key];
    const inner = isTree(held) ? held : emptyFor(next);
    at[key] = inner;
    at = inner;
  });
}

/** Messages of a tree of errors by dotted path: `{ "clients.0.name": "Fill this in" }`. */
export function messagesIn(errors: unknown, under = ""): Record<string, string> {
  if (!isTree(errors)) return {};
  if (typeof errors.message === "string" && typeof errors.type === "string") {
    return { [under]: errors.message };
  }
  return Object.entries(errors).reduce<Record<string, string>>((found, [key, inner]) => {
    if (key === "ref") return found;
    const path = key === "root" ? under : under ? `${under}.${key}` : key;
    return { ...found, ...messagesIn(inner, path) };
  }, {});
}
