import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { db } from "@/lib/db/client";
import { defineCommand } from "@/lib/workflow/define";
import { execute } from "@/lib/workflow/execute";
import { lockStream } from "@/lib/workflow/event-log";
import { now } from "@/lib/clock";
import { draftCase } from "@/tests/support/walk/review";
import { makeWorld, type World } from "@/tests/support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

/** Opens for all when so many have come. */
function gate(needed: number): () => Promise<void> {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  let come = 0;
  return () => {
    come += 1;
    if (come >= needed) open();
    return opened;
  };
}

test("two that wait for each other: PostgreSQL ends one, and it is run again by itself", async () => {
  const cases = await Promise.all([draftCase(world), draftCase(world)]);
  const bothHoldTheirs = gate(2);
  let loads = 0;
  // Locks behind the back of `execute`, against its one order: what no command of ours does.
  const crossing = defineCommand({
    name: "attachDocument",
    schema: z.object({ other: z.uuid() }),
    load: async ({ tx }, { other }) => {
      loads += 1;
      await bothHoldTheirs();
      await lockStream(tx, { type: "case", id: other });
    },
    decide: () => ({
      changes: null,
      events: [{ type: "document.attached", payload: { documentId: randomUUID(), purpose: "intake" } }],
    }),
    persist: async () => ({}),
  });
  const [first, second] = cases.map(({ caseId }) => caseId);
  const outcomes = await Promise.all(
    [
      [first, second],
      [second, first],
    ].map(([own = "", other = ""]) =>
      execute({ actor: world.lawyer, now: now(), operationId: randomUUID() }, crossing, own, { other }),
    ),
  );
  expect(outcomes.map(({ replayed }) => replayed)).toEqual([false, false]);
  expect(loads, "one of them was run twice").toBe(3);
  for (const subjectId of [first, second]) {
    expect(await db().event.count({ where: { subjectId, type: "document.attached" } })).toBe(1);
  }
});
