import { beforeAll, describe, expect, test } from "vitest";
import type { UserActor } from "@/lib/authz/actor";
import { db } from "@/lib/db/client";
import { frameView } from "@/lib/cases/frame/queries";
import { handoverView } from "@/lib/cases/handover/queries";
import { historyView } from "@/lib/cases/history/queries";
import { refusal, run } from "@/tests/support/run";
import { toldOf } from "@/tests/support/told";
import { activeCase } from "@/tests/support/walk/agreement";
import { reviewedCase, type AtCase } from "@/tests/support/walk/review";
import { makeWorld, type World } from "@/tests/support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const ids = (...people: UserActor[]) => people.map(({ userId }) => userId).sort();

describe("co-counsel", () => {
  const add = (actor: UserActor, { caseId }: AtCase, whom: UserActor, email = whom.email) =>
    run(actor, "addCounsel", caseId, { email });
  const remove = (actor: UserActor, { caseId }: AtCase, whom: UserActor) =>
    run(actor, "removeCounsel", caseId, { userId: whom.userId });
  const relationsOf = async (actor: UserActor, { code }: AtCase) =>
    (await frameView(actor, code))?.facts.relations ?? null;

  test("of another firm or the same see the case from the lead's word on; each side is told", async () => {
    const at = await activeCase(world);
    expect(await relationsOf(world.stranger, at)).toBeNull();
    await add(world.lawyer, at, world.stranger, ` ${world.stranger.email.toUpperCase()} `);
    expect(await relationsOf(world.stranger, at)).toEqual(["counsel"]);
    expect((await frameView(world.lawyer, at.code))?.people.counsel).toContain(world.stranger.name);
    expect(await toldOf(at, "case.counsel_added")).toEqual(
      ids(world.stranger, world.assistant, world.defender, world.facilitator),
    );
    await add(world.facilitator, at, world.lawyer2);
    expect(await relationsOf(world.lawyer2, at)).toEqual(["counsel"]);
    const view = await handoverView(world.lawyer, at.code);
    expect(view?.counsel).toMatchObject({
      there: [{ name: world.stranger.name }, { name: world.lawyer2.name }],
      mayAdd: true,
      mayRemove: [world.stranger.userId, world.lawyer2.userId],
    });
    const theirs = await handoverView(world.stranger, at.code);
    expect(theirs?.counsel).toMatchObject({ mayAdd: false, mayRemove: [world.stranger.userId] });
    const rows = (await historyView(world.defender, at.code))?.rows;
    expect(rows?.at(-1)).toMatchObject({ type: "case.counsel_added", person: world.lawyer2.name });
  });

  test("are lawyers with an account, once, and nobody else adds them", async () => {
    const at = await reviewedCase(world);
    for (const other of [world.assistant, world.billing, world.defender, world.finance])
      expect(await refusal(add(world.lawyer, at, other)), other.name).toBe("INVALID");
    expect(await refusal(add(world.lawyer, at, world.stranger, "nobody@example.test"))).toBe("INVALID");
    expect(await refusal(add(world.lawyer, at, world.lawyer))).toBe("ALREADY_DONE");
    await add(world.lawyer, at, world.stranger);
    expect(await refusal(add(world.director, at, world.stranger))).toBe("ALREADY_DONE");
    for (const actor of [world.stranger, world.finance])
      expect(await refusal(add(actor, at, world.lawyer2)), actor.name).toBe("NOT_ALLOWED");
    expect(await refusal(add(world.lawyer2, at, world.lawyer2))).toBe("NOT_FOUND");
  });

  test("who are removed see nothing at their next click, hear of that and of nothing after it", async () => {
    const at = await reviewedCase(world);
    await add(world.lawyer, at, world.stranger);
    await add(world.lawyer, at, world.canadian);
    expect(await refusal(remove(world.stranger, at, world.canadian))).toBe("NOT_ALLOWED");
    expect(await refusal(remove(world.lawyer, at, world.lawyer))).toBe("ALREADY_DONE");
    await remove(world.lawyer, at, world.stranger);
    expect(await toldOf(at, "case.counsel_removed")).toEqual(
      ids(world.stranger, world.canadian, world.assistant, world.facilitator),
    );
    expect(await frameView(world.stranger, at.code)).toBeNull();
    expect(await handoverView(world.stranger, at.code)).toBeNull();
    expect(await historyView(world.stranger, at.code)).toBeNull();
    expect(await refusal(run(world.stranger, "readParties", at.caseId, {}))).toBe("NOT_FOUND");
    expect(await refusal(remove(world.lawyer, at, world.stranger))).toBe("ALREADY_DONE");
    await remove(world.canadian, at, world.canadian);
    expect(await frameView(world.canadian, at.code)).toBeNull();
    expect(await toldOf(at, "case.counsel_removed")).toEqual(
      ids(world.lawyer, world.assistant, world.facilitator),
    );
    await add(world.lawyer, at, world.stranger);
    expect(await relationsOf(world.stranger, at)).toEqual(["counsel"]);
  });

  test("who were counsel on earlier days keep those days in their seat", async () => {
    const at = await reviewedCase(world);
    await add(world.lawyer, at, world.stranger);
    const seat = { caseId_userId: { caseId: at.caseId, userId: world.stranger.userId } };
    await db().caseMember.update({ where: seat, data: { from: new Date("2026-01-05") } });
    await remove(world.facilitator, at, world.stranger);
    const { from, to } = await db().caseMember.findUniqueOrThrow({ where: seat });
    expect(from).toEqual(new Date("2026-01-05"));
    expect(to?.getTime()).toBeLessThan(Date.now());
    expect(await frameView(world.stranger, at.code)).toBeNull();
  });

  test("leave the conflict checks as they are: counsel is no party", async () => {
    const at = await reviewedCase(world);
    const versionBefore = await db().case.findUniqueOrThrow({ where: { id: at.caseId } });
    await add(world.lawyer, at, world.stranger);
    const { partiesVersion } = await db().case.findUniqueOrThrow({ where: { id: at.caseId } });
    expect(partiesVersion).toBe(versionBefore.partiesVersion);
  });
});

test("a case names its people as they chose to be spoken of, and nobody who is not named", async () => {
  const at = await activeCase(world);
  const { userId } = world.defender;
  const before = await db().user.findUniqueOrThrow({ where: { id: userId }, select: { address: true } });
  await db().user.update({ where: { id: userId }, data: { address: "feminine" } });
  try {
    expect((await frameView(world.lawyer, at.code))?.people.defenderAddress).toBe("feminine");
    const rows = (await historyView(world.lawyer, at.code))?.rows ?? [];
    const hers = rows.filter(({ actor }) => actor === world.defender.name);
    expect(new Set(hers.map(({ actorAddress }) => actorAddress))).toEqual(new Set(["feminine"]));
    const unnamed = rows.filter(({ actor }) => actor === null);
    expect(new Set(unnamed.map(({ actorAddress }) => actorAddress))).toEqual(new Set(["neutral"]));
  } finally {
    await db().user.update({ where: { id: userId }, data: before });
  }
});
