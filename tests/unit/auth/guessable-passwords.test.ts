import { expect, test } from "vitest";
import { isGuessable } from "@/lib/auth/guessable-passwords";

const owner = { name: "Marta Sajché", email: "marta.sajche@bufete.example" };

test.each([
  ["passwordpassword", "a word twice"],
  ["Password1234!", "a common one, dressed up"],
  ["P4ssw0rdP4ssw0rd", "in signs"],
  ["contraseña1234", "a common one in Spanish"],
  ["abogadaabogada", "a Spanish word twice"],
  ["iloveyou1234", "of the lists"],
  ["123456789012", "a run of digits"],
  ["qwertyuiop[]", "a run of keys"],
  ["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "one letter, however long"],
  ["marta.sajche2026", "her address and a year"],
  ["MartaSajché1", "her name and a digit"],
  ["Justice in Motion", "the name of this organization"],
])("%s is guessable: %s", async (password) => {
  expect(await isGuessable(password, owner)).toBe(true);
});

test.each([
  "correct horse battery",
  "una clave bien larga",
  "tres palabras juntas hoy",
  "kJ8$vQ2!xZ9#mP4%rT6&",
  "invented people only",
])("%s is not", async (password) => {
  expect(await isGuessable(password, owner)).toBe(false);
});

test("what is one person's own may be another's", async () => {
  const password = "ixmukane.xiloj7";
  expect(await isGuessable(password, owner)).toBe(false);
  expect(await isGuessable(password, { name: "Ixmukané Xiloj", email: "ixmukane.xiloj@example.test" })).toBe(
    true,
  );
});
