import { likeness, strengths, type Explanation } from "@/lib/cases/likeness";
import { isGeneric, isOneEdit, readName, tellingWords, type ReadName } from "@/lib/cases/party-names";
import { DomainError, type Alike } from "@/lib/errors";

/** Words that many law offices and practices share, and that tell nothing of which one it is. */
const ofLawOffices = new Set(
  `abogada abogadas abogado abogados advocates aid asesoria asociada asociadas asociado asociados associates asylum attorney
  attorneys bufete center centre centro civil clinic clinica community comunitaria comunitario consultores consultorio
  defensa defensora defensoras defense derecho derechos despacho firm fundacion fund human humano humanos immigrant
  immigrants immigration juridica juridico jurist jurists justice justicia law lawyers legal legales migracion migrant
  migrante migrantes migrants network oficina office offices partners practice practica project proyecto red rights
  school society university workers trabajadores`
    .split(/\s+/)
    .filter(Boolean),
);

/**
 * How alike the names of two organizations are, by the same measures as names of parties; null: nothing worth a look.
 * Both count as companies whether or not a legal suffix says so, and a word that law offices share counts for nothing
 * by itself: "Lakeside Law" is like "Lakeside Legal Clinic", and "Immigrant Law Project" is not like "Workers’ Law Project".
 */
export function organizationLikeness(a: string, b: string): Explanation | null {
  const [left, right] = [asCompany(a), asCompany(b)];
  const [own, others] = [ownWords(left), ownWords(right)];
  const found = likeness(left, right);
  // Of a single word nothing else is known here: to organizations it is no alias.
  if (found === "one_word") return "same_words";
  if (found === "company_words") return sharesItsOwn(own, others) ? found : null;
  if (found) return found;
  if (own.length > 0 && sorted(own) === sorted(others)) return "company_words";
  const [word, other] = [own[0] ?? "", others[0] ?? ""];
  const single = own.length === 1 && others.length === 1 && Math.min(word.length, other.length) >= 5;
  return single && isOneEdit(word, other) ? "one_letter" : null;
}

const asCompany = (name: string): ReadName => ({ ...readName(name), company: true });
const ownWords = (name: ReadName) =>
  tellingWords(name).filter((word) => !ofLawOffices.has(word) && !isGeneric(word));
const sorted = (words: readonly string[]) => [...words].sort().join(" ");

/** The first word of its own, or two of them. */
function sharesItsOwn(own: readonly string[], others: readonly string[]): boolean {
  const [first] = own;
  if (first !== undefined && first.length >= 4 && first === others[0]) return true;
  return own.filter((word) => word.length > 2 && others.includes(word)).length >= 2;
}

export type NamedOrganization = { id: string; name: string };

/**
 * Of the known ones those whose name is like this one, the likest first. One that is known by several names (one under
 * which it was entered besides) is told once, by the likest.
 */
export function likeOnes<Known extends NamedOrganization>(
  name: string,
  known: readonly Known[],
): (Known & { explanation: Explanation })[] {
  const found = new Map<string, Known & { explanation: Explanation }>();
  for (const one of known) {
    const explanation = organizationLikeness(name, one.name);
    if (!explanation) continue;
    const before = found.get(one.id);
    if (before && strengths[before.explanation] >= strengths[explanation]) continue;
    found.set(one.id, { ...one, explanation });
  }
  return [...found.values()].sort(
    (a, b) => strengths[b.explanation] - strengths[a.explanation] || a.name.localeCompare(b.name),
  );
}

/**
 * Asks once whether it is one of those that are called alike. Not a refusal: whoever saw them goes on.
 * @param seen ids of those that were shown; undefined: nobody is there to be asked
 * @throws DomainError LIKE_KNOWN with those that were not shown yet among them
 */
export function askOfAlike(alike: readonly Alike[], seen: readonly string[] | undefined): void {
  if (seen === undefined || alike.every(({ id }) => seen.includes(id))) return;
  throw new DomainError("LIKE_KNOWN").withAlike(alike);
}
