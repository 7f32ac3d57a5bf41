import { describe, expect, test } from "vitest";
import { missingGlyphs } from "@/lib/pdf/fonts";
import { contractHash, readClauses } from "@/lib/templates/canonical-text";
import type { TemplateClause } from "@/lib/templates/clause";
import { fillText, unknownPlaces } from "@/lib/templates/fill";
import { isRecent } from "@/lib/authz/proof";
import { sameName } from "@/lib/templates/signer";
import { templateClause } from "@/lib/templates/clause";
import { advocateAgreementText } from "@/lib/templates/texts/advocate-agreement";
import { contractText } from "@/lib/templates/texts/contract";
import { legalDate, legalHours, legalMoney, legalPercent } from "@/lib/templates/texts/legal-words";
import { networkTermsText } from "@/lib/templates/texts/network-terms";
import { content } from "./sample";

describe("the shipped texts", () => {
  const texts: [string, TemplateClause[]][] = [
    ["contract", contractText],
    ["Advocate Agreement", advocateAgreementText],
    ["network terms", networkTermsText],
  ];
  test.each(texts)("%s: each clause once, in both languages, in letters that the font has", (_, clauses) => {
    expect(new Set(clauses.map(({ key }) => key)).size).toBe(clauses.length);
    for (const clause of clauses) {
      expect(templateClause.parse(clause)).toEqual(clause);
      expect(clause.en.text).not.toBe(clause.es.text === "{{instructions}}" ? "" : clause.es.text);
      expect(missingGlyphs(JSON.stringify(clause))).toEqual([]);
    }
  });

  test("the contract names only terms that exist; both languages of a clause name the same figures", () => {
    const spoken = ["theAdvocate", "TheAdvocate", "theDefender", "TheDefender"];
    for (const { en, es } of contractText) {
      expect(unknownPlaces(en.text + es.text)).toEqual([]);
      const named = (text: string) =>
        [...text.matchAll(/\{\{(\w+)\}\}/g)]
          .map((match) => match[1] ?? "")
          .filter((name) => !spoken.includes(name));
      expect(named(es.text).sort()).toEqual(named(en.text).sort());
    }
  });

  test("the other two have nothing to fill in", () => {
    expect(JSON.stringify([advocateAgreementText, networkTermsText])).not.toContain("{{");
  });
});

describe("figures as a contract writes them", () => {
  test.each([
    [legalDate("en", "2027-01-08"), "8 January 2027"],
    [legalDate("es", "2027-01-08"), "8 de enero de 2027"],
    [legalMoney("USD", 123450), "USD 1,234.50"],
    [legalMoney("CAD", 5), "CAD 0.05"],
    [legalMoney("USD", 100000000), "USD 1,000,000.00"],
    [legalHours("en", 2400), "40 hours"],
    [legalHours("es", 60), "1 hora"],
    [legalHours("es", 90), "1 hora y 30 minutos"],
    [legalHours("en", 61), "1 hour and 1 minute"],
    [legalPercent(1000), "10%"],
    [legalPercent(1250), "12.5%"],
  ])("%s", (written, expected) => expect(written).toBe(expected));
});

describe("filling a clause", () => {
  test("every term in place, and no brace left", () => {
    for (const { en, es } of readClauses(content())) expect(en.text + es.text).not.toMatch(/[{}]/);
  });

  test("a changed cap changes every clause that names it, in both languages", () => {
    const before = readClauses(content());
    const after = readClauses(content({ capMinutes: 60 * 30 }));
    const changed = after.filter((clause, index) => clause.en.text !== before[index]?.en.text);
    expect(changed.map(({ key }) => key)).toEqual(["hours"]);
    expect(changed[0]?.en.text).toContain("30 hours");
    expect(changed[0]?.es.text).toContain("30 horas");
  });

  test.each([
    ["feminine", "de la Defensora y a la Defensora"],
    ["masculine", "del Defensor y al Defensor"],
    ["neutral", "de la parte Defensora y a la parte Defensora"],
  ] as const)("the Defender, %s: %s", (defenderAddress, expected) => {
    const { code, figures, body } = content();
    const { scope, instructions, instructionsEs } = body;
    const parties = { ...body.parties, defenderAddress };
    const terms = { code, figures, parties, scope, instructions, instructionsEs };
    expect(fillText("es", "de {{theDefender}} y a {{theDefender}}", terms)).toBe(expected);
  });

  test("words that were written once stand in both texts; a Spanish wording stands in the Spanish one", () => {
    const text = content();
    text.body.scope.push({ kind: "other", words: "", wordsEs: "Un informe", deadline: null });
    text.body.scope[1] = { kind: "obtain_record", words: "Obtain the file", wordsEs: "", deadline: null };
    const [scope] = readClauses(text).filter(({ key }) => key === "scope");
    expect(scope?.en.text).toContain("(c) other work: Un informe;");
    expect(scope?.en.text).toContain("(a) interview: Interview two co-workers, by 8 January 2027;");
    expect(scope?.es.text).toContain(
      "(a) entrevista: Entrevistar a dos compañeros, a más tardar el 8 de enero de 2027;",
    );
    expect(scope?.es.text).toContain("(b) obtención de un documento o certificación: Obtain the file;");
  });
});

describe("the identity of a text", () => {
  const hash = contractHash(content());
  test("the same content, the same hash, whatever the form of its letters", () => {
    const decomposed = content();
    decomposed.body.parties.defender = decomposed.body.parties.defender.normalize("NFD");
    expect(contractHash(decomposed)).toBe(hash);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });
  test("a mark that one language has still to be compared is no part of the text", () => {
    const marked = content();
    const [first] = marked.body.clauses;
    if (first) marked.body.clauses[0] = { ...first, unmatched: true };
    expect(contractHash(marked)).toBe(hash);
  });
  test.each([
    ["a rate", () => content({ payRateMinor: 5201 })],
    ["a date", () => content({ endsOn: "2027-05-24" })],
    ["the payer", () => content({ payerId: "other" })],
    [
      "a letter of a clause",
      () => {
        const changed = content();
        const [first] = changed.body.clauses;
        if (first) changed.body.clauses[0] = { ...first, es: { ...first.es, text: `${first.es.text}.` } };
        return changed;
      },
    ],
    ["a name", () => ({ ...content(), code: "CF-2026-0052" })],
  ])("%s makes it another", (_, changed) => expect(contractHash(changed())).not.toBe(hash));
});

describe("a signer", () => {
  test.each([
    ["Marta Elena Sajché López", true],
    ["marta elena  sajché lópez ", true],
    ["Marta Elena Sajché López".normalize("NFD"), true],
    ["Marta Sajché", false],
    ["Marta Elena Sajche Lopez", false],
    ["", false],
  ])("typed %j: %s", (typed, same) => expect(sameName(typed, "Marta Elena Sajché López")).toBe(same));

  test.each([
    ["Aoife O’Brien‑Núñez", "Aoife O'Brien-Núñez"],
    ["K’iche’ Tzul", "K'iche' Tzul"],
  ])("types %j on a keyboard that has %j", (name, typed) => expect(sameName(typed, name)).toBe(true));

  const now = new Date("2026-11-25T12:00:00Z");
  test.each([
    [null, false],
    ["2026-11-25T11:55:00Z", true],
    ["2026-11-25T11:54:59Z", false],
    ["2026-11-25T12:00:00Z", true],
    ["2026-11-25T12:00:01Z", false],
  ])("who they are, confirmed at %s, counts: %s", (at, counts) => {
    expect(isRecent(at === null ? null : new Date(at), now)).toBe(counts);
  });
});
