import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { nobody, systemActor, type Actor } from "@/lib/authz/actor";
import { caseFor, visibleCases } from "@/lib/authz/scope";
import { knowsOnlyInvoices } from "@/lib/authz/ties";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { dueOneTime } from "@/lib/people/one-time/due";
import type { Filters } from "@/lib/cases/lists/address";
import { listAsCsv } from "@/lib/cases/lists/csv";
import { dashboardView, listView, shellCounts } from "@/lib/cases/lists/queries";
import { frameView } from "@/lib/cases/frame/queries";
import { historyView } from "@/lib/cases/history/queries";
import { proven } from "../../support/proof";
import { refusal, run } from "../../support/run";
import { activeCase } from "../../support/walk/agreement";
import { draftCase, offeredCase, submittedCase } from "../../support/walk/review";
import { makeWorld, signIn, type World } from "../../support/world";

let world: World;
let cases: Record<"draft" | "submitted" | "offered" | "active" | "walled" | "elsewhere", string>;

beforeAll(async () => {
  world = await makeWorld();
  cases = {
    draft: (await draftCase(world)).caseId,
    submitted: (await submittedCase(world)).caseId,
    offered: (await offeredCase(world)).caseId,
    active: (await activeCase(world)).caseId,
    walled: (await submittedCase(world)).caseId,
    elsewhere: (await submittedCase(world, world.stranger)).caseId,
  };
  await run(world.director, "wallOff", cases.walled, {
    userId: world.facilitator2.userId,
    reason: "A cousin",
  });
  world.facilitator2 = await signIn(world.facilitator2.userId);
}, 90_000);

/** Who sees which case, written by hand. */
const seen: Record<string, (keyof typeof cases)[]> = {
  director: ["draft", "submitted", "offered", "active", "walled", "elsewhere"],
  facilitator: ["draft", "submitted", "offered", "active", "walled", "elsewhere"],
  facilitator2: ["draft", "submitted", "offered", "active", "elsewhere"],
  finance: ["draft", "submitted", "offered", "active", "walled", "elsewhere"],
  lawyer: ["draft", "submitted", "offered", "active", "walled"],
  lawyer2: [],
  assistant: ["draft", "submitted", "offered", "active", "walled"],
  billing: [],
  stranger: ["elsewhere"],
  canadian: [],
  defender: ["offered", "active"],
  defender2: [],
  approver: [],
};

describe.each(Object.keys(seen))("%s", (who) => {
  const actor = () => world[who as keyof World] as Extract<Actor, { kind: "user" }>;

  test("sees what is theirs, by the list and by the case alike", async () => {
    const rows = await db().$queryRaw<{ id: string }[]>`
      SELECT c.id FROM "Case" c WHERE ${visibleCases(actor(), now())}`;
    const listed = new Set(rows.map((row) => row.id));
    for (const [name, id] of Object.entries(cases)) {
      const facts = await caseFor(db(), actor(), { id }, now());
      const one = facts && knowsOnlyInvoices(facts.relations) ? null : facts;
      const expected = seen[who]?.includes(name as keyof typeof cases);
      expect(one !== null, `${name} by itself`).toBe(expected);
      expect(listed.has(id), `${name} in the list`).toBe(expected);
    }
  });

  test("what is not theirs answers as what does not exist", async () => {
    for (const [name, id] of Object.entries(cases)) {
      if (seen[who]?.includes(name as keyof typeof cases)) continue;
      const { code } = await db().case.findUniqueOrThrow({ where: { id }, select: { code: true } });
      expect(await frameView(actor(), code), name).toBeNull();
      expect(await historyView(actor(), code), name).toBeNull();
      // Who pays for a case knows that there is one, by its code on the invoice.
      const refused = who === "billing" && name === "active" ? "NOT_ALLOWED" : "NOT_FOUND";
      for (const command of ["readParties", "addNote", "withdraw"] as const) {
        const input = { words: "x", reason: "x" };
        expect(await refusal(run(actor(), command, id, input)), `${command} on ${name}`).toBe(refused);
      }
    }
  });

  test("the dashboard and the list name no other case", async () => {
    const view = await dashboardView(actor(), {});
    const list = await listView(actor(), {}, null);
    const codes = new Set([...view.mine, ...view.others, ...list.rows].map((row) => row.code));
    const own = await db().case.findMany({
      where: { id: { in: (seen[who] ?? []).map((name) => cases[name]) } },
      select: { code: true },
    });
    expect([...codes].sort()).toEqual(own.map((row) => row.code).sort());
    // What is signed once is of no case, and waits on them too.
    const toSign = await dueOneTime(actor());
    expect((await shellCounts(actor())).turns).toBe(view.mineTotal.count + toSign.length);
  });
});

test("a lawyer who left the firm opens nothing of it, from that day", async () => {
  const membership = await db().membership.findFirstOrThrow({ where: { userId: world.stranger.userId } });
  const yesterday = new Date(Date.now() - 3 * 86_400_000);
  await db().membership.update({ where: { id: membership.id }, data: { from: yesterday, to: yesterday } });
  const left = await signIn(world.stranger.userId);
  expect(await caseFor(db(), left, { id: cases.elsewhere }, now())).toBeNull();
  await db().membership.update({ where: { id: membership.id }, data: { to: null } });
});

describe("what one side may not learn of another", () => {
  const shown = async (actor: World["lawyer"], caseId: string) => {
    const { code } = await db().case.findUniqueOrThrow({ where: { id: caseId }, select: { code: true } });
    return (await listView(actor, {}, null)).rows.find((row) => row.code === code);
  };

  test("a Defender learns who asks only after saying that they are interested", async () => {
    const at = await offeredCase(world);
    expect(await shown(world.defender, at.caseId)).toMatchObject({ lead: "", organization: "" });
    await run(world.defender, "expressInterest", at.caseId, { offerId: at.offerId });
    expect(await shown(world.defender, at.caseId)).toMatchObject({ lead: world.lawyer.name });
  });

  test("nor do they learn before in which city, also around the pages of the case", async () => {
    const at = await offeredCase(world);
    const people = async (actor: World["lawyer"]) => (await frameView(actor, at.code))?.people;
    expect(await people(world.defender)).toMatchObject({
      city: "",
      organization: "",
      lead: "",
      leadZone: "UTC",
    });
    expect(await people(world.lawyer)).toMatchObject({ city: "Chicago", lead: world.lawyer.name });
    await run(world.defender, "expressInterest", at.caseId, { offerId: at.offerId });
    expect(await people(world.defender)).toMatchObject({ city: "Chicago", lead: world.lawyer.name });
  });

  test.each(["director", "facilitator", "finance"] as const)(
    "a %s sees that a draft exists, not what is in it",
    async (who) => {
      const { caseId, code } = await draftCase(world);
      const actor = world[who];
      const row = { code, nickname: "", kind: null, country: "", lead: world.lawyer.name };
      expect(await shown(actor, caseId)).toMatchObject(row);
      const frame = await frameView(actor, code);
      expect(frame?.facts).toMatchObject({ code, nickname: "", kind: "", country: "", region: "" });
      const others = (await dashboardView(actor, { find: code })).others;
      expect(others.map(({ nickname }) => nickname)).toEqual([""]);
      for (const filters of [
        { find: "Green door" },
        { country: "GT" },
        { find: "green", stage: "review" },
      ] as const) {
        const codes = (await listView(actor, filters, null)).rows.map((found) => found.code);
        expect(codes, JSON.stringify(filters)).not.toContain(code);
        const waits = (await dashboardView(actor, filters)).others.map((found) => found.code);
        expect(waits, JSON.stringify(filters)).not.toContain(code);
      }
    },
  );

  test("nor does a facilitator who pays for an organization too, or was a lawyer once", async () => {
    const { caseId, code } = await draftCase(world);
    const { userId } = world.facilitator2;
    const begin = async (kind: "BILLING" | "LAWYER") =>
      run(await proven(world.facilitator), "startMembership", userId, {
        ...{ organizationId: kind === "LAWYER" ? world.firm : world.other, kind, from: null },
      });
    const blank = { code, nickname: "", kind: null, country: "" };
    const knows = async () => {
      const actor = await signIn(userId);
      const found = async (filters: Filters) =>
        (await listView(actor, filters, null)).rows.some((row) => row.code === code);
      const csv = await new Response(listAsCsv(async () => actor, { find: code }, "en")).text();
      return {
        row: await shown(actor, caseId),
        found: (await found({ find: "Green door" })) || (await found({ find: code, country: "GT" })),
        inFile: csv.includes("Green door"),
      };
    };
    const nothing = { row: blank, found: false, inFile: false };
    await begin("BILLING");
    expect(await knows()).toMatchObject(nothing);
    await begin("LAWYER");
    await db().caseMember.create({
      data: { id: randomUUID(), caseId, userId, kind: "ASSISTANT", from: new Date("2026-01-05") },
    });
    const whole = { nickname: "Green door", kind: "wage_theft", country: "GT" };
    expect(await knows()).toMatchObject({ row: whole, found: true, inFile: true });
    const then = new Date(now().getTime() - 3 * 86_400_000);
    await db().membership.updateMany({ where: { userId, kind: "LAWYER" }, data: { from: then, to: then } });
    expect(await knows()).toMatchObject(nothing);
    await db().membership.deleteMany({ where: { userId } });
  });

  test("whoever writes a draft sees it, and staff from the day that it is submitted", async () => {
    const { caseId, code } = await draftCase(world);
    const whole = { nickname: "Green door", kind: "wage_theft", country: "GT" };
    for (const actor of [world.lawyer, world.assistant]) {
      expect(await shown(actor, caseId)).toMatchObject(whole);
      expect((await frameView(actor, code))?.facts).toMatchObject(whole);
    }
    expect(await shown(world.facilitator, cases.submitted)).toMatchObject(whole);
  });

  test("the Advocate learns neither who declined nor why", async () => {
    const at = await offeredCase(world);
    const words = "I know the opposing party";
    await run(world.defender, "declineOffer", at.caseId, { offerId: at.offerId, code: "conflict", words });
    const { code } = await db().case.findUniqueOrThrow({ where: { id: at.caseId }, select: { code: true } });
    const history = JSON.stringify(await historyView(world.lawyer, code));
    expect(history).not.toContain(words);
    expect(history).not.toContain(world.defender.name);
    const late = run(world.lawyer, "submitIntake", at.caseId, {
      knowsCharge: true,
      hasLanguage: true,
      clientsAgree: true,
    });
    await expect(late).rejects.toMatchObject({ code: "WRONG_STATUS", params: { by: "" } });
  });
});

test("who only pays for a case is told nothing of what it is", async () => {
  const facts = await caseFor(db(), world.billing, { id: cases.active }, now());
  expect(facts).toMatchObject({ relations: ["billing"], nickname: "", kind: "", country: "", region: "" });
});

test("a visitor sees nothing, and SYSTEM everything", async () => {
  const count = async (actor: Actor) =>
    (await db().$queryRaw<unknown[]>`SELECT 1 FROM "Case" c WHERE ${visibleCases(actor, now())}`).length;
  expect(await count(nobody)).toBe(0);
  expect(await count(systemActor)).toBe(await db().case.count());
});

describe("names", () => {
  test("are hidden from finance, the approver, the billing contact and a Defender who has not said interested", async () => {
    for (const [actor, caseId] of [
      [world.finance, cases.active],
      [world.billing, cases.active],
      [world.defender, cases.offered],
    ] as const) {
      expect(await refusal(run(actor, "readParties", caseId, {}))).toBe("NOT_ALLOWED");
    }
  });

  test("each reading is an event, and its kept result holds no name", async () => {
    const { reply, result } = await run(world.facilitator, "readParties", cases.active, {});
    expect(reply).toMatchObject({
      people: expect.arrayContaining([expect.objectContaining({ role: "client" })]),
    });
    expect(String(result.personIds)).toMatch(/^[0-9a-f -]+$/);
    const last = await db().event.findFirstOrThrow({
      where: { subjectId: cases.active },
      orderBy: { seq: "desc" },
    });
    expect(last).toMatchObject({ type: "parties.read", actorId: world.facilitator.userId });
  });

  test("staff do not read them while the intake is a draft", async () => {
    expect(await refusal(run(world.facilitator, "readParties", cases.draft, {}))).toBe("NOT_ALLOWED");
  });
});

test("the history of a case is one unbroken chain, and hides from the parties what is between staff", async () => {
  const { code } = await db().case.findUniqueOrThrow({ where: { id: cases.active }, select: { code: true } });
  const staff = await historyView(world.facilitator, code);
  const advocate = await historyView(world.lawyer, code);
  expect(staff?.brokenAt).toBeNull();
  expect(staff?.rows.map((row) => row.seq)).toEqual(staff?.rows.map((_, index) => index + 1));
  expect(advocate?.rows.some((row) => row.type.startsWith("check."))).toBe(false);
  expect(staff?.rows.some((row) => row.type.startsWith("check."))).toBe(true);
});
