import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { UserActor } from "@/lib/authz/actor";
import { now, setOffset } from "@/lib/clock";
import { plusDays, todayIn } from "@/lib/dates";
import { db } from "@/lib/db/client";
import { frameView } from "@/lib/cases/frame/queries";
import { dashboardView, listView, shellCounts } from "@/lib/cases/lists/queries";
import { assignmentView } from "@/lib/stages/assignment/course/queries";
import { proven } from "@/tests/support/proof";
import { refusal, run } from "@/tests/support/run";
import { activeCase, signingCase } from "@/tests/support/walk/agreement";
import { workDoneCase } from "@/tests/support/walk/evaluation";
import { invoicedInterim } from "@/tests/support/walk/payment";
import * as review from "@/tests/support/walk/review";
import { makeWorld, signIn, type World } from "@/tests/support/world";

/** A case's first line, the list and the dashboard say one thing of whose turn it is. */
let world: World;
const day = 24 * 60 * 60 * 1000;
let codes: Record<string, string>;

const reviewed = () => review.reviewedCase(world);
const wallOff = (at: review.AtCase, userId: string) =>
  run(world.director, "wallOff", at.caseId, { userId, reason: "A cousin" });

beforeAll(async () => {
  world = await makeWorld();
  const walled = await reviewed();
  await wallOff(walled, world.facilitator.userId);
  const everybody = await reviewed();
  await wallOff(everybody, world.facilitator.userId);
  await wallOff(everybody, world.facilitator2.userId);
  const held = await activeCase(world);
  const reviewOn = plusDays(todayIn("America/New_York", now()), 20);
  await run(world.lawyer, "hold", held.caseId, { reason: "The client is away", reviewOn });
  const cases = {
    draft: await review.draftCase(world),
    submitted: await review.submittedCase(world),
    reviewed: await reviewed(),
    walled,
    everybody,
    asked: await review.askedCase(world),
    offered: await review.offeredCase(world),
    negotiating: await review.negotiatingCase(world),
    signing: await signingCase(world),
    active: await activeCase(world),
    held,
    invoiced: await invoicedInterim(world, 60),
    done: await workDoneCase(world),
    elsewhere: await review.draftCase(world, world.stranger),
  };
  codes = Object.fromEntries(Object.entries(cases).map(([name, { code }]) => [name, code]));
});

/** Whose turn it is, written by hand. */
const turns: Record<string, string[]> = {
  draft: ["lawyer", "assistant"],
  submitted: ["facilitator", "facilitator2"],
  reviewed: ["facilitator"],
  walled: ["facilitator2"],
  everybody: [],
  asked: ["lawyer", "assistant"],
  offered: ["defender"],
  negotiating: ["lawyer", "assistant", "defender", "facilitator"],
  signing: ["lawyer", "defender"],
  active: ["defender"],
  held: ["lawyer"],
  invoiced: ["lawyer", "assistant", "approver", "defender"],
  done: ["lawyer", "assistant", "defender", "finance", "finance2"],
  elsewhere: ["stranger"],
};

const people = [
  ...["lawyer", "lawyer2", "assistant", "stranger", "canadian", "defender", "defender2"],
  ...["facilitator", "facilitator2", "finance", "finance2", "director", "approver"],
];

/** What the three say of one case to one reader; null: they see no such case. */
async function said(actor: UserActor, code: string) {
  const frame = await frameView(actor, code);
  const { rows } = await listView(actor, { find: code }, null);
  const { rows: ofMine } = await listView(actor, { find: code, turn: "mine" }, null);
  const dashboard = await dashboardView(actor, { find: code });
  const [row] = rows;
  expect(row === undefined, "seen by the case alone").toBe(frame === null);
  return {
    frame: frame?.turn ? { kind: frame.turn.wait.kind, mine: frame.turn.yours } : null,
    list: row?.waitKind ? { kind: row.waitKind, mine: row.mine } : null,
    filtered: ofMine.length > 0,
    dashboard: dashboard.mine.length > 0,
  };
}

describe.each(people)("%s", (who) => {
  test("hears the same of every case", async () => {
    for (const [name, code] of Object.entries(codes)) {
      const { frame, list, filtered, dashboard } = await said(world[who as keyof World] as UserActor, code);
      const mine = turns[name]?.includes(who) ?? false;
      expect(frame?.mine ?? false, `${name}, its first line`).toBe(mine);
      expect(list, `${name} in the list`).toEqual(frame);
      expect({ filtered, dashboard }, name).toEqual({ filtered: mine, dashboard: mine });
    }
  });
});

test("who only pays finds what is to be paid, and no case around it", async () => {
  const code = codes.invoiced ?? "";
  const { mine, others, byStage } = await dashboardView(world.billing, {});
  expect(mine.map((wait) => ({ code: wait.code, kind: wait.kind }))).toContainEqual({
    code,
    kind: "payInvoice",
  });
  for (const wait of mine)
    expect(wait).toMatchObject({ kind: "payInvoice", nickname: "", lead: "", defender: null });
  expect({ others, open: Object.values(byStage).map(({ count }) => count) }).toEqual({
    others: [],
    open: [0, 0, 0, 0, 0],
  });
  expect((await shellCounts(world.billing)).turns).toBe(mine.length);
  expect((await listView(world.billing, {}, null)).rows).toEqual([]);
  expect(await frameView(world.billing, code)).toBeNull();
  const typed = await dashboardView(world.billing, { find: mine[0]?.code ?? "" });
  expect(typed.mine).toHaveLength(1);
  expect((await dashboardView(world.billing, { find: "Green door" })).mine).toEqual([]);
  expect((await dashboardView(world.billing, { country: "GT" })).mine).toEqual([]);
});

test("one part of a dashboard is shown whole, the oldest first, with the figures of both", async () => {
  const both = await dashboardView(world.facilitator, {});
  expect(both.othersTotal.count).toBeGreaterThan(both.others.length);
  const one = await dashboardView(world.facilitator, { turn: "others" });
  expect(one.others).toHaveLength(both.othersTotal.count);
  expect(one.others.slice(0, both.others.length)).toEqual(both.others);
  expect(one.mine.length).toBeLessThanOrEqual(1);
  expect({ ...one, mine: [], others: [] }).toEqual({ ...both, mine: [], others: [] });
});

test("what waits on others is said by who they are, and how much of it is late", async () => {
  const find = codes.invoiced;
  const view = await dashboardView(world.director, { find });
  const parties = view.others.map(({ party }) => party);
  const counted = [...new Set(parties)].map((party) => ({
    ...{ party, count: parties.filter((one) => one === party).length },
  }));
  expect(new Set(view.othersBy)).toEqual(new Set(counted));
  expect(view.othersLate).toBe(0);
  const atEnd = plusDays(todayIn("UTC", now()), 40);
  setOffset(40 * day);
  try {
    const later = await dashboardView(world.director, { find });
    const late = later.others.filter(({ by }) => by && todayIn("UTC", by) < atEnd);
    expect(late.length).toBeGreaterThan(0);
    expect(later.othersLate).toBe(late.length);
  } finally {
    setOffset(0);
  }
});

describe("a facilitator who is gone leaves no case with nobody", () => {
  async function facilitator(): Promise<UserActor> {
    const email = `${randomUUID()}@example.test`;
    const { result } = await run(await proven(world.director), "invitePerson", null, {
      ...{ name: "Ruth Ayers", email, locale: "en", timeZone: "America/New_York" },
      post: { kind: "staff", roles: ["FACILITATOR"] },
    });
    return signIn(String(result.userId));
  }
  const lastWeek = () => new Date(now().getTime() - 7 * 86_400_000);
  const isTurnOf = async (actor: UserActor, code: string) => (await said(actor, code)).frame?.mine;

  test("disabled", async () => {
    const own = await facilitator();
    const at = await review.submittedCase(world);
    await run(own, "startReview", at.caseId, {});
    expect(await isTurnOf(world.facilitator2, at.code)).toBe(false);
    await run(world.director, "disablePerson", own.userId, { reason: "Left" });
    expect(await isTurnOf(world.facilitator2, at.code)).toBe(true);
  });

  test("no facilitator any more", async () => {
    const own = await facilitator();
    const at = await review.submittedCase(world);
    await run(own, "startReview", at.caseId, {});
    const [from, to] = [lastWeek(), lastWeek()];
    await db().staffRole.updateMany({ where: { userId: own.userId }, data: { from, to } });
    expect(await isTurnOf(world.facilitator2, at.code)).toBe(true);
  });

  test("what waited on them by name waits on their side", async () => {
    const own = await facilitator();
    const at = await activeCase(world);
    const reviewOn = plusDays(todayIn("America/New_York", now()), 20);
    await run(own, "hold", at.caseId, { reason: "The road is closed", reviewOn });
    expect(await isTurnOf(world.facilitator, at.code)).toBe(false);
    await run(world.director, "disablePerson", own.userId, { reason: "Left" });
    expect(await isTurnOf(world.facilitator, at.code)).toBe(true);
  });

  test("what a lawyer put on hold waits on their firm, who let it go on", async () => {
    const at = await activeCase(world);
    const reviewOn = plusDays(todayIn("America/New_York", now()), 20);
    await run(world.assistant, "hold", at.caseId, { reason: "The client is away", reviewOn });
    const { userId } = world.assistant;
    const seen = async () => {
      const lawyer = await signIn(world.lawyer.userId);
      const view = await assignmentView(lawyer, at.code);
      return [await isTurnOf(lawyer, at.code), view?.assignment ? view.mayResume : null];
    };
    expect(await seen()).toEqual([false, false]);
    const resume = () => run(world.lawyer, "resume", at.caseId, {});
    expect(await refusal(resume())).toBe("NOT_ALLOWED");

    await run(world.director, "disablePerson", userId, { reason: "Left" });
    expect(await seen()).toEqual([true, true]);
    await run(world.director, "enablePerson", userId, { reason: "Back" });
    const [from, to] = [lastWeek(), lastWeek()];
    await db().membership.updateMany({ where: { userId }, data: { from, to } });
    expect(await seen()).toEqual([true, true]);
    await resume();
    await db().membership.updateMany({ where: { userId }, data: { to: null } });
  });
});
