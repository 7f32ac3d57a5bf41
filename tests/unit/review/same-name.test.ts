import { expect, test } from "vitest";
import { sameNames } from "@/app/(portal)/cases/[code]/review/same-name";

const papers = (...names: string[]) => names.map((name, index) => ({ id: `d${index}`, name }));

test("papers of one name are counted in the order of the list, others are not", () => {
  const nth = sameNames(papers("pay.jpg", "visa.pdf", "pay.jpg", "Pay.jpg", "pay.jpg"));
  expect([...nth]).toEqual([
    ["d0", { nth: 1, of: 3 }],
    ["d2", { nth: 2, of: 3 }],
    ["d4", { nth: 3, of: 3 }],
  ]);
  expect(sameNames(papers("pay.jpg", "visa.pdf")).size).toBe(0);
  expect(sameNames([]).size).toBe(0);
});
