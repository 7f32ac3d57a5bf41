import { readdirSync } from "node:fs";
import { expect, test } from "vitest";

test("the records of decisions are numbered in a row, each number once", () => {
  const numbers = readdirSync("docs/decisions").map((name) => Number(/^(\d{4})-[\w-]+\.md$/.exec(name)?.[1]));
  expect(numbers.sort((a, b) => a - b)).toEqual(numbers.map((_, index) => index + 1));
});
