import type { LoadScope } from "@/lib/workflow/define";
import { defineCommand } from "@/lib/workflow/define";
import { sealed } from "@/lib/workflow/sealed-words";
import { queryPlace } from "./place";
import * as rules from "./rules";
import * as schema from "./schema";

/** Lists of cases that somebody keeps for themselves. */

const saveFilter = defineCommand({
  name: "saveFilter",
  schema: schema.saveFilterInput,
  load: async ({ tx, subjectId: userId }): Promise<rules.SaveFacts> => ({
    names: (await tx.savedFilter.findMany({ where: { userId } })).map(({ name }) => name),
  }),
  decide: rules.decideSave,
  persist: async (scope, { id, name, query, asDefault }) => {
    const { tx, subjectId: userId, now } = scope;
    const queryCipher = await sealed(scope, queryPlace(id), query);
    await tx.savedFilter.create({ data: { id, name, queryCipher, userId, createdAt: now } });
    if (asDefault) await openWith(scope, id);
    return { filterId: id };
  },
});

const renameFilter = defineCommand({
  name: "renameFilter",
  schema: schema.renameFilterInput,
  load: async ({ tx, subjectId: userId }, { filterId }): Promise<rules.RenameFacts> => {
    const all = await tx.savedFilter.findMany({ where: { userId } });
    return {
      filter: all.find(({ id }) => id === filterId) ?? null,
      otherNames: all.filter(({ id }) => id !== filterId).map(({ name }) => name),
    };
  },
  decide: rules.decideRename,
  persist: async ({ tx }, { id, name, version }) => {
    await tx.savedFilter.update({ where: { id }, data: { name, version: version + 1 } });
    return { version: version + 1 };
  },
});

const deleteFilter = defineCommand({
  name: "deleteFilter",
  schema: schema.deleteFilterInput,
  load: async (scope, { filterId }) => ({ known: await isTheirs(scope, filterId) }),
  decide: rules.decideDelete,
  persist: async ({ tx }, { id }) => {
    await tx.savedFilter.delete({ where: { id } });
    return {};
  },
});

const chooseDefaultFilter = defineCommand({
  name: "chooseDefaultFilter",
  schema: schema.chooseDefaultFilterInput,
  load: async (scope, { filterId }) => ({ known: filterId !== null && (await isTheirs(scope, filterId)) }),
  decide: rules.decideDefault,
  persist: async (scope, { id }) => {
    await openWith(scope, id);
    return {};
  },
});

async function isTheirs({ tx, subjectId: userId }: LoadScope, id: string): Promise<boolean> {
  return (await tx.savedFilter.count({ where: { id, userId } })) === 1;
}

/** At most one of a person: the one before gives way first. */
async function openWith({ tx, subjectId: userId }: LoadScope, id: string | null): Promise<void> {
  await tx.savedFilter.updateMany({ where: { userId, isDefault: true }, data: { isDefault: false } });
  if (id) await tx.savedFilter.update({ where: { id }, data: { isDefault: true } });
}

export const savedFilterCommands = { saveFilter, renameFilter, deleteFilter, chooseDefaultFilter };
