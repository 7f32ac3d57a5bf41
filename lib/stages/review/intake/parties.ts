import type { z } from "zod";
import { DomainError, type Clash } from "@/lib/errors";
import type { NewEvent } from "@/lib/workflow/events";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import { namesSomebody } from "../names";
import type { PersonInput, savePartiesInput } from "./schema";

export type PersonRole = "client" | "opposing" | "witness" | "other";

/** A person as saved, or to be saved: everything but the id is the Advocate's own words. */
export type PersonText = Omit<PersonInput, "personId">;
export type SavedPerson = PersonText & { id: string; role: PersonRole; position: number };

export type PartiesFacts = {
  intakeVersion: number;
  noOpposing: boolean;
  nickname: string;
  persons: readonly SavedPerson[];
  /** Checks that are not stale yet, and the Defender of a live offer that rests on one. */
  liveCheckIds: readonly string[];
  offerIsLive: boolean;
};

export type PartiesChanges = {
  intakeVersion: number;
  noOpposing: boolean;
  added: SavedPerson[];
  changed: SavedPerson[];
  removed: string[];
  /** Every check made so far is of other parties. */
  renamed: boolean;
  staleCheckIds: readonly string[];
};

/** Statuses in which the Advocate may also change and take out; in the others, only add (invariant 1). */
const free = ["draft", "needs_info"];

type Given = { path: string; role: PersonRole; input: PersonInput; position: number };

/**
 * Saves the whole list of persons. Whoever is new, or has a new name, makes every conflict check stale.
 * @throws DomainError CONFLICT, NAMES_A_PARTY, INVALID, NOT_FOUND (a person of another case)
 */
export function decideSaveParties(
  facts: PartiesFacts,
  input: z.output<typeof savePartiesInput>,
  context: DecideContext,
): Decision<PartiesChanges> {
  const given = listed(input);
  const saved = new Map(facts.persons.map((person) => [person.id, person]));
  for (const { input: one } of given) {
    if (one.personId !== null && !saved.has(one.personId)) throw new DomainError("NOT_FOUND");
  }
  if (input.version !== facts.intakeVersion) mergeOrRefuse(given, saved);

  const kept = new Set(given.map(({ input: one }) => one.personId));
  const removed = facts.persons
    .filter(({ id }) => !kept.has(id) && input.known.includes(id))
    .map(({ id }) => id);
  const added: SavedPerson[] = [];
  const changed: SavedPerson[] = [];
  let renamed = false;
  for (const { role, input: one, position } of given) {
    const { personId, ...text } = one;
    const before = personId === null ? undefined : saved.get(personId);
    const person = { ...text, id: before?.id ?? context.newId(), role, position };
    if (!before) added.push(person);
    else if (!sameText(before, person)) changed.push(person);
    if (!before || namesOf(before).join("\n") !== namesOf(person).join("\n")) renamed = true;
  }
  mayChange(context.case.status, given, saved, removed);
  mayBeNamed(facts.nickname, given);
  const stay = facts.persons.filter(({ id }) => !removed.includes(id));
  const opposing = [...given, ...stay].some(({ role }) => role === "opposing");
  if (context.case.status !== "draft" && !opposing && !input.noOpposing) {
    throw new DomainError("INCOMPLETE", {}, { opposing: "review.missing.opposing" });
  }

  const staleCheckIds = renamed ? facts.liveCheckIds : [];
  const events: NewEvent[] = [{ type: "intake.saved", payload: { part: "who" } }];
  if (added.length + changed.length + removed.length > 0) {
    events.push({
      type: "parties.changed",
      payload: { added: added.length, changed: changed.length, removed: removed.length },
    });
  }
  staleCheckIds.forEach((checkId, index) =>
    // One Wait is enough, however many checks became stale.
    events.push({ type: "check.stale", payload: { checkId, offered: facts.offerIsLive && index === 0 } }),
  );
  return {
    changes: {
      intakeVersion: facts.intakeVersion,
      noOpposing: input.noOpposing && !opposing,
      added,
      changed,
      removed,
      renamed,
      staleCheckIds,
    },
    events,
  };
}

/** The three lists of the form as one, each with the path at which its errors stand. */
function listed(input: z.output<typeof savePartiesInput>): Given[] {
  const rows: Omit<Given, "position">[] = [
    ...input.clients.map((one, at) => ({ path: `clients.${at}`, role: "client" as const, input: one })),
    ...input.opposing.map((one, at) => ({ path: `opposing.${at}`, role: "opposing" as const, input: one })),
    ...input.others.map(({ role, ...one }, at) => ({ path: `others.${at}`, role, input: one })),
  ];
  return rows.map((row, position) => ({ ...row, position }));
}

/** Name and aliases: what a conflict check compares. */
export function namesOf(person: { name: string; aliases: readonly string[] }): string[] {
  return [person.name, ...person.aliases];
}

const textFields = ["name", "about", "country", "region", "place", "contact", "never"] as const;

const valuesOf = (person: PersonText): Record<string, string> => ({
  ...Object.fromEntries(textFields.map((field) => [field, person[field] ?? ""])),
  aliases: person.aliases.join("; "),
  languages: person.languages.join("; "),
});

function sameText(a: SavedPerson, b: SavedPerson): boolean {
  return a.role === b.role && JSON.stringify(valuesOf(a)) === JSON.stringify(valuesOf(b));
}

/** Somebody saved meanwhile: where the same person now reads otherwise, both texts are shown and nothing is written. */
function mergeOrRefuse(given: readonly Given[], saved: ReadonlyMap<string, SavedPerson>): void {
  const clashes: Clash[] = given.flatMap(({ path, input }) => {
    const before = input.personId === null ? undefined : saved.get(input.personId);
    if (!before) return [];
    const [theirs, yours] = [valuesOf(before), valuesOf(input)];
    return Object.keys(yours)
      .filter((field) => theirs[field] !== yours[field])
      .map((field) => ({
        field: `${path}.${field}`,
        theirs: theirs[field] ?? "",
        yours: yours[field] ?? "",
      }));
  });
  if (clashes.length > 0) throw new DomainError("CONFLICT", {}, {}, clashes);
}

/** Once submitted, the parties that were checked stay as they are: somebody may be added, and another name. */
function mayChange(
  status: string,
  given: readonly Given[],
  saved: ReadonlyMap<string, SavedPerson>,
  removed: readonly string[],
): void {
  if (free.includes(status)) return;
  const fields: Record<string, string> = {};
  for (const { path, role, input } of given) {
    const before = input.personId === null ? undefined : saved.get(input.personId);
    if (!before) continue;
    const same = sameText({ ...before, aliases: [] }, { ...before, ...input, role, aliases: [] });
    const allAliases = before.aliases.every((alias) => input.aliases.includes(alias));
    if (!same) fields[`${path}.name`] = "review.errors.onlyAdding";
    if (!allAliases) fields[`${path}.aliases`] = "review.errors.onlyAdding";
  }
  if (removed.length > 0) fields.clients ??= "review.errors.onlyAdding";
  if (Object.keys(fields).length > 0) throw new DomainError("INVALID", {}, fields);
}

/** Everybody who sees the case's name reads its nickname, so it may not name a party (invariant 13). */
function mayBeNamed(nickname: string, given: readonly Given[]): void {
  const fields = Object.fromEntries(
    given
      .filter(({ input }) => namesSomebody(nickname, namesOf(input)))
      .map(({ path }) => [`${path}.name`, "review.errors.nicknameNames"]),
  );
  if (Object.keys(fields).length > 0) throw new DomainError("NAMES_A_PARTY", {}, fields);
}
