import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { DomainError, type Clash } from "@/lib/errors";
import { run } from "@/tests/support/run";
import { makeWorld, type World } from "@/tests/support/world";
import type { Edit, EditFixture, EditingCommand } from "./edit";
import { caseEdits } from "./case-edits";
import { intakeEdits } from "./intake-edits";
import { noticeEdits } from "./notice-edits";
import { taskEdits } from "./task-edits";

/** Every command that edits: one that is missing does not compile. */
const edits = { ...intakeEdits, ...caseEdits, ...taskEdits, ...noticeEdits } satisfies Record<
  EditingCommand,
  EditFixture
>;

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

describe.each(Object.entries(edits) as [EditingCommand, EditFixture][])("%s", (name, fixture) => {
  test("shows both values of whichever field somebody else changed, and writes nothing", async () => {
    const edit = await fixture(world);
    const edited = [...Object.keys(edit.fields), ...edit.fixed, "version"];
    expect(edit.parts.filter((part) => !edited.includes(part))).toEqual([]);
    for (const [field, [theirs, yours]] of Object.entries(edit.fields)) {
      const version = await edit.version();
      await change(name, edit, field, theirs, version);
      const before = await edit.version();
      const input = await edit.input(version, { [field]: yours });
      const clashes = await clashesOf(() => run(edit.actor, name, edit.subjectId, input));
      const differing = new Set([...(edit.always ?? []), edit.path?.(field) ?? field]);
      expect(new Set(clashes.map((clash) => clash.field))).toEqual(differing);
      for (const clash of clashes) expect(clash.theirs, field).not.toEqual(clash.yours);
      expect(await edit.version()).toBe(before);
    }
  }, 60_000);
});

/** The other one saves the field by the same command, or by what they do. */
async function change(name: EditingCommand, edit: Edit, field: string, theirs: unknown, version: number) {
  if (typeof theirs === "function") await (theirs as () => Promise<unknown>)();
  else await run(edit.other, name, edit.subjectId, await edit.input(version, { [field]: theirs }));
}

async function clashesOf(save: () => Promise<unknown>): Promise<Clash[]> {
  const before = await db().operation.count();
  const error: unknown = await save().then(
    () => new Error("It overwrote what it had not seen"),
    (reason: unknown) => reason,
  );
  if (!(error instanceof DomainError)) throw error;
  expect(error.code).toBe("CONFLICT");
  expect(await db().operation.count()).toBe(before);
  return error.clashes;
}
