import { randomBytes } from "node:crypto";
import { z } from "zod";
import { sql } from "./sql";

/** What stands in every planted word and nowhere else: found as text, and as the bytes of a text, in hexadecimal. */
const mark = "Zqxcanary";
const inHex = Buffer.from(mark).toString("hex");

type Node = {
  type?: string;
  properties?: Record<string, Node>;
  additionalProperties?: Node | boolean;
  items?: Node;
  anyOf?: Node[];
  oneOf?: Node[];
  enum?: unknown[];
  format?: string;
  pattern?: string;
};
type Path = (string | number)[];

/** A word by which no conflict check finds another. */
const canary = () => `${mark}${[...randomBytes(6)].map((byte) => "abdefgilmn"[byte % 10]).join("")}`;

/**
 * Input with a canary in every field where a person may type words: at the end of what is there, or alone where
 * nothing is. The command's own schema says which fields these are: those in which it takes the canary.
 * @param exact names of fields that take any text and mean something else by it (amounts, passwords)
 */
export function planted(
  schema: z.ZodType,
  input: object,
  exact: ReadonlySet<string>,
): { input: object; fields: string[] } {
  const node = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Node;
  let filled = input;
  const fields: string[] = [];
  for (const path of wordsOf(node, input, [])) {
    const name = path.filter((step) => typeof step === "string").at(-1) ?? "";
    if (exact.has(name)) continue;
    const candidate = putAt(filled, path) as object;
    if (!schema.safeParse(candidate).success) continue;
    filled = candidate;
    fields.push(path.filter((step) => typeof step === "string").join("."));
  }
  return { input: filled, fields: [...new Set(fields)] };
}

/** Whether anything in a command's input could be a text. */
export function takesWords(schema: z.ZodType): boolean {
  const holdsText = (node: unknown): boolean =>
    typeof node === "object" && node !== null && (isText(node) || Object.values(node).some(holdsText));
  return holdsText(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }));
}

/** Paths of what is, or could be, a text of this input. */
function wordsOf(node: Node, value: unknown, path: Path): Path[] {
  const kinds = [node, ...(node.anyOf ?? []), ...(node.oneOf ?? [])];
  if (Array.isArray(value)) {
    const items = kinds.find(({ items }) => items)?.items;
    if (items && isText(items)) return [[...path, value.length]];
    return items ? value.flatMap((item, index) => wordsOf(items, item, [...path, index])) : [];
  }
  if (typeof value === "object" && value !== null) {
    const given = value as Record<string, unknown>;
    const rest = kinds.find(({ additionalProperties }) => typeof additionalProperties === "object");
    const known = kinds.flatMap(({ properties }) => Object.entries(properties ?? {}));
    const others = rest
      ? Object.keys(given).map((key): [string, Node] => [key, rest.additionalProperties as Node])
      : [];
    return [...known, ...others].flatMap(([key, child]) => wordsOf(child, given[key], [...path, key]));
  }
  return kinds.some(isText) && (typeof value === "string" || value === undefined || value === null)
    ? [path]
    : [];
}

const isText = ({ type, enum: options, format }: Node) => type === "string" && !options && !format;

function putAt(value: unknown, [step, ...rest]: Path): unknown {
  if (step === undefined) return typeof value === "string" && value ? `${value} ${canary()}` : canary();
  if (Array.isArray(value)) {
    const items = [...(value as unknown[])];
    items[Number(step)] = putAt(items[Number(step)], rest);
    return items;
  }
  const given = (value ?? {}) as Record<string, unknown>;
  return { ...given, [step]: putAt(given[String(step)], rest) };
}

/** Columns of any table, the job queue's among them, in which a canary can be read: `Table.column`. */
export async function columnsWithCanary(): Promise<string[]> {
  const tables = await sql<{ place: string; name: string }>(
    "owner",
    `SELECT format('%I.%I', schemaname, tablename) AS place, tablename AS name FROM pg_tables
     WHERE schemaname IN ('public', 'graphile_worker')`,
  );
  const found: string[] = [];
  for (const { place, name } of tables) {
    const columns = await sql<{ key: string }>(
      "owner",
      `SELECT DISTINCT field.key FROM ${place} AS t, jsonb_each_text(to_jsonb(t)) AS field
       WHERE position($1 IN field.value) > 0 OR position($2 IN field.value) > 0`,
      [mark, inHex],
    );
    found.push(...columns.map(({ key }) => `${name}.${key}`));
  }
  return found.sort();
}

/** Whether bytes hold a canary. */
export const holdsCanary = (bytes: Buffer): boolean => bytes.includes(mark);
