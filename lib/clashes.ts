import { DomainError, type Clash, type FieldValue, type PlainValue } from "./errors";

/** The fields of an edited record, as its form holds them. Naming the input makes a field that is left out an error. */
export type Edited<Input, Not extends keyof Input = never> = {
  readonly [Field in Exclude<keyof Input, "version" | Not>]: FieldValue;
};

type Fields = { readonly [field: string]: FieldValue };

/**
 * Every field that reads otherwise on the two sides, with both values.
 * @param under dotted path at which the fields stand in the form
 */
export function clashesBetween(theirs: Fields, yours: Fields, under = ""): Clash[] {
  const names = [...new Set([...Object.keys(theirs), ...Object.keys(yours)])];
  return names.flatMap((name) => {
    const [a, b] = [theirs[name] ?? null, yours[name] ?? null];
    return sameValue(a, b) ? [] : [{ field: `${under}${name}`, theirs: a, yours: b }];
  });
}

/**
 * The one answer to a record that somebody else saved meanwhile: nothing is written, and whoever edits sees both
 * values of each field that differs. Where none does, nothing is lost, and their saving goes on.
 * @throws DomainError CONFLICT
 */
export function refuseStale<Values extends Fields>(
  versions: { saved: number; known: number },
  theirs: Values,
  yours: NoInfer<Values>,
): void {
  if (versions.saved !== versions.known) refuseClashes(clashesBetween(theirs, yours));
}

/** @throws DomainError CONFLICT when there is a clash */
export function refuseClashes(clashes: Clash[]): void {
  if (clashes.length > 0) throw new DomainError("CONFLICT", {}, {}, clashes);
}

/** An empty field is empty, whichever way it is kept. */
export function sameValue(a: FieldValue, b: FieldValue): boolean {
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b));
}

function plain(value: FieldValue): unknown {
  if (value === null) return "";
  if (isList(value)) return value.map((one) => (typeof one === "string" ? one : sorted(one)));
  return typeof value === "object" ? sorted(value) : value;
}

const sorted = (row: { readonly [field: string]: PlainValue }) =>
  Object.entries(row)
    .map(([name, value]) => [name, value ?? ""])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));

const isList = (value: FieldValue): value is readonly string[] | readonly { [field: string]: PlainValue }[] =>
  Array.isArray(value);
