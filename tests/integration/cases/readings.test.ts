import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { UserActor } from "@/lib/authz/actor";
import { readingsShown, readingsView } from "@/lib/cases/readings/queries";
import { db } from "@/lib/db/client";
import { run } from "@/tests/support/run";
import { draftCase, interestedCase, versionOf, writtenCase, type AtCase } from "@/tests/support/walk/review";
import { makeWorld, type World } from "@/tests/support/world";

/** Who saw whose name, from the events that every reading leaves. */
let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const read = (actor: UserActor, { caseId }: AtCase) => run(actor, "readParties", caseId, {});
const phone = "Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36";

async function viewOf(actor: UserActor, { code }: AtCase, asked = {}) {
  const view = await readingsView(actor, code, asked);
  if (!view) throw new Error(`${actor.name} sees no readings`);
  return view;
}

describe("a case whose names were read by three", () => {
  let at: AtCase;
  beforeAll(async () => {
    at = await interestedCase(world);
    await read(world.lawyer, at);
    await read(world.facilitator, at);
    await run(world.defender, "readParties", at.caseId, {}, { browser: phone });
  });

  test("tells a director who, when, of whom and with what, newest first", async () => {
    const { readings, times, readers, next } = await viewOf(world.director, at);
    expect({ times, readers, next }).toEqual({ times: 3, readers: 3, next: null });
    expect(readings.map(({ actor, actorRole }) => [actor, actorRole])).toEqual([
      [world.defender.name, "offered"],
      [world.facilitator.name, "facilitator"],
      [world.lawyer.name, "lead"],
    ]);
    const [newest] = readings;
    expect(newest?.device).toEqual({ browser: "Chrome", system: "Android" });
    expect(newest?.persons.map(({ role, number }) => [role, number])).toEqual([
      ["client", 1],
      ["opposing", 1],
      ["witness", 1],
    ]);
  });

  test("tells the lead the same, but not which Defender it was offered to, nor anybody’s device", async () => {
    const { readings } = await viewOf(world.lawyer, at);
    expect(readings.map(({ actor, actorRole }) => [actor, actorRole])).toEqual([
      [null, "offered"],
      [world.facilitator.name, "facilitator"],
      [world.lawyer.name, "lead"],
    ]);
    expect(readings.map(({ device }) => device)).toEqual([null, null, null]);
    expect(JSON.stringify(readings)).not.toContain(world.defender.name);
  });

  test("is no page to anybody else", async () => {
    const { facilitator, finance, approver, assistant, billing, lawyer2, stranger, defender } = world;
    for (const actor of [facilitator, finance, approver, assistant, billing, lawyer2, stranger, defender])
      expect(await readingsView(actor, at.code), actor.name).toBeNull();
    expect(await readingsView(world.director, "CF-2026-9999")).toBeNull();
  });

  test("holds no name, and looking at it is no reading", async () => {
    const { reply } = await read(world.lawyer, at);
    const names = (reply as { people: { name: string }[] }).people.map(({ name }) => name);
    expect(names).toHaveLength(3);
    const before = await viewOf(world.director, at);
    for (const name of names) expect(JSON.stringify(before)).not.toContain(name);
    expect((await viewOf(world.director, at)).times).toBe(before.times);
  });
});

test("of one person: who came later was not seen by those who read before", async () => {
  const at = await interestedCase(world);
  await read(world.facilitator, at);
  const before = (await viewOf(world.lawyer, at)).persons.map(({ id }) => id);
  await run(world.lawyer, "saveParties", at.caseId, {
    ...{ version: await versionOf(at.caseId), opposing: [{ name: "Nelson Chacón Arévalo" }] },
  });
  const { persons } = await viewOf(world.lawyer, at);
  const added = persons.find(({ id }) => !before.includes(id));
  expect(await viewOf(world.lawyer, at, { person: added?.id })).toMatchObject({ times: 0, readings: [] });
  await read(world.lawyer, at);
  expect(await viewOf(world.director, at, { person: added?.id })).toMatchObject({
    ...{ times: 1, readers: 1, readings: [{ actor: world.lawyer.name, actorRole: "lead" }] },
  });
  expect(await viewOf(world.director, at, { person: before[0] })).toMatchObject({
    times: 2,
    readers: 2,
  });
});

test("who is no party any more is still told of", async () => {
  const at = await writtenCase(world);
  const { reply } = await read(world.lawyer, at);
  const { people } = reply as { people: { id: string }[] };
  const { id, version } = await db().person.findFirstOrThrow({
    where: { id: { in: people.map((person) => person.id) }, role: "witness" },
  });
  await run(world.lawyer, "saveParties", at.caseId, {
    ...{ version: await versionOf(at.caseId), known: [{ id, version }] },
  });
  const view = await viewOf(world.lawyer, at, { person: id });
  expect(view).toMatchObject({ person: { role: "witness", takenOut: true }, times: 1 });
});

test("a draft is the Advocate’s alone, and begins with no reading", async () => {
  const at = await draftCase(world);
  expect(await viewOf(world.lawyer, at)).toMatchObject({ times: 0, readers: 0, readings: [] });
  expect(await readingsView(world.director, at.code)).toBeNull();
});

test("nobody of that id is nothing, also by an id from another case or none at all", async () => {
  const at = await writtenCase(world);
  const other = await viewOf(world.lawyer, await writtenCase(world));
  for (const person of [other.persons[0]?.id, randomUUID(), "nobody", "' OR 1=1"])
    expect(await readingsView(world.lawyer, at.code, { person }), person).toBeNull();
});

test("more than a page of them: each once, in order", async () => {
  const at = await writtenCase(world);
  for (let times = 0; times < readingsShown + 2; times += 1) await read(world.lawyer, at);
  const first = await viewOf(world.lawyer, at);
  expect(first).toMatchObject({ times: readingsShown + 2, readers: 1 });
  const second = await viewOf(world.lawyer, at, { before: first.next ?? undefined });
  expect(second.next).toBeNull();
  const seqs = [...first.readings, ...second.readings].map(({ seq }) => seq);
  expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => b - a));
  expect(seqs).toHaveLength(readingsShown + 2);
});
