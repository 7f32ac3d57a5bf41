import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/canonical-json";
import type { TemplateClause } from "./clause";
import type { ContractBody } from "./contract-body";
import type { ContractFigures } from "./figures";
import { fillText, type Terms } from "./fill";
import { isUnmatched, missingWords, type MissingWords } from "./missing-words";

export type ContractContent = { code: string; figures: ContractFigures; body: ContractBody };

export type ReadClause = {
  key: string;
  number: number;
  /** Nobody has said yet that both languages say the same; `missing`: words that one of them lacks. */
  unmatched: boolean;
  missing: MissingWords[];
  en: { title: string; text: string };
  es: { title: string; text: string };
};

export function termsOf({ code, figures, body }: ContractContent): Terms {
  const { parties, scope, instructions, instructionsEs } = body;
  return { code, figures, parties, scope, instructions, instructionsEs };
}

/** The clauses as they are read: numbered, every term in place, in both languages. */
export function readClauses(content: ContractContent): ReadClause[] {
  const terms = termsOf(content);
  return content.body.clauses.map((clause, index) => ({
    key: clause.key,
    number: index + 1,
    unmatched: isUnmatched(clause, content.body),
    missing: missingWords(clause, content.body),
    en: { title: clause.en.title, text: fillText("en", clause.en.text, terms) },
    es: { title: clause.es.title, text: fillText("es", clause.es.text, terms) },
  }));
}

/**
 * The one serialization of a contract in both languages: UTF-8, NFC, keys in order. Its SHA-256 is the version's
 * identity, to which comments, approvals and signatures are bound. What is not part of the text (a mark that one
 * language has still to be compared) is left out.
 */
export function canonicalText(content: ContractContent): string {
  const { code, figures, body } = content;
  const clauses = readClauses(content).map(({ number, en, es }) => ({ number, en, es }));
  return canonicalJson({
    format: "case-facilitation-contract/1",
    code,
    figures,
    parties: body.parties,
    scope: body.scope,
    clauses,
  });
}

/** SHA-256 in hexadecimal, lower case. */
export function textHash(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

export const contractHash = (content: ContractContent): string => textHash(canonicalText(content));

/** Of a template's text, which is what is signed where nothing is filled in (the Advocate Agreement). */
export const templateHash = (clauses: readonly TemplateClause[]): string =>
  textHash(
    canonicalJson({ format: "template/1", clauses: clauses.map(({ key, en, es }) => ({ key, en, es })) }),
  );

export const hashBytes = (hex: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(hex, "hex"));
export const hashHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
