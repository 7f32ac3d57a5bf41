/**
 * Names, made comparable in memory. Nothing that comes out of here is stored: a search key of a name would be the
 * name itself to whoever reads the database.
 */
export type ReadName = {
  /** Words in order: lower case, without accents, punctuation and legal suffixes. */
  words: readonly string[];
  /** It ended in a legal suffix. */
  company: boolean;
};

const particles = new Set([
  "de",
  "del",
  "la",
  "las",
  "los",
  "el",
  "y",
  "e",
  "da",
  "do",
  "dos",
  "van",
  "von",
  "the",
  "of",
  "and",
]);

/** Suffixes that can't be anything else. */
const suffixes = new Set([
  "inc",
  "llc",
  "llp",
  "ltd",
  "limited",
  "corp",
  "corporation",
  "company",
  "plc",
  "pllc",
  "cv",
  "srl",
  "sas",
  "ltda",
  "cia",
  "compania",
]);
/** Suffixes that could be a word of a name when it is short. */
const shortSuffixes = new Set(["sa", "co", "ac", "sc", "pc", "lp", "rl", "spr", "anonima", "sociedad"]);

/** Words of companies that tell nothing of which one it is. */
const generic = new Set([
  "farm",
  "farms",
  "growers",
  "grower",
  "produce",
  "foods",
  "food",
  "services",
  "service",
  "group",
  "general",
  "national",
  "international",
  "brothers",
  "sons",
  "holdings",
  "enterprises",
  "industries",
  "labor",
  "staffing",
  "nursery",
  "greenhouses",
  "valley",
  "servicios",
  "grupo",
  "empresa",
  "empresas",
  "hermanos",
  "hijos",
  "agricola",
  "agropecuaria",
  "transportes",
  "constructora",
  "comercial",
  "finca",
  "hacienda",
  "rancho",
  "restaurante",
  "restaurant",
  "asociacion",
  "cooperativa",
  "norte",
  "sur",
  "north",
  "south",
  "east",
  "west",
  "united",
  "american",
  "america",
  "central",
]);

/** Lower case, without accents; "S.A." becomes "sa", other punctuation parts words. */
function plainWords(text: string): string[] {
  return text
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replace(/[.'’`]/g, "")
    .replace(/[^\p{Letter}\p{Number}]+/gu, " ")
    .trim()
    .split(" ")
    .filter(Boolean);
}

/** Reads a name of a person or a company. */
export function readName(name: string): ReadName {
  const words = plainWords(name);
  let company = false;
  for (;;) {
    const last = words.at(-1);
    if (last === undefined || words.length < 2) break;
    const short = shortSuffixes.has(last) && (company || words.length > 2);
    if (!suffixes.has(last) && !short && !(company && particles.has(last))) break;
    words.pop();
    company = true;
  }
  return { words, company };
}

/** Words that tell who it is: without "de", "la", "y". */
export const tellingWords = ({ words }: ReadName): string[] => words.filter((word) => !particles.has(word));

export const isGeneric = (word: string): boolean => generic.has(word);

/** One letter more, less, other, or two neighbours changed places. */
export function isOneEdit(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const restA = a.slice(start, a.length - end);
  const restB = b.slice(start, b.length - end);
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}

/**
 * Does a text name one of these people or companies? Of a person any word of three letters or more is enough, a
 * surname or a first name; of a company its telling words in a row, or its first one when that is its own. Rather
 * one text too many is refused than one name let through.
 */
export function namesSomebody(text: string, names: readonly string[]): boolean {
  const said = plainWords(text);
  return names.some((name) => {
    const read = readName(name);
    const telling = tellingWords(read);
    if (read.company || telling.some(isGeneric)) return namesCompany(said, telling);
    return telling.some((word) => word.length >= 3 && said.includes(word));
  });
}

function namesCompany(said: readonly string[], telling: readonly string[]): boolean {
  const [first] = telling;
  if (first !== undefined && first.length >= 4 && !isGeneric(first) && said.includes(first)) return true;
  const run = telling.slice(0, 2).join(" ");
  return (
    telling.length >= 2 && ` ${said.filter((word) => !particles.has(word)).join(" ")} `.includes(` ${run} `)
  );
}
