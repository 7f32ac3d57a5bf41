import type { Actor } from "@/lib/authz/actor";
import type { CommandName, transitions } from "@/lib/workflow/transitions";
import type { World } from "@/tests/support/world";

type Mode<Name extends CommandName> = (typeof transitions)[Name]["mode"];

/** The commands that edit a record. */
export type EditingCommand = {
  [Name in CommandName]: Mode<Name> extends "edits" ? Name : never;
}[CommandName];

/** What the other one saves in a field, or does to it by another command; and what is typed here. */
export type Sides = [theirs: unknown, yours: unknown];

/** A record that two have open at once. */
export type Edit = {
  actor: Actor;
  /** Who saves first; the same side as `actor`, where nobody else may. */
  other: Actor;
  subjectId: string;
  version: () => Promise<number>;
  /** The form as it is sent, with what was changed in it. */
  input: (version: number, changed: Readonly<Record<string, unknown>>) => object | Promise<object>;
  /** Every field that can be edited, with what becomes of it on either side. */
  fields: Readonly<Record<string, Sides>>;
  /** All parts of the command's input; what is not in `fields` must be in `fixed`. */
  parts: readonly string[];
  /** Ids, what is only added, and what has no saved value. */
  fixed: readonly string[];
  /** What differs whatever was changed, since the command itself changes it. */
  always?: readonly string[];
  /** The path at which a field stands in the form, where it is not its name. */
  path?: (field: string) => string;
};

export type EditFixture = (world: World) => Promise<Edit>;
