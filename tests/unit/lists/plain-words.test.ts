import { describe, expect, test } from "vitest";
import { plainDocket } from "@/lib/cases/docket";
import { keptQuery, readFilters } from "@/lib/cases/lists/address";
import { meantBy, plainText, plainWords } from "@/lib/cases/lists/plain-words";

test.each([
  ["García", "garcia"],
  ["NIÑEZ", "ninez"],
  ["Workers’ Law", "workers' law"],
  ["Québec", "quebec"],
])("%s is compared as %s", (typed, plain) => expect(plainText(typed)).toBe(plain));

test("of many words the first six count", () => {
  expect(plainWords("  one two\tthree four five six seven ")).toEqual([
    ...["one", "two", "three", "four", "five", "six"],
  ]);
});

describe("what a word means, in either language", () => {
  test.each([
    ["guatem", { kinds: [], countries: ["GT"] }],
    ["mexico", { kinds: [], countries: ["MX"] }],
    ["méxico", { kinds: [], countries: ["MX"] }],
    ["asilo", { kinds: ["asylum"], countries: [] }],
    ["asylum", { kinds: ["asylum"], countries: [] }],
    ["salvador", { kinds: [], countries: ["SV"] }],
    ["g", { kinds: [], countries: [] }],
    ["duras", { kinds: [], countries: [] }],
  ])("%s", (word, meant) => expect(meantBy(plainText(word))).toEqual(meant));
});

test.each([
  ["26-04417-CZ", "2604417cz"],
  ["No. 26 04417 cz", "no2604417cz"],
  ["1:26-cv-00123", "126cv00123"],
  ["Morales", null],
  ["2026", null],
])("a docket written %s is compared as %s", (typed, plain) => expect(plainDocket(typed)).toBe(plain));

const id = "0b7cf1c2-6a3e-4a55-9a70-2d0a3c1f6a11";

describe("filters in an address", () => {
  test.each([
    [
      { stage: "review", country: "GT", late: "yes" },
      { stage: "review", country: "GT", late: "yes" },
    ],
    [
      { facilitator: id, organization: id },
      { facilitator: id, organization: id },
    ],
    [{ facilitator: "none" }, { facilitator: "none" }],
    [{ find: "  tide pool " }, { find: "tide pool" }],
    [{ find: "a".repeat(200) }, { find: "a".repeat(80) }],
    [{ find: "tide\0pool" }, { find: "tidepool" }],
  ])("%j is read", (query, filters) => expect(readFilters(query)).toEqual(filters));

  test.each([
    { stage: "nowhere" },
    { stage: ["review", "payment"] },
    { facilitator: "1; DROP TABLE" },
    { organization: "x" },
    { turn: "" },
    { find: "   " },
    { after: "1.2", __proto__: "x" },
  ])("%j is left out", (query) => expect(readFilters(query as never)).toEqual({}));

  test("are kept in one order, without the page and what is not known", () => {
    expect(keptQuery(`find=ti%20de&after=1.${id}&stage=review&x=1`)).toBe("stage=review&find=ti+de");
    expect(keptQuery("stage=review&find=ti+de")).toBe("stage=review&find=ti+de");
  });
});
