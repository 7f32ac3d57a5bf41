import { beforeAll, describe, expect, test } from "vitest";
import { actorOf } from "@/lib/auth/actor-of";
import { systemActor, type UserActor } from "@/lib/authz/actor";
import { caseFor } from "@/lib/authz/scope";
import { officeToday } from "@/lib/calendar";
import { now } from "@/lib/clock";
import { plusDays } from "@/lib/dates";
import { db } from "@/lib/db/client";
import { actedCases, casesOfMembership, personView } from "@/lib/people/standing/queries";
import { tokenInJob } from "@/prisma/seed/mailed-token";
import { enter } from "@/tests/support/enter";
import { refusal, run } from "@/tests/support/run";
import { proven, reauthenticate } from "@/tests/support/proof";
import { draftCase } from "@/tests/support/walk/review";
import { makeWorld, testPassword, type World } from "@/tests/support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await reauthenticate(world.director);
});

/** A session as a browser holds it: what its next click is answered with. */
async function openTab(userId: string): Promise<() => Promise<UserActor | null>> {
  const token = await enter(userId);
  return () => actorOf(token);
}

let invited = 0;
async function colleague(roles: string[]): Promise<string> {
  const { result } = await run(systemActor, "invitePerson", null, {
    ...{ name: `Colleague ${(invited += 1)}`, email: `colleague.${invited}.${world.tag}@example.test` },
    ...{ locale: "en", timeZone: "America/New_York", post: { kind: "staff", roles } },
  });
  const userId = String(result.userId);
  const token = await tokenInJob(await db().accessLink.findFirstOrThrow({ where: { userId } }));
  await run({ kind: "nobody" }, "acceptInvitation", userId, { token, password: testPassword });
  return userId;
}

describe("access", () => {
  test("is taken from an open tab at its next click, and given again to a new sign-in alone", async () => {
    const { userId } = world.canadian;
    const click = await openTab(userId);
    await run(world.director, "disablePerson", userId, { reason: "Left without a word" });
    expect(await click()).toBeNull();
    await run(await proven(world.director), "enablePerson", userId, { reason: "Was on leave" });
    expect(await click()).toBeNull();
    expect((await (await openTab(userId))())?.memberships).toHaveLength(1);
  });

  test("comes and goes with a reason, sealed in the log and read by staff", async () => {
    const { userId } = world.stranger;
    await run(world.director, "disablePerson", userId, { reason: "Moved to the ministry" });
    const row = await db().event.findFirstOrThrow({ where: { subjectId: userId, type: "person.disabled" } });
    expect(JSON.stringify(row.payload)).toBe("{}");
    expect(Buffer.from(row.cipher ?? []).toString("latin1")).not.toContain("ministry");
    expect((await personView(userId))?.events[0]).toMatchObject({
      ...{ type: "person.disabled", actor: world.director.name, reason: "Moved to the ministry" },
    });
    expect(await refusal(run(world.director, "enablePerson", userId, { reason: " " }))).toBe("INVALID");
    await run(await proven(world.director), "enablePerson", userId, { reason: "A mistake" });
  });

  test("is nobody's own to decide, and a facilitator's not at all", async () => {
    const { director, facilitator, lawyer } = world;
    const reason = { reason: "x" };
    expect(await refusal(run(director, "disablePerson", director.userId, reason))).toBe("OWN_ACCESS");
    expect(await refusal(run(facilitator, "disablePerson", lawyer.userId, reason))).toBe("NOT_FOUND");
    expect(await refusal(run(facilitator, "giveStaffRole", lawyer.userId, { role: "FINANCE" }))).toBe(
      "NOT_FOUND",
    );
    expect(await refusal(run(director, "giveStaffRole", director.userId, { role: "FINANCE" }))).toBe(
      "OWN_ACCESS",
    );
    expect(await refusal(run(lawyer, "endMembership", lawyer.userId, { membershipId: lawyer.userId }))).toBe(
      "NOT_FOUND",
    );
  });
});

test("two directors who take one another’s access at once: one stays", async () => {
  // Every other director of the database ends first, so that these two are the last.
  const [a, b] = [await colleague(["DIRECTOR"]), await colleague(["DIRECTOR"])];
  const before = await db().user.findMany({
    where: { id: { notIn: [a, b] }, disabledAt: null, staffRoles: { some: { role: "DIRECTOR" } } },
    select: { id: true },
  });
  const ids = before.map(({ id }) => id);
  await db().user.updateMany({ where: { id: { in: ids } }, data: { disabledAt: now() } });
  try {
    const [first, second] = [await (await openTab(a))(), await (await openTab(b))()];
    if (!first || !second) throw new Error("They are in");
    const outcomes = await Promise.allSettled([
      run(first, "disablePerson", b, { reason: "Quarrel" }),
      run(second, "disablePerson", a, { reason: "Quarrel" }),
    ]);
    const refused = outcomes.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    expect(refused).toMatchObject([{ code: "LAST_DIRECTOR" }]);
    expect(await db().user.count({ where: { id: { in: [a, b] }, disabledAt: null } })).toBe(1);
  } finally {
    await db().user.updateMany({ where: { id: { in: ids } }, data: { disabledAt: null } });
  }
});

describe("a role of staff", () => {
  test("counts from its first day to its last, at the next click", async () => {
    const userId = await colleague(["APPROVER"]);
    const click = await openTab(userId);
    const { result } = await run(world.director, "giveStaffRole", userId, { role: "FINANCE" });
    expect((await click())?.staffRoles).toEqual(["FINANCE", "APPROVER"]);
    const tomorrow = plusDays(officeToday(now()), 1);
    await run(world.director, "giveStaffRole", userId, { role: "FACILITATOR", from: tomorrow });
    expect((await click())?.staffRoles).toEqual(["FINANCE", "APPROVER"]);
    await run(world.director, "endStaffRole", userId, { roleId: result.roleId, lastDay: null });
    expect((await click())?.staffRoles).toEqual(["APPROVER"]);
  });

  test("is held once, and neither begins nor ends in the past", async () => {
    const userId = await colleague(["FINANCE"]);
    const yesterday = plusDays(officeToday(now()), -1);
    const give = (input: object) => refusal(run(world.director, "giveStaffRole", userId, input));
    expect(await give({ role: "FINANCE" })).toBe("ALREADY_DONE");
    expect(await give({ role: "APPROVER", from: yesterday })).toBe("INVALID");
    const { id: roleId } = await db().staffRole.findFirstOrThrow({ where: { userId } });
    const end = run(world.director, "endStaffRole", userId, { roleId, lastDay: yesterday });
    expect(await refusal(end)).toBe("INVALID");
  });
});

describe("a membership", () => {
  test("that ended opens nothing of the firm: its case answers as one that does not exist", async () => {
    const { caseId } = await draftCase(world, world.lawyer2);
    const { userId } = world.lawyer2;
    const click = await openTab(userId);
    const before = await click();
    expect(before && (await caseFor(db(), before, { id: caseId }, now()))).not.toBeNull();
    const { id: membershipId } = await db().membership.findFirstOrThrow({ where: { userId } });
    await run(world.facilitator, "endMembership", userId, { membershipId });
    const after = await click();
    if (!after) throw new Error("They still sign in");
    expect(await caseFor(db(), after, { id: caseId }, now())).toBeNull();
    expect(await refusal(run(after, "saveMatter", caseId, { version: 1 }))).toMatch(/NOT_FOUND|INVALID/);
    expect(await refusal(run(after, "readParties", caseId, {}))).toBe("NOT_FOUND");
    await run(await proven(world.facilitator), "startMembership", userId, {
      organizationId: world.firm,
      kind: "LAWYER",
    });
    const again = await click();
    expect(again && (await caseFor(db(), again, { id: caseId }, now()))).not.toBeNull();
  });

  test("goes with the kind of its organization", async () => {
    const start = (who: string, input: object) => refusal(run(world.director, "startMembership", who, input));
    const { lawyer, defender } = world;
    expect(await start(lawyer.userId, { organizationId: world.practice, kind: "LAWYER" })).toBe("INVALID");
    expect(await start(lawyer.userId, { organizationId: world.practice, kind: "DEFENDER" })).toBe("INVALID");
    expect(await start(defender.userId, { organizationId: world.firm, kind: "DEFENDER" })).toBe("INVALID");
    expect(await start(lawyer.userId, { organizationId: world.firm, kind: "ASSISTANT" })).toBe(
      "ALREADY_DONE",
    );
  });
});

describe("before it is confirmed", () => {
  test("it is said which open cases a role or the end of a membership concerns, to whom may see them", async () => {
    const { caseId, code } = await draftCase(world);
    const organizationId = world.firm;
    const led = { code, organizationId, part: "leads" };
    const acted = await actedCases(world.director, world.lawyer.userId);
    expect(acted).toContainEqual(led);
    expect(casesOfMembership(acted, organizationId, true)).toContainEqual(led);
    expect(casesOfMembership(acted, world.stranger.userId, true)).not.toContainEqual(led);
    await run(world.lawyer, "discardDraft", caseId, {});
    expect(await actedCases(world.director, world.lawyer.userId)).not.toContainEqual(led);
  });

  test("co-counsel of another organization lose a case with their last membership alone", () => {
    const counsel = { code: "CF-2026-0001", organizationId: "theirs", part: "acts" as const };
    expect(casesOfMembership([counsel], "mine", true)).toEqual([counsel]);
    expect(casesOfMembership([counsel], "mine", false)).toEqual([]);
  });
});

test("what somebody did for themselves, signed in or by a mailed link, is theirs in their history", async () => {
  const userId = await colleague(["FINANCE"]);
  const events = (await personView(userId))?.events ?? [];
  expect(events.find(({ type }) => type === "person.joined")?.own).toBe(true);
  expect(events.find(({ type }) => type === "person.invited")?.own).toBe(false);
});
