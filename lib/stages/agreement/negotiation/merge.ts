import { canonicalJson } from "@/lib/canonical-json";
import type { Clash } from "@/lib/errors";
import { formatMinutes } from "@/lib/i18n/format";
import type { ContractBody, ContractClause } from "@/lib/templates/contract-body";
import type { ContractFigures } from "@/lib/templates/figures";
import type { VersionFacts } from "../facts";
import type { EditContract, TermsInput } from "./schema";

type Content = Pick<VersionFacts, "figures" | "body">;
export type Merged = { content: Content; clashes: Clash[] };

const same = (a: unknown, b: unknown) => canonicalJson(a) === canonicalJson(b);

/**
 * What somebody changed, laid on the newest text. They began from `base`; what others changed meanwhile stays. A term
 * or a clause that both changed differently is a clash, with both texts.
 */
export function mergeEdit(
  base: Content,
  current: Content,
  input: EditContract,
  payerName: string | null,
): Merged {
  const clashes: Clash[] = [];
  const terms = mergeTerms(base, current, input.terms, clashes);
  const clauses = current.body.clauses.map((clause) => {
    const mine = input.clauses[clause.key];
    const before = base.body.clauses.find(({ key }) => key === clause.key);
    return mine && before ? mergeClause(before, clause, mine, clashes) : clause;
  });
  const parties = { ...current.body.parties, ...(payerName ? { payer: payerName } : {}) };
  return {
    content: { figures: terms.figures, body: { ...current.body, ...terms.words, parties, clauses } },
    clashes,
  };
}

type ClauseInput = EditContract["clauses"][string];

function mergeClause(
  before: ContractClause,
  now: ContractClause,
  input: ClauseInput,
  clashes: Clash[],
): ContractClause {
  const mine = { en: input.en ?? before.en, es: input.es ?? before.es };
  const texts = ({ en, es }: Pick<ContractClause, "en" | "es">) => ({ en, es });
  if (same(texts(mine), texts(before))) return now;
  const changedMeanwhile = !same(texts(now), texts(before));
  if (!changedMeanwhile) return { ...now, ...mine };
  for (const language of ["en", "es"] as const) {
    for (const part of ["title", "text"] as const) {
      const theirs = now[language][part];
      const yours = mine[language][part];
      if (theirs !== yours) clashes.push({ field: `clauses.${now.key}.${language}.${part}`, theirs, yours });
    }
  }
  return now;
}

type Words = Pick<ContractBody, "scope" | "instructions" | "instructionsEs">;
type Field = {
  name: string;
  /** The term's value in a version, and in the input. */
  of: (content: Content) => unknown;
  from: (input: TermsInput) => unknown;
  /** As it is typed in the form's field, so that the saved value can be taken over. */
  typed?: (value: never) => string;
};

function mergeTerms(base: Content, current: Content, input: TermsInput | undefined, clashes: Clash[]) {
  const { scope, instructions, instructionsEs } = current.body;
  const figures: ContractFigures = { ...current.figures };
  const words: Words = { scope, instructions, instructionsEs };
  if (!input) return { figures, words };
  for (const field of fields) {
    const was = field.of(base);
    const is = field.of(current);
    const mine = field.from(input);
    if (same(mine, was) || same(mine, is)) continue;
    if (!same(was, is)) {
      const show = (value: unknown) => (field.typed ? field.typed(value as never) : String(value));
      clashes.push({ field: `terms.${field.name}`, theirs: show(is), yours: show(mine) });
      continue;
    }
    if (field.name in words) Object.assign(words, { [field.name]: mine });
    else Object.assign(figures, { [figureOf[field.name] ?? field.name]: mine });
  }
  return { figures, words };
}

/** Fields whose column bears another name, since a form speaks of amounts and a column of minor units. */
const figureOf: Record<string, keyof ContractFigures> = {
  billRate: "billRateMinor",
  payRate: "payRateMinor",
  feePercent: "feeBasisPoints",
  capExpenses: "capExpensesMinor",
};

const money = (minor: number) => `${Math.trunc(minor / 100)}.${String(minor % 100).padStart(2, "0")}`;
const lines = (scope: Words["scope"]) =>
  scope
    .map(({ kind, words, wordsEs, deadline }) => [kind, words, wordsEs, deadline].filter(Boolean).join(" · "))
    .join("\n");

const fields: Field[] = [
  { name: "billRate", of: (c) => c.figures.billRateMinor, from: (i) => i.billRate, typed: money },
  { name: "payRate", of: (c) => c.figures.payRateMinor, from: (i) => i.payRate, typed: money },
  {
    name: "feePercent",
    of: (c) => c.figures.feeBasisPoints,
    from: (i) => Math.round(i.feePercent * 100),
    typed: (points: number) => String(points / 100),
  },
  { name: "capMinutes", of: (c) => c.figures.capMinutes, from: (i) => i.capMinutes, typed: formatMinutes },
  { name: "capExpenses", of: (c) => c.figures.capExpensesMinor, from: (i) => i.capExpenses, typed: money },
  { name: "startsOn", of: (c) => c.figures.startsOn, from: (i) => i.startsOn },
  { name: "endsOn", of: (c) => c.figures.endsOn, from: (i) => i.endsOn },
  { name: "payerId", of: (c) => c.figures.payerId, from: (i) => i.payerId },
  { name: "scope", of: (c) => c.body.scope, from: (i) => i.scope, typed: lines },
  { name: "instructions", of: (c) => c.body.instructions, from: (i) => i.instructions },
  { name: "instructionsEs", of: (c) => c.body.instructionsEs, from: (i) => i.instructionsEs },
];
