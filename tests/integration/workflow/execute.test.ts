import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { actorOf } from "@/lib/auth/actor-of";
import { newToken } from "@/lib/auth/tokens";
import { db } from "@/lib/db/client";
import { sql } from "../../support/sql";
import { openSession } from "../../support/enter";
import { proven } from "../../support/proof";
import { refusal, run } from "../../support/run";
import { makeWorld, signIn, type World } from "../../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
}, 60_000);

const profile = (version: number, title = "Dra.") => ({
  version,
  title,
  address: "feminine",
  locale: "en",
  timeZone: "America/Chicago",
  phone: "",
});

const eventsOf = (subjectId: string) =>
  db().event.findMany({ where: { subjectId }, orderBy: { seq: "asc" } });

describe("operation ids", () => {
  test("the same operation twice is one record, and both hear the same answer", async () => {
    const operationId = randomUUID();
    const input = {
      name: "Harbor Law",
      kind: "LAW_FIRM",
      country: "US",
      city: "Boston",
      billingAddress: "",
      currency: "USD",
    };
    const answers = await Promise.all(
      Array.from({ length: 6 }, () =>
        run(world.director, "registerOrganization", null, input, { operationId }),
      ),
    );
    expect(new Set(answers.map((answer) => answer.result.organizationId)).size).toBe(1);
    expect(answers.filter((answer) => !answer.replayed)).toHaveLength(1);
    expect(await db().organization.count({ where: { name: "Harbor Law" } })).toBe(1);
  });

  test("the same id with other input is refused, and writes nothing", async () => {
    const operationId = randomUUID();
    await run(world.lawyer2, "changeProfile", world.lawyer2.userId, profile(1), { operationId });
    const before = (await eventsOf(world.lawyer2.userId)).length;
    const again = run(world.lawyer2, "changeProfile", world.lawyer2.userId, profile(2, "Lic."), {
      operationId,
    });
    expect(await refusal(again)).toBe("OPERATION_REUSED");
    expect((await eventsOf(world.lawyer2.userId)).length).toBe(before);
  });

  test("the id of one person says nothing of another's", async () => {
    const operationId = randomUUID();
    await run(world.finance, "changeProfile", world.finance.userId, profile(1), { operationId });
    const other = await run(world.finance2, "changeProfile", world.finance2.userId, profile(1), {
      operationId,
    });
    expect(other.replayed).toBe(false);
  });
});

describe("records that are edited", () => {
  test("of two edits of one version one stands, and the other sees both texts", async () => {
    const { userId } = world.assistant;
    const { version } = await db().user.findUniqueOrThrow({ where: { id: userId } });
    const edits = await Promise.allSettled(
      ["Dra.", "Lic."].map((title) => run(world.assistant, "changeProfile", userId, profile(version, title))),
    );
    expect(edits.filter((edit) => edit.status === "fulfilled")).toHaveLength(1);
    const refused = edits.find((edit) => edit.status === "rejected");
    const { title } = await db().user.findUniqueOrThrow({ where: { id: userId } });
    expect(refused?.reason).toMatchObject({
      code: "CONFLICT",
      clashes: [{ field: "title", theirs: title, yours: title === "Dra." ? "Lic." : "Dra." }],
    });
  });
});

describe("who may", () => {
  test("another's record answers as one that does not exist", async () => {
    const theirs = run(world.lawyer, "changeProfile", world.stranger.userId, profile(1));
    expect(await refusal(theirs)).toBe("NOT_FOUND");
    expect(await refusal(run(world.lawyer, "changeProfile", randomUUID(), profile(1)))).toBe("NOT_FOUND");
    const visitor = run({ kind: "nobody" }, "changeProfile", world.stranger.userId, profile(1));
    expect(await refusal(visitor)).toBe("NOT_FOUND");
  });

  test("a facilitator invites no staff; a director does", async () => {
    const input = {
      name: "Ana Rios",
      email: `ana.${world.tag}@example.test`,
      locale: "en",
      timeZone: "America/New_York",
      post: { kind: "staff", roles: ["FINANCE"] },
    };
    expect(await refusal(run(world.facilitator, "invitePerson", null, input))).toBe("NOT_ALLOWED");
    expect(await db().user.count({ where: { email: input.email } })).toBe(0);
    expect((await run(await proven(world.director), "invitePerson", null, input)).replayed).toBe(false);
  });
});

describe("a refusal leaves nothing", () => {
  test("no event, no notice, no job, no claimed operation", async () => {
    const operationId = randomUUID();
    const counts = async () =>
      (
        await sql(
          "owner",
          `SELECT (SELECT count(*) FROM "Event")::int AS events, (SELECT count(*) FROM "Notification")::int AS notices,
            (SELECT count(*) FROM graphile_worker._private_jobs)::int AS jobs,
            (SELECT count(*) FROM "Operation")::int AS operations`,
        )
      )[0];
    const before = await counts();
    const bad = { ...profile(1), version: 99 };
    expect(
      await refusal(run(world.billing, "changeProfile", world.billing.userId, bad, { operationId })),
    ).toBe("CONFLICT");
    expect(await counts()).toEqual(before);
    const after = await run(world.billing, "changeProfile", world.billing.userId, profile(1), {
      operationId,
    });
    expect(after.replayed).toBe(false);
  });

  test.each([
    ["an operator where a word is expected", { version: 1, title: { not: null } }],
    ["nothing at all", undefined],
    ["a word too long", { ...profile(1), title: "x".repeat(500) }],
    ["a zone that is none", { ...profile(1), timeZone: "Mars/Olympus" }],
  ])("%s is refused by the schema", async (_, input) => {
    expect(await refusal(run(world.approver, "changeProfile", world.approver.userId, input))).toBe("INVALID");
  });
});

describe("sessions are rows, read on every request", () => {
  test("signed out, it is over at once", async () => {
    const { token, sessionId } = await openSession(world.stranger.userId);
    expect(await actorOf(token)).toMatchObject({ userId: world.stranger.userId });
    await run(world.stranger, "closeSession", world.stranger.userId, { sessionId });
    expect(await actorOf(token)).toBeNull();
    expect(await refusal(run(world.stranger, "closeSession", world.stranger.userId, { sessionId }))).toBe(
      "ALREADY_DONE",
    );
  });

  test("a disabled person's sessions end, and no new one opens", async () => {
    const { result } = await run(await proven(world.director), "invitePerson", null, {
      name: "Nora Vance",
      email: `nora.${world.tag}@example.test`,
      locale: "en",
      timeZone: "America/New_York",
      post: { kind: "staff", roles: ["FINANCE"] },
    });
    const userId = String(result.userId);
    const { token } = await openSession(userId);
    await run(world.director, "disablePerson", userId, { reason: "Left" });
    expect(await actorOf(token)).toBeNull();
    expect(await refusal(openSession(userId))).toBe("NOT_ALLOWED");
  });

  test("an unknown token is nobody's", async () => expect(await actorOf(newToken())).toBeNull());

  test("staff are asked again after half an hour of rest, others after an hour", async () => {
    const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);
    for (const [actor, minutes, lives] of [
      [world.finance, 29, true],
      [world.finance, 31, false],
      [world.lawyer, 59, true],
      [world.lawyer, 61, false],
    ] as const) {
      const { token, sessionId } = await openSession(actor.userId);
      await db().session.update({ where: { id: sessionId }, data: { lastSeenAt: ago(minutes) } });
      expect((await actorOf(token)) !== null, `${minutes} minutes`).toBe(lives);
    }
  });
});

describe("the log", () => {
  test("the runtime's role can't change or remove an event, nor make a table", async () => {
    const { userId } = await signIn(world.facilitator2.userId);
    expect((await eventsOf(userId)).length).toBeGreaterThan(0);
    for (const statement of [
      `UPDATE "Event" SET payload = '{}' WHERE "subjectId" = '${userId}'`,
      `DELETE FROM "Event" WHERE "subjectId" = '${userId}'`,
      `TRUNCATE "Event"`,
      `UPDATE "Signature" SET "typedName" = 'x'`,
      `DELETE FROM "Signature"`,
      `CREATE TABLE mine (id int)`,
      `DROP TABLE "Event"`,
      `ALTER TABLE "Event" DISABLE TRIGGER ALL`,
    ]) {
      await expect(sql("app", statement), statement).rejects.toThrow(/permission denied|must be owner/);
    }
  });
});
