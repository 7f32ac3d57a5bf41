import { describe, expect, test } from "vitest";
import { findHits, likeness, strengths, type Explanation } from "@/lib/cases/likeness";
import { isOneEdit, namesSomebody, readName } from "@/lib/cases/party-names";

describe("how alike two names are", () => {
  test.each<[string, string, Explanation | null]>([
    ["Óscar Mérida Galindo", "OSCAR MERIDA GALINDO", "same_name"],
    ["Harlan Ridge Produce LLC", "Harlan Ridge Produce, Inc.", "same_name"],
    ["Agrícola San Blas, S.A. de C.V.", "agricola san blas", "same_name"],
    ["Mérida Galindo, Óscar", "Óscar Mérida Galindo", "same_words"],
    ["Rosa de la Cruz López", "Rosa Cruz López", "same_words"],
    ["Suyapa Lanza Mejía", "Zuyapa Lanza Mejía", "one_letter"],
    ["Nelson Ayala Chacón", "Nelson Ayalla Chacón", "one_letter"],
    ["Oscar A. Merida G.", "Óscar Mérida Galindo", "initials"],
    ["Oscar Merida P.", "Óscar Mérida Galindo", "given_and_surname"],
    ["W. Guardado Mejía", "Wilmer Guardado Mejía", "initials"],
    ["Óscar Mérida", "Óscar Antonio Mérida Galindo", "fewer_words"],
    ["Wilmer Guardado Mejía", "Wilmer Guardado Ponce", "given_and_surname"],
    ["Wilmer Antonio Guardado Mejía", "Marvin Josué Guardado Mejía", "same_surnames"],
    ["Harlan Ridge Produce LLC", "Harlan Ridge Farms Inc.", "company_words"],
    ["Prather Greenhouses Inc.", "Prather Labor Services LLC", "company_words"],
    ["Valley Farms LLC", "Valley Foods Inc.", null],
    ["Toño", "Toño", "one_word"],
    ["Toño", "Antonio", null],
    ["María López Pérez", "José Hernández Ruiz", null],
    ["Ana Ruiz", "Ana Paz", null],
    ["", "Ana Paz", null],
  ])("%s and %s: %s", (a, b, expected) => {
    expect(likeness(readName(a), readName(b))).toBe(expected);
    expect(likeness(readName(b), readName(a))).toBe(expected);
  });

  test("one edit away: other, more, less, changed places; never two", () => {
    expect(isOneEdit("lanza", "lansa")).toBe(true);
    expect(isOneEdit("lanza", "lanzas")).toBe(true);
    expect(isOneEdit("lanza", "lanz")).toBe(true);
    expect(isOneEdit("ayala", "alaya")).toBe(false);
    expect(isOneEdit("chacon", "chaocn")).toBe(true);
    expect(isOneEdit("lanza", "lanza")).toBe(false);
    expect(isOneEdit("lanza", "lunsa")).toBe(false);
  });
});

describe("parties against everybody known", () => {
  const known = [
    { kind: "user" as const, id: "u1", names: ["Reina Castellanos"] },
    { kind: "person" as const, id: "p1", names: ["Oscar Merida G.", "El Chele"] },
    { kind: "organization" as const, id: "o1", names: ["Harlan Ridge Farms Inc."] },
  ];

  test("of each pair the strongest likeness, whichever names make it; ids only", () => {
    const hits = findHits(
      [
        { personId: "a", names: ["Óscar Mérida Galindo", "Óscar Mérida G."] },
        { personId: "b", names: ["Harlan Ridge Produce LLC"] },
        { personId: "c", names: ["Nobody Known Here"] },
      ],
      known,
    );
    expect(hits).toEqual([
      {
        personId: "a",
        againstKind: "person",
        againstId: "p1",
        strength: strengths.same_name,
        explanation: "same_name",
      },
      {
        personId: "b",
        againstKind: "organization",
        againstId: "o1",
        strength: strengths.company_words,
        explanation: "company_words",
      },
    ]);
  });

  test("an alias counts like the name", () => {
    const hits = findHits([{ personId: "a", names: ["Nelson Ayala", "el chele"] }], known);
    expect(hits).toMatchObject([{ againstId: "p1", explanation: "one_word" }]);
  });

  test("nobody alike: no hit", () => {
    expect(findHits([{ personId: "a", names: ["Delmer Rosales Pineda"] }], known)).toEqual([]);
  });
});

describe("does a text name a party", () => {
  const names = [
    "Wilmer Antonio Guardado Mejía",
    "Toño Guardado",
    "Prather Greenhouses Inc.",
    "Valley Prime Growers LLC",
  ];
  test.each([
    ["Green door", false],
    ["Puerta verde de los guardados", false],
    ["GUARDADO case", true],
    ["el asunto de Mejia", true],
    ["Toño y la finca", true],
    ["The Prather matter", true],
    ["Greenhouses in the valley", false],
    ["about valley prime", true],
    ["Ubicar al padre y tomarle declaración", false],
  ])("%s: %s", (text, expected) => {
    expect(namesSomebody(text, names)).toBe(expected);
  });
});
