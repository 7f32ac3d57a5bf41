import { PrismaPg } from "@prisma/adapter-pg";
import { beforeAll, describe, expect, test } from "vitest";
import { actorOf } from "@/lib/auth/actor-of";
import type { UserActor } from "@/lib/authz/actor";
import { frameView } from "@/lib/cases/frame/queries";
import { dashboardView, listView, shellCounts } from "@/lib/cases/lists/queries";
import { heldCases, loadView } from "@/lib/cases/load/queries";
import { PrismaClient } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import { enter } from "../../support/enter";
import { draftCase, submittedCase } from "../../support/walk/review";
import { makeWorld, type World } from "../../support/world";

/**
 * What stands around every page asks so many statements and no more, whatever the number of cases. Counted by the client
 * itself: this file's database is reached through one that tells of each statement it sends.
 */
let sent = 0;
const telling = new PrismaClient({
  adapter: new PrismaPg({ connectionString: env().DATABASE_URL }),
  log: [{ emit: "event", level: "query" }],
});
telling.$on("query", () => (sent += 1));
Object.assign(globalThis, { portalDb: { client: telling } });

async function statementsOf(ask: () => Promise<unknown>): Promise<number> {
  const before = sent;
  await ask();
  return sent - before;
}

const few = 3;
const many = 60;

/** At most so many. */
const most = {
  frameView: 2,
  listView: 1,
  // Names that hold what was typed are looked up first.
  "listView, filtered": 2,
  dashboardView: 3,
  shellCounts: 1,
  loadView: 1,
  heldCases: 1,
  actorOf: 1,
};
type Asked = keyof typeof most;

let world: World;
let code: string;
const counted = new Map<number, Map<string, Record<Asked, number>>>();

beforeAll(async () => {
  world = await makeWorld();
  for (let made = 0; made < few; made += 1) ({ code } = await submittedCase(world));
  counted.set(few, await countAll());
  for (let made = few; made < many; made += 1) {
    await (made % 10 === 0 ? submittedCase(world) : draftCase(world));
  }
  counted.set(many, await countAll());
}, 120_000);

async function countAll() {
  const readers = { lawyer: world.lawyer, facilitator: world.facilitator };
  const all = new Map<string, Record<Asked, number>>();
  for (const [name, reader] of Object.entries(readers)) all.set(name, await countFor(reader));
  return all;
}

async function countFor(reader: UserActor): Promise<Record<Asked, number>> {
  const token = await enter(reader.userId);
  const filters = { stage: "review", country: "GT", find: "Green", turn: "mine" } as const;
  return {
    frameView: await statementsOf(async () => expect(await frameView(reader, code)).not.toBeNull()),
    listView: await statementsOf(async () =>
      expect((await listView(reader, {}, null)).rows.length).toBeGreaterThanOrEqual(few),
    ),
    "listView, filtered": await statementsOf(() => listView(reader, filters, null)),
    dashboardView: await statementsOf(async () => {
      const { mine, others } = await dashboardView(reader, {});
      expect(mine.length + others.length).toBeGreaterThanOrEqual(few);
    }),
    shellCounts: await statementsOf(() => shellCounts(reader)),
    loadView: await statementsOf(() => loadView(world.director)),
    heldCases: await statementsOf(async () =>
      expect((await heldCases(world.director, null)).length).toBeGreaterThanOrEqual(few),
    ),
    actorOf: await statementsOf(async () => expect(await actorOf(token)).not.toBeNull()),
  };
}

describe.each(["lawyer", "facilitator"])("for the %s", (reader) => {
  test.each(Object.entries(most))("%s asks the same, and at most %i", (asked, limit) => {
    const [withFew, withMany] = [few, many].map((cases) => counted.get(cases)?.get(reader)?.[asked as Asked]);
    expect(withFew).toBeGreaterThan(0);
    expect(withMany).toBe(withFew);
    expect(withMany).toBeLessThanOrEqual(limit);
  });
});
