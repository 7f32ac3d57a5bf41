import type { z } from "zod";
import { clashesBetween, refuseClashes, type Edited } from "@/lib/clashes";
import { DomainError, type Clash, type Row } from "@/lib/errors";
import type { NewEvent } from "@/lib/workflow/events";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import { namesSomebody } from "@/lib/cases/party-names";
import type { PersonInput, savePartiesInput } from "./schema";

export type PersonRole = "client" | "opposing" | "witness" | "other";

/** A person as saved, or to be saved: everything but the id is the Advocate's own words. */
export type PersonText = Omit<PersonInput, "personId">;
export type SavedPerson = PersonText & { id: string; role: PersonRole; position: number; version: number };

export type PartiesFacts = {
  intakeVersion: number;
  noOpposing: boolean;
  nickname: string;
  persons: readonly SavedPerson[];
  /** Of those whom the form still lists: who was taken out meanwhile. */
  takenOut: readonly SavedPerson[];
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

type PartiesInput = z.output<typeof savePartiesInput>;

/** Statuses in which the Advocate may also change and take out; in the others, only add (invariant 1). */
const free = ["draft", "needs_info"];

type Given = { path: string; role: PersonRole; input: PersonInput; position: number };

/**
 * Saves the whole list of persons. Whoever is new, or has a new name, makes every conflict check stale. Each person
 * has a version: only what somebody else changed of the same person, or took out, can clash.
 * @throws DomainError CONFLICT, NAMES_A_PARTY, INVALID, NOT_FOUND (a person of another case)
 */
export function decideSaveParties(
  facts: PartiesFacts,
  input: PartiesInput,
  context: DecideContext,
): Decision<PartiesChanges> {
  const saved = new Map(facts.persons.map((person) => [person.id, person]));
  const takenOut = new Map(facts.takenOut.map((person) => [person.id, person]));
  refuseClashes(clashesOf(facts, input, saved, takenOut));
  const given = staying(listed(input), takenOut);
  for (const { input: one } of given) {
    if (one.personId !== null && !saved.has(one.personId)) throw new DomainError("NOT_FOUND");
  }

  const kept = new Set(given.map(({ input: one }) => one.personId));
  const removed = facts.persons
    .filter(({ id }) => !kept.has(id) && input.known.some((known) => known.id === id))
    .map(({ id }) => id);
  const added: SavedPerson[] = [];
  const changed: SavedPerson[] = [];
  let renamed = false;
  for (const { role, input: one, position } of given) {
    const { personId, ...text } = one;
    const before = personId === null ? undefined : saved.get(personId);
    const person = {
      ...{ ...text, role, position },
      ...{ id: before?.id ?? context.newId(), version: before?.version ?? 1 },
    };
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
function listed(input: PartiesInput): Given[] {
  const rows: Omit<Given, "position">[] = [
    ...input.clients.map((one, at) => ({ path: `clients.${at}`, role: "client" as const, input: one })),
    ...input.opposing.map((one, at) => ({ path: `opposing.${at}`, role: "opposing" as const, input: one })),
    ...input.others.map(({ role, ...one }, at) => ({ path: `others.${at}`, role, input: one })),
  ];
  return rows.map((row, position) => ({ ...row, position }));
}

/**
 * Whom somebody else took out stays out; where something new was written about them, and that they were taken out was
 * said, they are added anew.
 */
function staying(given: readonly Given[], takenOut: ReadonlyMap<string, SavedPerson>): Given[] {
  return given.flatMap((one) => {
    const gone = takenOut.get(one.input.personId ?? "");
    if (!gone) return [one];
    return rewritten(gone, one.input) ? [{ ...one, input: { ...one.input, personId: null } }] : [];
  });
}

/** Name and aliases: what a conflict check compares. */
export function namesOf(person: { name: string; aliases: readonly string[] }): string[] {
  return [person.name, ...person.aliases];
}

/** A person as a row of the form holds them. */
function rowOf({ name, about, country, region, place, contact, never, aliases, languages }: PersonText) {
  const row: Edited<PersonInput, "personId"> = {
    ...{ name, about, country, region, place, contact, never },
    ...{ aliases: aliases.join("; "), languages: languages.join("; ") },
  };
  return row;
}

function sameText(a: SavedPerson, b: SavedPerson): boolean {
  return a.role === b.role && !rewritten(a, b);
}

const rewritten = (before: PersonText, now: PersonText) =>
  clashesBetween(rowOf(before), rowOf(now)).length > 0;

const listOf: Record<PersonRole, "clients" | "opposing" | "others"> = {
  client: "clients",
  opposing: "opposing",
  witness: "others",
  other: "others",
};

/**
 * What somebody else changed since the form was opened. The path of a person bears their id, since a row of a form
 * can move; one side of somebody who was taken out is null.
 */
function clashesOf(
  facts: PartiesFacts,
  input: PartiesInput,
  saved: ReadonlyMap<string, SavedPerson>,
  takenOut: ReadonlyMap<string, SavedPerson>,
): Clash[] {
  const given = listed(input);
  const stale = input.version !== facts.intakeVersion;
  const known = new Map(input.known.map(({ id, version }) => [id, version]));
  const seen = ({ id, version }: SavedPerson) => known.get(id) ?? (stale ? null : version);
  const others = facts.persons.filter((person) => person.version !== seen(person));
  const clashes: Clash[] = given.flatMap(({ role, input: one }) => {
    const { personId, ...text } = one;
    const path = `${listOf[role]}.${personId ?? ""}`;
    const gone = takenOut.get(personId ?? "");
    if (gone) {
      return stale && rewritten(gone, text)
        ? [{ field: path, theirs: null, yours: formRow(role, text, gone.id) }]
        : [];
    }
    const before = saved.get(personId ?? "");
    if (!before || !others.includes(before)) return [];
    const [theirs, yours] = [formRow(before.role, before, before.id), formRow(role, text, before.id)];
    return clashesBetween(theirs, yours, `${path}.`);
  });
  for (const person of others) {
    const listedHere = given.some(({ input: one }) => one.personId === person.id);
    if (listedHere || !known.has(person.id)) continue;
    const theirs = formRow(person.role, person, person.id);
    clashes.push({ field: `${listOf[person.role]}.${person.id}`, theirs, yours: null });
  }
  if (stale) {
    const opposing = staying(given, takenOut).some(({ role }) => role === "opposing");
    const mine = { noOpposing: input.noOpposing && !opposing };
    clashes.push(...clashesBetween({ noOpposing: facts.noOpposing }, mine));
  }
  return clashes;
}

/** Among the others a row also says who they are in the matter. */
function formRow(role: PersonRole, text: PersonText, personId: string): Row {
  const row = { ...rowOf(text), personId } as Row;
  return listOf[role] === "others" ? { ...row, role } : row;
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
