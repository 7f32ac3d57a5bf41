import { describe, expect, it } from "vitest";
import { messagesFor, type Messages } from "@/lib/i18n/messages";

type Leaves = Record<string, string>;

function leavesOf(tree: unknown, under = ""): Leaves {
  if (typeof tree === "string") return { [under]: tree };
  if (typeof tree !== "object" || tree === null) return {};
  return Object.entries(tree).reduce<Leaves>(
    (found, [key, inner]) => ({ ...found, ...leavesOf(inner, under ? `${under}.${key}` : key) }),
    {},
  );
}

/** Names of values and of tags; what stands in the branches of a plural is text. */
const placeholders = (text: string) => {
  const values = [...text.matchAll(/\{(\w+)\s*(?:,|\})/g)].map((found) => found[1]);
  const tags = [...text.matchAll(/<(\w+)>/g)].map((found) => `<${found[1]}>`);
  return [...new Set([...values, ...tags])].sort();
};

const areas = Object.keys(messagesFor("en")) as (keyof Messages)[];

describe.each(areas)("the words of %s", (area) => {
  const english = leavesOf(messagesFor("en")[area]);
  const spanish = leavesOf(messagesFor("es")[area]);

  it("are there in both languages", () => {
    expect(Object.keys(spanish).sort()).toEqual(Object.keys(english).sort());
  });

  it("take the same values", () => {
    const differing = Object.keys(english).filter(
      (key) => placeholders(english[key] ?? "").join() !== placeholders(spanish[key] ?? "").join(),
    );
    expect(differing).toEqual([]);
  });

  it("leave none empty", () => {
    const empty = Object.entries({ ...english, ...spanish }).filter(([, text]) => text.trim() === "");
    expect(empty).toEqual([]);
  });
});
