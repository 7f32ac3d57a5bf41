import { describe, expect, test } from "vitest";
import type { Explanation } from "@/lib/cases/likeness";
import { DomainError, type Alike } from "@/lib/errors";
import { askOfAlike, likeOnes, organizationLikeness } from "@/lib/organizations/likeness";

describe("how alike the names of two organizations are", () => {
  test.each<[string, string, Explanation | null]>([
    ["Lakeside Workers’ Law Project", "LAKESIDE WORKERS LAW PROJECT", "same_name"],
    ["Bufete Xicará", "Bufete Xicara, S.C.", "same_name"],
    ["Brandt & Adeyemi LLP", "Adeyemi and Brandt", "same_words"],
    ["The Lakeside", "Lakeside", "same_words"],
    ["Sajché Jurídicos", "Sajche Juridicas", "one_letter"],
    ["Lakeside Law Project", "Lakesyde Law Project", "one_letter"],
    ["Bufete Sajché", "Despacho Sajché", "company_words"],
    ["Bufete Sajché", "Despacho Sajshe", "one_letter"],
    ["Bufete Xicará", "Bufete Jurídico Xicará y Asociados", "fewer_words"],
    ["Lakeside Law", "Lakeside Legal Clinic", "company_words"],
    ["Clínica Jurídica Ixcán Norte", "Ixcán Norte Abogadas", "company_words"],
    ["Immigrant Law Project", "Workers’ Law Project", null],
    ["Bufete López", "Bufete Pérez", null],
    ["Torres & Vega", "Vega Ruiz Abogados", null],
    ["", "Lakeside Law", null],
  ])("%s and %s: %s", (a, b, expected) => {
    expect(organizationLikeness(a, b)).toBe(expected);
    expect(organizationLikeness(b, a)).toBe(expected);
  });
});

test("one that is known by two names is told once, by the likest, and the likest comes first", () => {
  const found = likeOnes("Lakeside Law Project", [
    { id: "a", name: "Lakeside Legal Clinic" },
    { id: "b", name: "Northern Aid" },
    { id: "a", name: "Lakeside Law Project" },
    { id: "c", name: "Lakesyde Law Project" },
  ]);
  expect(found.map(({ id, explanation }) => [id, explanation])).toEqual([
    ["a", "same_name"],
    ["c", "one_letter"],
  ]);
});

describe("whoever sends the form", () => {
  const alike = (id: string): Alike => ({
    ...{ id, name: "Lakeside", kind: "LAW_FIRM", city: "Chicago", country: "US" },
    explanation: "same_name",
  });
  const asked = (known: Alike[], seen?: string[]) => {
    try {
      askOfAlike(known, seen);
      return null;
    } catch (error) {
      return error instanceof DomainError ? [error.code, error.alike.length] : error;
    }
  };

  test.each<[string, Alike[], string[] | undefined, unknown]>([
    ["is asked of what they did not see", [alike("a")], [], ["LIKE_KNOWN", 1]],
    ["goes on past what they saw", [alike("a"), alike("b")], ["b", "a"], null],
    ["is asked again when another has come", [alike("a"), alike("b")], ["a"], ["LIKE_KNOWN", 2]],
    ["is asked nothing where nothing is like it", [], [], null],
    ["is asked nothing where nobody is there to be asked", [alike("a")], undefined, null],
  ])("%s", (_, known, seen, verdict) => expect(asked(known, seen)).toEqual(verdict));
});
