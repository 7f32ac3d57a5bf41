import { describe, expect, test } from "vitest";
import { z } from "zod";
import { anyWords, line, maybeWords, words } from "@/lib/fields";
import { messagesFor } from "@/lib/i18n/messages";
import { zodErrors } from "@/lib/i18n/zod-errors";
import { commands } from "@/lib/workflow/registry";

describe("a text that is typed or pasted", () => {
  test.each([
    ["ends of lines and tabs stay", "a\n\tb\r\nc", "a\n\tb\r\nc"],
    ["a line of a word processor ends like any", "a\vb\fc\u0085d", "a\nb\nc\nd"],
    ["letters are composed, and nothing stands around them", " García ", "García"],
    ["a character of two halves is one", "𝔸", "𝔸"],
  ])("%s", (_, given, kept) => {
    for (const field of [words(40), anyWords(40), maybeWords(40)]) expect(field.parse(given)).toBe(kept);
  });

  test.each(["a\0b", "\0", "a\u001bb", "a\u007f", "a\ud83d"])("%j is refused in words", (given) => {
    for (const locale of ["en", "es"] as const) {
      const said = messagesFor(locale).ui.zod;
      for (const field of [words(40), anyWords(40), maybeWords(40), line(40)])
        expect(field.safeParse(given, { error: zodErrors(said) }).error?.issues[0]?.message).toBe(
          said.unseen,
        );
    }
  });

  test("a line has one line", () => {
    expect(line(40).safeParse("Rebecca\nBcc: x@example.test").success).toBe(false);
  });
});

/** A NUL at the end of texts of so many characters: one of them is long enough for every field. */
const withNul = [1, 8, 16, 20, 43, 64].map((length) => `${"a".repeat(length)}\0`);

/** What is kept only as a hash, looked for only as one, kept as an address is written, or picked from known ones. */
const neverKept = ["password", "code", "query", "transports"];

/** The texts of a schema that take a NUL, each by its place. A text that is read further is asked as it is read. */
function open(schema: z.core.$ZodType, place: string): string[] {
  const { def } = schema._zod as { def: z.core.$ZodTypes["_zod"]["def"] };
  const taken = () => withNul.some((text) => z.safeParse(schema, text).success);
  const inner = (one: z.core.$ZodType, name = "") => open(one, name ? `${place}.${name}` : place);
  switch (def.type) {
    case "string":
      return taken() ? [place] : [];
    case "pipe":
      // A plain text may be refused by what reads it on; of anything else each part is asked.
      return taken() || !z.safeParse(def.in, "a").success ? inner(def.in) : [];
    case "object":
      return Object.entries(def.shape).flatMap(([name, one]) => inner(one, name));
    case "array":
      return inner(def.element);
    case "record":
      return [...inner(def.keyType, "key"), ...inner(def.valueType)];
    case "union":
      return def.options.flatMap((one) => inner(one));
    case "intersection":
      return [...inner(def.left), ...inner(def.right)];
    default:
      return "innerType" in def ? inner(def.innerType) : [];
  }
}

test("no command takes a NUL, which PostgreSQL would refuse", () => {
  const all = Object.values(commands).flatMap(({ name, schema }) => open(schema, name));
  expect(all.filter((place) => !neverKept.includes(place.split(".").at(-1) ?? ""))).toEqual([]);
  expect(open(z.object({ words: z.array(z.string().min(20).default("")) }), "x")).toEqual(["x.words"]);
});
