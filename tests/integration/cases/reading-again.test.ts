import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { UserActor } from "@/lib/authz/actor";
import { db } from "@/lib/db/client";
import { refusal, run } from "@/tests/support/run";
import { interestedCase, surname, versionOf, type AtCase } from "@/tests/support/walk/review";
import { makeWorld, type World } from "@/tests/support/world";

/** An answer that was lost is asked for again under the same operation id: what it tells, the log must hold. */
let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

/** The names read under an operation id. */
async function namesRead(actor: UserActor, { caseId }: AtCase, operationId: string): Promise<string[]> {
  const { reply } = await run(actor, "readParties", caseId, {}, { operationId });
  return (reply as { people: { name: string }[] }).people.map(({ name }) => name);
}

async function addOpposing({ caseId }: AtCase): Promise<string> {
  const name = `Nelson ${surname()} Chacón`;
  await run(world.lawyer, "saveParties", caseId, { version: await versionOf(caseId), opposing: [{ name }] });
  return name;
}

const readings = ({ caseId }: AtCase) =>
  db().event.count({ where: { subjectId: caseId, type: "parties.read" } });

test("a repeated reading tells again what the first one told", async () => {
  const at = await interestedCase(world);
  const operationId = randomUUID();
  const first = await namesRead(world.defender, at, operationId);
  expect(first).toHaveLength(3);
  const before = await readings(at);
  expect(await namesRead(world.defender, at, operationId)).toEqual(first);
  expect(await readings(at)).toBe(before);
});

test("a party who came later is not told under the id of an earlier reading", async () => {
  const at = await interestedCase(world);
  const operationId = randomUUID();
  const first = await namesRead(world.lawyer, at, operationId);
  const added = await addOpposing(at);
  expect(await namesRead(world.lawyer, at, operationId)).toEqual(first);
  const fresh = await namesRead(world.lawyer, at, randomUUID());
  expect(fresh).toContain(added);
  expect(fresh).toHaveLength(4);
});

test("what may not be read any more is not told under the id of a time when it might", async () => {
  const at = await interestedCase(world);
  const operationId = randomUUID();
  await namesRead(world.defender, at, operationId);
  await addOpposing(at);
  expect(await refusal(namesRead(world.defender, at, operationId))).toBe("CHECK_STALE");
  await run(world.defender, "declineOffer", at.caseId, {
    offerId: at.offerId,
    code: "conflict",
    words: "I know them",
  });
  expect(await refusal(namesRead(world.defender, at, operationId))).toBe("NOT_FOUND");
});
