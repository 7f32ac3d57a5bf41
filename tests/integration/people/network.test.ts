import { beforeAll, describe, expect, test } from "vitest";
import type { UserActor } from "@/lib/authz/actor";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { plusDays, todayIn } from "@/lib/dates";
import { DomainError } from "@/lib/errors";
import { networkView } from "@/lib/people/network/queries";
import { reviewView } from "@/lib/stages/review/queries";
import { refusal, run } from "@/tests/support/run";
import { reviewedCase } from "@/tests/support/walk/review";
import { makeWorld, type World } from "@/tests/support/world";

let world: World;
let today: ReturnType<typeof todayIn>;
beforeAll(async () => {
  world = await makeWorld();
  today = todayIn("America/Guatemala", now());
});

const inDays = (days: number) => plusDays(today, days);
const away = (actor: UserActor, of: UserActor, from: number, to: number) =>
  run(actor, "addAwayDates", of.userId, { from: inDays(from), to: inDays(to) });
const viewOf = async ({ userId }: UserActor) => {
  const view = await networkView(userId);
  if (!view) throw new Error("Nobody of the network");
  return view;
};
/** At which field days were refused, and why. */
const refusedAt = (days: Promise<unknown>) =>
  days.then(
    () => ({}),
    (error: unknown) => (error instanceof DomainError ? error.fields : Promise.reject(error as Error)),
  );
const toldOf = async ({ userId }: UserActor, type: string) => {
  const { id } = await db().event.findFirstOrThrow({
    where: { subjectId: userId, type },
    orderBy: { seq: "desc" },
  });
  return (await db().notification.findMany({ where: { eventId: id } })).map((told) => told.userId);
};

describe("a Defender's profile", () => {
  const profile = { country: "SV", place: "Sonsonate", regions: ["SV-SO", "SV-PA"], capacity: 2 };
  const whole = { ...profile, areas: ["trafficking", "asylum"], languages: ["ppl", "es"] };

  test("is changed by themselves, and by staff, of whom they hear; nobody else", async () => {
    const { defender3 } = world;
    const change = async (actor: UserActor, capacity = 2) =>
      run(actor, "changeDefenderProfile", defender3.userId, {
        ...{ ...whole, capacity, version: (await viewOf(defender3)).version },
      });
    await change(defender3);
    expect(await viewOf(defender3)).toMatchObject({
      ...{ country: "SV", place: "Sonsonate", regions: ["SV-SO", "SV-PA"], capacity: 2, load: 0 },
      ...{ areas: ["trafficking", "asylum"], languages: ["ppl", "es"] },
    });
    expect(await toldOf(defender3, "network.profile_changed")).toEqual([]);
    await change(world.facilitator, 4);
    expect(await viewOf(defender3)).toMatchObject({ capacity: 4 });
    expect(await toldOf(defender3, "network.profile_changed")).toEqual([defender3.userId]);
    for (const actor of [world.defender, world.finance, world.lawyer])
      expect(await refusal(change(actor)), actor.name).toBe("NOT_FOUND");
  });

  test("is of somebody of the network, of kinds and languages that there are", async () => {
    const { lawyer, defender3 } = world;
    expect(await refusal(run(lawyer, "changeDefenderProfile", lawyer.userId, { ...whole, version: 1 }))).toBe(
      "NOT_FOUND",
    );
    expect(await networkView(lawyer.userId)).toBeNull();
    expect(await networkView("x")).toBeNull();
    const { version } = await viewOf(defender3);
    const wrong = [
      ...[{ languages: ["tlh"] }, { areas: ["divorce"] }, { capacity: 0 }, { country: "US" }],
      ...[{ regions: ["Sonsonate"] }, { regions: ["GT-13"] }, { regions: ["SV-XX"] }],
    ];
    for (const bad of wrong) {
      const input = { ...whole, version, ...bad };
      expect(await refusal(run(defender3, "changeDefenderProfile", defender3.userId, input))).toBe("INVALID");
    }
  });
});

describe("days away", () => {
  test("are noted and taken away by the Defender or staff; what is over folds away and stays", async () => {
    const { defender, facilitator } = world;
    await away(defender, defender, -3, 2);
    await away(facilitator, defender, 10, 12);
    expect(await toldOf(defender, "network.away_added")).toEqual([defender.userId]);
    const view = await viewOf(defender);
    expect(view.away).toMatchObject([
      { from: inDays(-3), to: inDays(2) },
      { from: inDays(10), to: inDays(12) },
    ]);
    const [first, second] = view.away;
    await run(defender, "removeAwayDates", defender.userId, { awayId: second?.id });
    expect((await viewOf(defender)).away).toMatchObject([{ id: first?.id }]);
    await db().awayDates.update({
      where: { id: first?.id ?? "" },
      data: { from: new Date("2025-01-01"), to: new Date("2025-01-05") },
    });
    expect(await viewOf(defender)).toMatchObject({
      away: [],
      past: [{ from: "2025-01-01", to: "2025-01-05" }],
    });
    const over = run(defender, "removeAwayDates", defender.userId, { awayId: first?.id });
    expect(await refusal(over)).toBe("WRONG_STATE");
  });

  test("are days that can be: in order, not over, not over a year, not twice; of one's own only", async () => {
    const { defender2 } = world;
    await away(defender2, defender2, 20, 25);
    const at = (from: number, to: number) => refusedAt(away(defender2, defender2, from, to));
    expect(await at(5, 4)).toEqual({ to: "DATE_ORDER" });
    expect(await at(-5, -1)).toEqual({ to: "PAST_DATE" });
    expect(await at(5, 371)).toEqual({ to: "account.network.tooLong" });
    expect(await at(800, 801)).toEqual({ from: "account.network.tooFar" });
    expect(await at(25, 30)).toEqual({ from: "account.network.overlaps" });
    const [noted] = (await viewOf(defender2)).away;
    const theirs = { awayId: noted?.id };
    expect(await refusal(run(world.defender, "removeAwayDates", world.defender.userId, theirs))).toBe(
      "NOT_FOUND",
    );
    expect(await refusal(away(world.defender, defender2, 40, 41))).toBe("NOT_FOUND");
    expect(await refusal(away(world.lawyer, defender2, 40, 41))).toBe("NOT_FOUND");
    expect(await refusal(away(world.facilitator, world.lawyer, 40, 41))).toBe("NOT_FOUND");
  });

  test("stand beside the load where a Defender is chosen, and are no gate", async () => {
    const { defenderGtq, facilitator } = world;
    await away(defenderGtq, defenderGtq, 0, 6);
    await away(defenderGtq, defenderGtq, 7, 9);
    const at = await reviewedCase(world);
    expect(await reviewView(facilitator, at.code)).toMatchObject({
      candidates: expect.arrayContaining([
        expect.objectContaining({
          ...{ id: defenderGtq.defenderId, capacity: 5, load: 0 },
          away: { now: true, from: today, to: inDays(9) },
        }),
      ]) as unknown,
    });
    const checked = await run(facilitator, "runCheck", at.caseId, { defenderId: defenderGtq.defenderId });
    expect(checked.result.checkId).toMatch(/^[0-9a-f-]{36}$/);
  });
});
