import type { z } from "zod";
import { DomainError } from "@/lib/errors";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import { templateHash } from "./canonical-text";
import type { TemplateClause } from "./clause";
import { unknownPlaces } from "./fill";
import type { publishTemplateInput } from "./schema";
import { templateIds, type TemplateKind } from "./subject";

export type NewTemplateVersion = {
  id: string;
  kind: TemplateKind;
  number: number;
  material: boolean;
  clauses: TemplateClause[];
  hash: string;
};

/** A published version never changes; the first of a kind is signed by everybody, so it is material. */
export function decidePublish(
  facts: { newest: number },
  input: z.output<typeof publishTemplateInput>,
  context: DecideContext,
): Decision<NewTemplateVersion> {
  if (context.subjectId !== templateIds[input.kind]) throw new DomainError("NOT_FOUND");
  const wrong = wrongClauses(input.kind, input.clauses);
  if (Object.keys(wrong).length > 0) throw new DomainError("INVALID", {}, wrong);
  const number = facts.newest + 1;
  const version: NewTemplateVersion = {
    id: context.newId(),
    kind: input.kind,
    number,
    material: input.material || number === 1,
    clauses: input.clauses,
    hash: templateHash(input.clauses),
  };
  const { id, material, hash } = version;
  return {
    changes: version,
    events: [{ type: "template.published", payload: { templateVersionId: id, number, material, hash } }],
  };
}

/** Keys are what comments and redlines hold on to; only a contract has terms to fill in. */
function wrongClauses(kind: TemplateKind, clauses: readonly TemplateClause[]): Record<string, string> {
  const wrong: Record<string, string> = {};
  const seen = new Set<string>();
  for (const [index, clause] of clauses.entries()) {
    if (seen.has(clause.key)) wrong[`clauses.${index}.key`] = "ALREADY_DONE";
    seen.add(clause.key);
    for (const language of ["en", "es"] as const) {
      const { text } = clause[language];
      const refused = kind === "CONTRACT" ? unknownPlaces(text).length > 0 : text.includes("{{");
      if (refused) wrong[`clauses.${index}.${language}.text`] = "UNKNOWN_TERM";
    }
  }
  return wrong;
}
