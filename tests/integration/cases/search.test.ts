import { beforeAll, describe, expect, test } from "vitest";
import type { UserActor } from "@/lib/authz/actor";
import { listView, type Cursor } from "@/lib/cases/lists/queries";
import type { Filters } from "@/lib/cases/lists/address";
import { searchView } from "@/lib/cases/search/queries";
import { db } from "@/lib/db/client";
import { run } from "../../support/run";
import { activeCase } from "../../support/walk/agreement";
import { draftCase, interestedCase, offeredCase, submittedCase, versionOf } from "../../support/walk/review";
import { makeWorld, type World } from "../../support/world";

let world: World;
let codes: Record<"draft" | "plain" | "other" | "offered" | "active", string>;
let ids: Record<keyof typeof codes, string>;

const written = (nickname: string, docket: string, kind: string, country: string) => ({
  ...{
    nickname,
    docket,
    kind,
    country,
    region: "Olancho",
    court: "",
    story: "What happened.",
    deadlines: [],
  },
});

beforeAll(async () => {
  world = await makeWorld();
  const draft = await draftCase(world);
  await run(world.lawyer, "saveMatter", draft.caseId, {
    version: await versionOf(draft.caseId),
    ...written("Ácido río", "CV-778-2026", "asylum", "HN"),
  });
  const all = {
    draft,
    plain: await submittedCase(world),
    other: await submittedCase(world, world.stranger),
    offered: await offeredCase(world),
    active: await activeCase(world),
  };
  codes = Object.fromEntries(Object.entries(all).map(([name, { code }]) => [name, code])) as typeof codes;
  ids = Object.fromEntries(Object.entries(all).map(([name, { caseId }]) => [name, caseId])) as typeof codes;
}, 180_000);

const names = (found: readonly { code: string }[]) =>
  Object.entries(codes)
    .filter(([, code]) => found.some((row) => row.code === code))
    .map(([name]) => name);
const find = async (actor: UserActor, words: string) => names((await searchView(actor, words)).cases);

describe("what finds a case", () => {
  const everyone = ["plain", "other", "offered", "active"];
  test("its code, whole or in part, and its number alone", async () => {
    expect(await find(world.facilitator, codes.plain)).toEqual(["plain"]);
    expect(await find(world.facilitator, codes.plain.toLowerCase())).toEqual(["plain"]);
    const number = Number(codes.plain.split("-")[2]);
    expect(await find(world.facilitator, String(number))).toContain("plain");
    expect(await find(world.facilitator, `${number}99999999`)).not.toContain("plain");
  });

  test("its nickname, without regard to accents and case; signs of a pattern mean nothing", async () => {
    expect(await find(world.lawyer, "acido RIO")).toEqual(["draft"]);
    expect(await find(world.lawyer, "río ácido")).toEqual(["draft"]);
    for (const typed of ["%", "_", "\\", "aci%rio", "\u0000"])
      expect(await find(world.lawyer, typed), typed).toEqual([]);
  });

  test("its organization and Advocate, each word anywhere in the two", async () => {
    const { cases, organizations } = await searchView(world.facilitator, `lakeside ${world.tag}`);
    expect(names(cases)).toEqual(["draft", "plain", "offered", "active"]);
    expect(organizations.map(({ id }) => id)).toEqual([world.firm]);
    expect(await find(world.facilitator, `alder ${world.stranger.name} ${world.tag}`)).toEqual(["other"]);
  });

  test("its Defender, once there is one", async () => {
    expect(await find(world.facilitator, `${world.defender.name} lakeside ${world.tag}`)).toEqual(["active"]);
  });

  test("its kind and country in both languages", async () => {
    expect(await find(world.facilitator, "wage theft guatemala")).toEqual(everyone);
    expect(await find(world.lawyer, "asilo honduras")).toEqual(["draft"]);
    expect(await find(world.lawyer, "asylum mexico")).toEqual([]);
  });

  test("its docket, however the signs between are written, and not a part of it", async () => {
    expect(await find(world.lawyer, "cv 778 2026")).toEqual(["draft"]);
    expect(await find(world.lawyer, "cv-778-202")).toEqual([]);
    expect(await find(world.facilitator, "26/04417/CZ")).toEqual(everyone);
  });
});

describe("what is not told does not find", () => {
  test("a draft, for staff", async () => {
    expect(await find(world.facilitator, codes.draft)).toEqual(["draft"]);
    for (const typed of ["acido", "asylum", "honduras", "CV-778-2026"])
      expect(await find(world.facilitator, typed), typed).not.toContain("draft");
  });

  test("counsel, the firm and the docket, before a Defender is interested", async () => {
    expect(await find(world.defender, codes.offered)).toEqual(["offered"]);
    for (const typed of [world.lawyer.name, "lakeside", "26-04417-CZ"])
      expect(await find(world.defender, typed), typed).not.toContain("offered");
    expect((await searchView(world.defender2, "lakeside")).organizations).toEqual([]);
    const interested = await interestedCase(world);
    const again = await searchView(world.defender, `${world.lawyer.name} ${interested.code}`);
    expect(again.cases.map(({ code }) => code)).toEqual([interested.code]);
    expect((await searchView(world.defender, "26-04417-CZ")).cases.map(({ code }) => code)).toEqual([
      codes.active,
    ]);
  });

  test("the docket, for those who know money", async () => {
    expect(await find(world.finance, "26-04417-CZ")).toEqual([]);
  });

  test("what is another's", async () => {
    expect(await find(world.stranger, "green")).toEqual(["other"]);
    expect(await find(world.lawyer2, codes.plain)).toEqual([]);
    expect((await searchView(world.stranger, "lakeside")).organizations).toEqual([]);
    expect(await find(world.billing, codes.active)).toEqual([]);
  });

  test("a client's name, for anybody", async () => {
    for (const actor of [world.lawyer, world.facilitator, world.director, world.defender])
      expect(await find(actor, "Wilmer")).toEqual([]);
  });

  test("a docket is forgotten with its draft", async () => {
    const { caseId } = await draftCase(world);
    await run(world.lawyer, "saveMatter", caseId, {
      version: await versionOf(caseId),
      ...written("Short lived", "CV-999-2026", "asylum", "HN"),
    });
    await run(world.lawyer, "discardDraft", caseId, {});
    expect(await db().intake.findUniqueOrThrow({ where: { caseId }, select: { docketMac: true } })).toEqual({
      docketMac: null,
    });
  });
});

describe("filters", () => {
  const listed = async (actor: UserActor, filters: Filters) =>
    names((await listView(actor, { ...filters, organization: world.firm }, null)).rows);

  test.each([
    [{ stage: "assignment" }, ["active"]],
    [{ kind: "wage_theft" }, ["plain", "offered", "active"]],
    [{ kind: "asylum" }, []],
    [{ late: "yes" }, []],
    [{ facilitator: "none" }, ["draft", "plain"]],
  ] as [Filters, string[]][])("%j", async (filters, expected) => {
    expect(await listed(world.facilitator, filters)).toEqual(expected);
  });

  test("by facilitator, for staff; others are not asked who it is", async () => {
    const { facilitatorId } = await db().case.findUniqueOrThrow({ where: { id: ids.active } });
    const filters = { facilitator: facilitatorId ?? "" };
    expect(await listed(world.director, filters)).toContain("active");
    expect(await listed(world.lawyer, { facilitator: "none" })).toContain("active");
  });

  test("late: something of it was needed by a day that has passed", async () => {
    const moved = await db().wait.updateMany({
      where: { caseId: ids.plain, closedAt: null },
      data: { by: new Date("2020-01-01") },
    });
    expect(moved.count).toBeGreaterThan(0);
    expect(await listed(world.facilitator, { late: "yes" })).toEqual(["plain"]);
  });

  test("page by page they show each case once, in the order of the whole", async () => {
    const filters = { find: `lakeside ${world.tag}`, country: "GT" } as const;
    const whole = (await listView(world.facilitator, filters, null)).rows.map(({ code }) => code);
    const paged: string[] = [];
    let after: Cursor | null = null;
    do {
      const { rows, next }: Awaited<ReturnType<typeof listView>> = await listView(
        world.facilitator,
        filters,
        after,
        2,
      );
      paged.push(...rows.map(({ code }) => code));
      after = next;
    } while (after);
    expect(whole.length).toBeGreaterThan(3);
    expect(paged).toEqual(whole);
  });
});
