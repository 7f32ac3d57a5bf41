import { expect, test } from "vitest";
import { expenseWords } from "@/lib/i18n/expense-words";

test.each([
  ["en", "Transporte", "Transport"],
  ["es", "Transporte", "Transporte"],
  ["es", "Copies", "Copias"],
  ["en", "Bus a Nebaj", "Bus a Nebaj"],
] as const)("to a reader of %s “%s” is “%s”", (locale, words, shown) => {
  expect(expenseWords(locale, words)).toBe(shown);
});
