import type { ContractBody, ScopeItem } from "./contract-body";
import type { ContractFigures } from "./figures";
import {
  byDay,
  legalDate,
  legalHours,
  legalMoney,
  legalPercent,
  legalTaskKinds,
  noInstructions,
  spokenOf,
  type LegalLanguage,
} from "./texts/legal-words";

/** What a clause's text is filled from. */
export type Terms = {
  code: string;
  figures: ContractFigures;
  parties: ContractBody["parties"];
  scope: readonly ScopeItem[];
  instructions: string;
  instructionsEs: string;
};

type Value = (language: LegalLanguage, terms: Terms) => string;

const values = {
  code: (_, terms) => terms.code,
  advocate: (_, terms) => terms.parties.advocate,
  organization: (_, terms) => terms.parties.organization,
  defender: (_, terms) => terms.parties.defender,
  practice: (_, terms) => terms.parties.practice,
  payer: (_, terms) => terms.parties.payer,
  currency: (_, terms) => terms.figures.currency,
  billRate: (_, { figures }) => legalMoney(figures.currency, figures.billRateMinor),
  payRate: (_, { figures }) => legalMoney(figures.currency, figures.payRateMinor),
  feePercent: (_, { figures }) => legalPercent(figures.feeBasisPoints),
  capHours: (language, { figures }) => legalHours(language, figures.capMinutes),
  capExpenses: (_, { figures }) => legalMoney(figures.currency, figures.capExpensesMinor),
  startsOn: (language, { figures }) => legalDate(language, figures.startsOn),
  endsOn: (language, { figures }) => legalDate(language, figures.endsOn),
  scope: (language, { scope }) => scope.map((item, index) => scopeLine(language, item, index)).join("\n"),
  instructions: (language, terms) => instructionsIn(language, terms) || noInstructions[language],
  theAdvocate: (_, { parties }) => spokenOf.advocate[parties.advocateAddress],
  TheAdvocate: (_, { parties }) => capital(spokenOf.advocate[parties.advocateAddress]),
  theDefender: (_, { parties }) => spokenOf.defender[parties.defenderAddress],
  TheDefender: (_, { parties }) => capital(spokenOf.defender[parties.defenderAddress]),
} satisfies Record<string, Value>;

export type PlaceName = keyof typeof values;

const places = /\{\{\s*([^{}]*?)\s*\}\}/g;
const isPlace = (name: string): name is PlaceName => Object.hasOwn(values, name);

/** Names in double braces that no term fills; empty when the text can be filled. */
export function unknownPlaces(text: string): string[] {
  return [...text.matchAll(places)].map((match) => match[1] ?? "").filter((name) => !isPlace(name));
}

export function namesPlace(text: string, name: PlaceName): boolean {
  return [...text.matchAll(places)].some((match) => match[1] === name);
}

/** A clause's text with its terms in place. A name that no term fills stays as it is: it was refused when saved. */
export function fillText(language: LegalLanguage, text: string, terms: Terms): string {
  const filled = text.replace(places, (whole, name: string) =>
    isPlace(name) ? values[name](language, terms) : whole,
  );
  return language === "es" ? contracted(filled) : filled;
}

/** The words of the scope and of the instructions, as one language shows them. */
export function instructionsIn(
  language: LegalLanguage,
  terms: Pick<Terms, "instructions" | "instructionsEs">,
): string {
  const { instructions: en, instructionsEs: es } = terms;
  return language === "es" ? es || en : en || es;
}

export function scopeWordsIn(
  language: LegalLanguage,
  { words: en, wordsEs: es }: Pick<ScopeItem, "words" | "wordsEs">,
): string {
  return language === "es" ? es || en : en || es;
}

/** "a" is the first task of the scope. @param index from 0 */
export const scopeLetter = (index: number): string =>
  index < 26 ? String.fromCharCode(97 + index) : String(index + 1);

function scopeLine(language: LegalLanguage, item: ScopeItem, index: number): string {
  const letter = scopeLetter(index);
  const kind = legalTaskKinds[item.kind]?.[language] ?? item.kind;
  const by = item.deadline ? `, ${byDay[language]} ${legalDate(language, item.deadline)}` : "";
  const words = scopeWordsIn(language, item).replace(/[.;]\s*$/, "");
  return `(${letter}) ${kind}${words ? `: ${words}` : ""}${by};`;
}

/** "de el Defensor" is "del Defensor". */
function contracted(text: string): string {
  return text
    .replace(/\b([Dd])e el (Defensor|Abogado)\b/g, "$1el $2")
    .replace(/\b([Aa]) el (Defensor|Abogado)\b/g, "$1l $2");
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
