import { expect, test } from "vitest";
import { capped, plusOf, sumOf } from "@/lib/cases/lists/count";

test.each([
  [0, 200, { count: 0, more: false }, ""],
  [200, 200, { count: 200, more: false }, ""],
  [201, 200, { count: 200, more: true }, "+"],
])("%i of at most %i", (counted, most, expected, plus) => {
  expect(capped(counted, most)).toEqual(expected);
  expect(plusOf(expected)).toBe(plus);
});

test("a sum has more where one of its parts has", () => {
  expect(sumOf([])).toEqual({ count: 0, more: false });
  expect(sumOf([capped(3, 5), capped(4, 5)])).toEqual({ count: 7, more: false });
  expect(sumOf([capped(3, 5), capped(6, 5)])).toEqual({ count: 8, more: true });
});
