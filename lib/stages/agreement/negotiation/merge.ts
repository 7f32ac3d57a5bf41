import { canonicalJson } from "@/lib/canonical-json";
import { clashesBetween, sameValue, type Edited } from "@/lib/clashes";
import type { Clash } from "@/lib/errors";
import { writeAmount } from "@/lib/money";
import { isWordless, type ContractBody, type ContractClause } from "@/lib/templates/contract-body";
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
  current: Content & { number: number },
  input: EditContract,
  payerName: string | null,
): Merged {
  const { clashes, ...terms } = mergeTerms(base, current, input);
  const clauses = current.body.clauses.map((clause) => {
    const mine = input.clauses[clause.key];
    const before = base.body.clauses.find(({ key }) => key === clause.key);
    return mine && before ? mergeClause(before, clause, mine, clashes) : clause;
  });
  const parties = { ...current.body.parties, ...(payerName ? { payer: payerName } : {}) };
  const { leftOut, ...body } = current.body;
  const stillOut = leftOut && terms.words.scope.some(isWordless) ? { leftOut } : {};
  return {
    content: { figures: terms.figures, body: { ...body, ...stillOut, ...terms.words, parties, clauses } },
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
    const { title, text } = mine[language];
    const under = `clauses.${now.key}.${language}.`;
    clashes.push(...clashesBetween(now[language], { title, text }, under));
  }
  return now;
}

type Terms = Edited<TermsInput>;

/**
 * Terms are compared as their form holds them. Where the newest text was shown beside what was typed (`seen`), what was
 * typed stands; a term that only others changed stays as they left it.
 */
function mergeTerms(base: Content, current: Content & { number: number }, input: EditContract) {
  const clashes: Clash[] = [];
  const { terms } = input;
  const mine = terms && typedTerms(terms);
  const [was, is] = [termsOf(base), termsOf(current)];
  const chosen = (name: keyof Terms): boolean => {
    if (!mine || sameValue(mine[name], was[name]) || sameValue(mine[name], is[name])) return false;
    if (sameValue(was[name], is[name]) || input.seen === current.number) return true;
    clashes.push(...clashesBetween({ [name]: is[name] }, { [name]: mine[name] }, "terms."));
    return false;
  };
  const { figures, body } = current;
  const take = <T>(name: keyof Terms, now: T, of: (given: TermsInput) => T): T =>
    chosen(name) && terms ? of(terms) : now;
  return {
    clashes,
    figures: {
      ...figures,
      billRateMinor: take("billRate", figures.billRateMinor, (given) => given.billRate),
      payRateMinor: take("payRate", figures.payRateMinor, (given) => given.payRate),
      feeBasisPoints: take("feePercent", figures.feeBasisPoints, (given) => basisPoints(given.feePercent)),
      capMinutes: take("capMinutes", figures.capMinutes, (given) => given.capMinutes),
      capExpensesMinor: take("capExpenses", figures.capExpensesMinor, (given) => given.capExpenses),
      startsOn: take("startsOn", figures.startsOn, (given) => given.startsOn),
      endsOn: take("endsOn", figures.endsOn, (given) => given.endsOn),
      payerId: take("payerId", figures.payerId, (given) => given.payerId),
    },
    words: {
      scope: take("scope", body.scope, (given) => given.scope),
      instructions: take("instructions", body.instructions, (given) => given.instructions),
      instructionsEs: take("instructionsEs", body.instructionsEs, (given) => given.instructionsEs),
    },
  };
}

const basisPoints = (percent: number) => Math.round(percent * 100);

function termsOf({ figures, body }: Content): Terms {
  return {
    billRate: writeAmount(figures.billRateMinor),
    payRate: writeAmount(figures.payRateMinor),
    feePercent: figures.feeBasisPoints / 100,
    capMinutes: figures.capMinutes,
    capExpenses: writeAmount(figures.capExpensesMinor),
    ...{ startsOn: figures.startsOn, endsOn: figures.endsOn, payerId: figures.payerId },
    ...{ scope: rowsOf(body.scope), instructions: body.instructions, instructionsEs: body.instructionsEs },
  };
}

function typedTerms({ billRate, payRate, feePercent, capExpenses, scope, ...rest }: TermsInput): Terms {
  return {
    ...rest,
    billRate: writeAmount(billRate),
    payRate: writeAmount(payRate),
    feePercent: basisPoints(feePercent) / 100,
    capExpenses: writeAmount(capExpenses),
    scope: rowsOf(scope),
  };
}

const rowsOf = (scope: ContractBody["scope"]) =>
  scope.map(({ kind, words, wordsEs, deadline }) => ({ kind, words, wordsEs, deadline }));
