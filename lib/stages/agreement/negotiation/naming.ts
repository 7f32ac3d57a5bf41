import { namesSomebody } from "@/lib/cases/party-names";
import type { TemplateClause } from "@/lib/templates/clause";
import { redline } from "@/lib/templates/redline";
import type { EditContract } from "./schema";

export type NamingFacts = {
  /** Names and aliases of every party. */
  partyNames: readonly string[];
  /** The clauses from which the contract was opened: their words tell nothing of the case. */
  template: readonly TemplateClause[];
};

/**
 * Fields in which somebody names a party of the case, whom the contract leaves to the portal. Of a clause only what the
 * template does not say is looked at: a party may be called as one of its words.
 * @param payerName the organization to be invoiced, when that changes
 */
export function fieldsThatName(
  input: EditContract,
  { partyNames, template }: NamingFacts,
  payerName: string | null,
): string[] {
  const clauses = Object.entries(input.clauses).flatMap(([key, clause]) => {
    const shipped = template.find((one) => one.key === key);
    return (["en", "es"] as const).flatMap((language) =>
      (["title", "text"] as const).map((which): [string, string] => [
        `clauses.${key}.${language}.${which}`,
        written(clause[language]?.[which] ?? "", shipped?.[language][which] ?? ""),
      ]),
    );
  });
  const { terms } = input;
  const typed: [string, string][] = terms
    ? [
        ...terms.scope.flatMap(({ words, wordsEs }, index): [string, string][] => [
          [`terms.scope.${index}.words`, words],
          [`terms.scope.${index}.wordsEs`, wordsEs],
        ]),
        ["terms.instructions", terms.instructions],
        ["terms.instructionsEs", terms.instructionsEs],
        ["terms.payerId", payerName ?? ""],
      ]
    : [];
  return [...clauses, ...typed].flatMap(([field, text]) =>
    text !== "" && namesSomebody(text, partyNames) ? [field] : [],
  );
}

/** What a text says beyond the template's. */
function written(text: string, shipped: string): string {
  if (text === "") return "";
  const saved = [shipped, text].map((one) => ({ text: one, by: null }));
  return redline(saved)
    .filter(({ kind }) => kind === "inserted")
    .map((part) => part.text)
    .join(" ");
}
