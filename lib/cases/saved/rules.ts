import type { z } from "zod";
import { DomainError } from "@/lib/errors";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import { refuseStale } from "@/lib/clashes";
import { keptQuery } from "../lists/address";
import type * as schema from "./schema";

/** More lists than that are no longer told apart in a row of links. */
const mostFilters = 12;

/** A list that its reader keeps is nobody else's matter: it leaves no event. */
const quiet: [] = [];

export type SaveFacts = { names: string[] };

/** @throws DomainError INVALID at `name`: there is a list of that name, or there are too many; at `query`: it is whole */
export function decideSave(
  { names }: SaveFacts,
  input: z.output<typeof schema.saveFilterInput>,
  context: DecideContext,
): Decision<{ id: string; name: string; query: string; asDefault: boolean }> {
  const query = keptQuery(input.query);
  if (!query) throw new DomainError("INVALID", {}, { name: "desk.saved.whole" });
  if (names.length >= mostFilters) throw new DomainError("INVALID", {}, { name: "desk.saved.tooMany" });
  refuseTaken(names, input.name);
  return {
    changes: { id: context.newId(), name: input.name, query, asDefault: input.asDefault },
    events: quiet,
  };
}

export type RenameFacts = { filter: { name: string; version: number } | null; otherNames: string[] };

export function decideRename(
  { filter, otherNames }: RenameFacts,
  input: z.output<typeof schema.renameFilterInput>,
): Decision<{ id: string; name: string; version: number }> {
  if (!filter) throw new DomainError("NOT_FOUND");
  refuseStale({ saved: filter.version, known: input.version }, { name: filter.name }, { name: input.name });
  refuseTaken(otherNames, input.name);
  return { changes: { id: input.filterId, name: input.name, version: filter.version }, events: quiet };
}

export function decideDelete(
  { known }: { known: boolean },
  { filterId }: z.output<typeof schema.deleteFilterInput>,
): Decision<{ id: string }> {
  if (!known) throw new DomainError("NOT_FOUND");
  return { changes: { id: filterId }, events: quiet };
}

export function decideDefault(
  { known }: { known: boolean },
  { filterId }: z.output<typeof schema.chooseDefaultFilterInput>,
): Decision<{ id: string | null }> {
  if (filterId && !known) throw new DomainError("NOT_FOUND");
  return { changes: { id: filterId }, events: quiet };
}

function refuseTaken(names: readonly string[], name: string): void {
  const folded = (text: string) => text.toLocaleLowerCase("es");
  if (names.some((one) => folded(one) === folded(name)))
    throw new DomainError("INVALID", {}, { name: "desk.saved.taken" });
}
