import { expect, test } from "vitest";
import { practiceCountries } from "@/lib/people/choices";
import { isRegionOf, regionName, regions } from "@/lib/people/regions";

test.each([
  ["MX", 32],
  ["GT", 22],
  ["SV", 14],
  ["HN", 18],
  ["NI", 17],
] as const)("%s has %i divisions, each by one code and one name", (country, count) => {
  const own = regions.filter((region) => region.country === country);
  expect(own).toHaveLength(count);
  for (const of of ["code", "name"] as const) expect(new Set(own.map((one) => one[of])).size).toBe(count);
  for (const { code } of own) expect(code).toMatch(new RegExp(`^${country}-[A-Z0-9]{2,3}$`));
});

test("no country but those of the Network, and the names of each in the order of Spanish", () => {
  expect([...new Set(regions.map(({ country }) => country))].sort()).toEqual([...practiceCountries].sort());
  const names = regions.filter(({ country }) => country === "HN").map(({ name }) => name);
  expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, "es")));
});

test.each([
  ["GT-13", "Huehuetenango"],
  ["MX-CMX", "Ciudad de México"],
  ["HN-FM", "Francisco Morazán"],
  ["SV-US", "Usulután"],
  ["NI-AN", "Costa Caribe Norte"],
  ["XX-1", "XX-1"],
])("%s is called %s", (code, name) => expect(regionName(code)).toBe(name));

test("a code is of its own country alone", () => {
  expect(isRegionOf("GT", "GT-13")).toBe(true);
  expect(isRegionOf("HN", "GT-13")).toBe(false);
  expect(isRegionOf("GT", "GT-99")).toBe(false);
});
