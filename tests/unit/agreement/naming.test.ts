import { describe, expect, test } from "vitest";
import { DomainError } from "@/lib/errors";
import { decideEdit } from "@/lib/stages/agreement/negotiation/rules";
import { editContractInput } from "@/lib/stages/agreement/negotiation/schema";
import { contractText } from "@/lib/templates/texts/contract";
import { base, edit, parties, payers, terms, wording, type Edit } from "./editing";
import { acting, contractFacts, refusedWith } from "./sample";

const safety = contractText.find(({ key }) => key === "safety");

describe("names of parties", () => {
  const fields = (input: Edit) => {
    try {
      edit(input);
    } catch (error) {
      if (error instanceof DomainError && error.code === "NAMES_A_PARTY") return error.fields;
      throw error;
    }
    return {};
  };
  const scope = (words: string, wordsEs: string) =>
    terms({ scope: [{ kind: "locate_person", words, wordsEs, deadline: null }] });

  test.each([
    ["words of the scope", { terms: scope("Find Juana in Nebaj", "Ubicarla") }, "terms.scope.0.words"],
    ["in Spanish", { terms: scope("Find her", "Buscar a la señora Brito") }, "terms.scope.0.wordsEs"],
    ["instructions", { terms: terms({ instructions: "Ask for Juana" }) }, "terms.instructions"],
    ["in Spanish", { terms: terms({ instructionsEs: "Pregunte por Juana" }) }, "terms.instructionsEs"],
    ["a clause", { clauses: { safety: { en: wording("Not near Fennel Ridge") } } }, "clauses.safety.en.text"],
    [
      "a clause's heading",
      { clauses: { safety: { es: { title: "Juana", text: "x" } } } },
      "clauses.safety.es.title",
    ],
  ])("%s are refused at the field", (_, input, field) => {
    expect(fields(input)).toEqual({ [field]: "NAMES_A_PARTY" });
  });

  test("a payer that names one; the payer there is may stay", () => {
    const other = { id: "99999999-9999-4999-8999-999999999999", name: "Fennel Ridge Orchards" };
    const saved = (partyNames: string[], payerId: string) => () =>
      decideEdit(
        { contract: contractFacts(), base, payers: [...payers, other], template: contractText, partyNames },
        editContractInput.parse({ version: 1, terms: terms({ payerId, capMinutes: 60 }) }),
        acting(["lead"]),
      );
    expect(refusedWith(saved(parties, other.id))).toBe("NAMES_A_PARTY");
    expect(saved(["Lakeside Nobody"], String(payers[0]?.id))).not.toThrow();
  });

  test("a word of the template tells nothing, though a party is called so", () => {
    const text = `${safety?.en.text} Go in pairs.`;
    const input = editContractInput.parse({
      version: 1,
      clauses: { safety: { en: wording(text) } },
    });
    const facts = { contract: contractFacts(), base, payers, partyNames: ["Liberty Nobody"] };
    expect(decideEdit({ ...facts, template: contractText }, input, acting(["lead"])).events).toHaveLength(1);
    expect(refusedWith(() => decideEdit({ ...facts, template: [] }, input, acting(["lead"])))).toBe(
      "NAMES_A_PARTY",
    );
  });
});
