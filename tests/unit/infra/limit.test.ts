import { expect, test } from "vitest";
import { limit } from "@/lib/db/limit";

test("a limit stands in the statement itself, and is a whole number", () => {
  expect(limit(17)).toMatchObject({ sql: "LIMIT 17", values: [] });
  for (const wrong of [-1, 0.5, NaN, Infinity]) expect(() => limit(wrong)).toThrow(RangeError);
});
