import { beforeAll, describe, expect, test } from "vitest";
import type { UserActor } from "@/lib/authz/actor";
import { db } from "@/lib/db/client";
import { frameView } from "@/lib/cases/frame/queries";
import { handoverView } from "@/lib/cases/handover/queries";
import { historyView } from "@/lib/cases/history/queries";
import { proven } from "@/tests/support/proof";
import { refusal, run } from "@/tests/support/run";
import { toldOf } from "@/tests/support/told";
import { reviewedCase, type AtCase } from "@/tests/support/walk/review";
import { makeWorld, type World } from "@/tests/support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

describe("who of staff must not see a case", () => {
  const wallsSeenBy = async (actor: UserActor, { code }: AtCase) => (await handoverView(actor, code))?.walls;
  const wallOff = (actor: UserActor, { caseId }: AtCase, whom: UserActor) =>
    run(actor, "wallOff", caseId, { userId: whom.userId, reason: "Kin of the opposing party" });
  const names = (people: { id: string }[] = []) => people.map(({ id }) => id);

  test("is shown to a director, who chooses among staff of today and not themselves", async () => {
    const at = await reviewedCase(world);
    const walls = await wallsSeenBy(world.director, at);
    expect(walls?.out).toEqual([]);
    const { facilitator, facilitator2, finance, approver, director, lawyer, defender } = world;
    for (const one of [facilitator, facilitator2, finance, approver])
      expect(names(walls?.in), one.name).toContain(one.userId);
    for (const one of [director, lawyer, defender])
      expect(names(walls?.in), one.name).not.toContain(one.userId);
  });

  test("is nothing to anybody else who may hand the case over", async () => {
    const at = await reviewedCase(world);
    await wallOff(world.director, at, world.finance);
    for (const actor of [world.facilitator, world.facilitator2, world.lawyer])
      expect(await wallsSeenBy(actor, at), actor.name).toBeNull();
    expect(await refusal(wallOff(world.facilitator, at, world.facilitator2))).toBe("NOT_ALLOWED");
    expect(await refusal(wallOff(world.lawyer, at, world.facilitator2))).toBe("NOT_ALLOWED");
  });

  test("is out at their next click: no page, no command, no list; the rest of the office goes on", async () => {
    const at = await reviewedCase(world);
    expect(await frameView(world.facilitator2, at.code)).not.toBeNull();
    await wallOff(world.director, at, world.facilitator2);
    expect(await frameView(world.facilitator2, at.code)).toBeNull();
    expect(await handoverView(world.facilitator2, at.code)).toBeNull();
    expect(await historyView(world.facilitator2, at.code)).toBeNull();
    expect(await refusal(run(world.facilitator2, "readParties", at.caseId, {}))).toBe("NOT_FOUND");
    const walls = await wallsSeenBy(world.director, at);
    expect(walls?.out).toEqual([{ id: world.facilitator2.userId, name: world.facilitator2.name }]);
    expect(names(walls?.in)).not.toContain(world.facilitator2.userId);
    expect(await frameView(world.facilitator, at.code)).toMatchObject({ turn: { yours: true } });
  });

  test("is walled off once, with a reason that staff read in the history and the parties do not", async () => {
    const at = await reviewedCase(world);
    await wallOff(world.director, at, world.facilitator2);
    expect(await refusal(wallOff(world.director, at, world.facilitator2))).toBe("CONFLICT");
    expect(await refusal(wallOff(world.director, at, world.lawyer2))).toBe("INVALID");
    const walled = async (actor: UserActor) =>
      (await historyView(actor, at.code))?.rows.filter(({ type }) => type === "case.walled_off");
    expect(await walled(world.facilitator)).toMatchObject([
      { person: world.facilitator2.name, words: { reason: "Kin of the opposing party" } },
    ]);
    expect(await walled(world.lawyer)).toEqual([]);
  });

  test("is let back in by a director, with a reason beside the first; a second wall is a wall", async () => {
    const at = await reviewedCase(world);
    const lift = (actor: UserActor, whom: UserActor, reason = "The cousin left the farm") =>
      run(actor, "liftWall", at.caseId, { userId: whom.userId, reason });
    await wallOff(world.director, at, world.facilitator2);
    expect(await refusal(lift(world.facilitator2, world.facilitator2))).toBe("NOT_FOUND");
    for (const actor of [world.facilitator, world.lawyer])
      expect(await refusal(lift(actor, world.facilitator2)), actor.name).toBe("NOT_ALLOWED");
    expect(await refusal(lift(world.director, world.facilitator2, " "))).toBe("INVALID");
    expect(await refusal(lift(world.director, world.finance2))).toBe("ALREADY_DONE");
    await lift(world.director, world.facilitator2);
    expect(await frameView(world.facilitator2, at.code)).not.toBeNull();
    expect((await wallsSeenBy(world.director, at))?.out).toEqual([]);
    expect(await toldOf(at, "case.wall_lifted")).toEqual([]);
    const rowsOf = async (actor: UserActor) =>
      (await historyView(actor, at.code))?.rows.filter(({ type }) => /case\.wall/.test(type));
    expect(await rowsOf(world.facilitator)).toMatchObject([
      { type: "case.walled_off", words: { reason: "Kin of the opposing party" } },
      {
        ...{ type: "case.wall_lifted", person: world.facilitator2.name },
        words: { reason: "The cousin left the farm" },
      },
    ]);
    expect(await rowsOf(world.lawyer)).toEqual([]);
    await wallOff(world.director, at, world.facilitator2);
    expect(await frameView(world.facilitator2, at.code)).toBeNull();
  });

  test("walls off somebody whose role has a last day to come, or begins later, and nobody whose role is over", async () => {
    const at = await reviewedCase(world);
    const { userId } = world.finance2;
    const held = await db().staffRole.findMany({ where: { userId }, orderBy: { id: "asc" } });
    const from = (day: string, to: string | null) =>
      db().staffRole.updateMany({
        where: { userId },
        data: { from: new Date(day), to: to === null ? null : new Date(to) },
      });
    const inside = async () => names((await wallsSeenBy(world.director, at))?.in);
    try {
      await from("2025-01-01", "2025-06-30");
      expect(await inside()).not.toContain(userId);
      expect(await refusal(wallOff(world.director, at, world.finance2))).toBe("INVALID");
      await from("2999-01-01", null);
      expect(await inside()).toContain(userId);
      await from("2025-01-01", "2999-12-31");
      expect(await inside()).toContain(userId);
      await wallOff(world.director, at, world.finance2);
      expect(await frameView(world.finance2, at.code)).toBeNull();
    } finally {
      for (const { id, from: began, to } of held)
        await db().staffRole.update({ where: { id }, data: { from: began, to } });
    }
  });

  test("stays named when they leave the office", async () => {
    const at = await reviewedCase(world);
    await wallOff(world.director, at, world.finance);
    await run(world.director, "disablePerson", world.finance.userId, { reason: "Left" });
    expect(names((await wallsSeenBy(world.director, at))?.out)).toEqual([world.finance.userId]);
    await run(await proven(world.director), "enablePerson", world.finance.userId, { reason: "Came back" });
  });
});
