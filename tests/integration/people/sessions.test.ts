import { randomUUID } from "node:crypto";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { actorOf } from "@/lib/auth/actor-of";
import { halfwayOf } from "@/lib/auth/halfway-of";
import { signIn } from "@/lib/auth/sign-in";
import { newToken, tokenHash, tokenHashHex } from "@/lib/auth/tokens";
import { systemActor, type UserActor } from "@/lib/authz/actor";
import { visibleCases } from "@/lib/authz/scope";
import { moveClock, setOffset } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { plainToDate, todayIn } from "@/lib/dates";
import { enter } from "@/tests/support/enter";
import { proven } from "@/tests/support/proof";
import { refusal, run } from "@/tests/support/run";
import { makeWorld, testPassword, type World } from "@/tests/support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterEach(() => setOffset(0));

const minute = 60_000;
const request = { address: "203.0.113.7", browser: "test", requestId: randomUUID() };

/** The first step of signing in. */
async function begin(email: string): Promise<string> {
  const entered = await signIn(email, testPassword, request);
  if (!entered) throw new Error("Not let in");
  return entered.token;
}

describe("signing in", () => {
  test("opens a session whose row holds a hash of the cookie's token, and is in the person's history", async () => {
    const token = await begin(world.lawyer.email);
    expect(token).toMatch(/^[\w-]{43}$/);
    const session = await db().session.findUniqueOrThrow({ where: { tokenHash: tokenHash(token) } });
    expect(session).toMatchObject({ userId: world.lawyer.userId, address: request.address, provenAt: null });
    const event = await db().event.findFirstOrThrow({
      where: { subject: "person", subjectId: world.lawyer.userId },
      orderBy: { seq: "desc" },
    });
    expect(event).toMatchObject({ type: "session.opened", onBehalfOf: world.lawyer.userId, actorId: null });
  });

  test("takes an address in any case of letters", async () => {
    expect(await signIn(` ${world.lawyer.email.toUpperCase()} `, testPassword, request)).not.toBeNull();
  });

  test.each([
    ["a wrong password", () => [world.lawyer.email, "not the password"]],
    ["an unknown address", () => ["nobody@example.test", testPassword]],
    ["no address", () => ["", testPassword]],
    ["what is no address", () => ['{"not":null}', testPassword]],
    ["no password", () => [world.lawyer.email, ""]],
  ] satisfies [string, () => [string, string]][])(
    "with %s lets nobody in and opens nothing",
    async (_, given) => {
      const before = await db().session.count();
      const [email, password] = given();
      expect(await signIn(email, password, request)).toBeNull();
      expect(await db().session.count()).toBe(before);
    },
  );

  test("by somebody who was invited but has not joined is a wrong password", async () => {
    const email = `late.${randomUUID()}@example.test`;
    const post = { kind: "advocate_side", organizationId: world.firm, membership: "ASSISTANT" };
    const input = { name: "Late", email, locale: "en", timeZone: "America/New_York", post };
    await run(await proven(world.facilitator), "invitePerson", null, input);
    expect(await signIn(email, testPassword, request)).toBeNull();
  });
});

describe("a session", () => {
  test.each([
    ["staff", () => world.facilitator.userId, 30],
    ["anybody else", () => world.defender2.userId, 60],
  ] as const)("of %s ends when it is not used", async (_, userId, idle) => {
    const token = await enter(userId());
    moveClock(idle * minute - 1_000);
    expect(await actorOf(token)).not.toBeNull();
    moveClock(idle * minute - 1_000);
    expect(await actorOf(token)).not.toBeNull();
    moveClock(idle * minute + 1_000);
    expect(await actorOf(token)).toBeNull();
  });

  test.each([
    ["staff", () => world.facilitator.userId, 12, 25],
    ["anybody else", () => world.defender2.userId, 24, 50],
  ] as const)("of %s ends in the end, however busy", async (_, userId, hours, step) => {
    const token = await enter(userId());
    const steps = Math.floor((hours * 60) / step);
    for (let taken = 0; taken < steps; taken += 1) {
      moveClock(step * minute);
      expect(await actorOf(token)).not.toBeNull();
    }
    moveClock(step * minute);
    expect(await actorOf(token)).toBeNull();
  });

  test("that is closed is over at the next request; closing it again changes nothing", async () => {
    const token = await enter(world.lawyer.userId);
    const actor = await actorOf(token);
    if (!actor) throw new Error("No session");
    await run(actor, "closeSession", actor.userId, { sessionId: actor.sessionId });
    expect(await actorOf(token)).toBeNull();
    expect(await refusal(run(actor, "closeSession", actor.userId, { sessionId: actor.sessionId }))).toBe(
      "ALREADY_DONE",
    );
  });

  test("of somebody else can't be closed", async () => {
    const other = await actorOf(await enter(world.lawyer2.userId));
    const input = { sessionId: other?.sessionId };
    expect(await refusal(run(world.lawyer, "closeSession", world.lawyer2.userId, input))).toBe("NOT_FOUND");
    expect(await refusal(run(world.lawyer, "closeSession", world.lawyer.userId, input))).toBe("ALREADY_DONE");
  });

  test("of a disabled person is over, and there is no new one", async () => {
    const token = await enter(world.canadian.userId);
    expect(
      await refusal(run(world.facilitator, "disablePerson", world.canadian.userId, { reason: "Left" })),
    ).toBe("NOT_FOUND");
    await run(world.director, "disablePerson", world.canadian.userId, { reason: "Left" });
    expect(await actorOf(token)).toBeNull();
    expect(await signIn(world.canadian.email, testPassword, request)).toBeNull();
    expect(
      await refusal(run(world.director, "disablePerson", world.canadian.userId, { reason: "Left" })),
    ).toBe("ALREADY_DONE");
  });

  test("loses a membership from the day after it ended", async () => {
    const token = await enter(world.stranger.userId);
    const yesterday = new Date(
      plainToDate(todayIn("America/New_York", new Date())).getTime() - 24 * 60 * minute,
    );
    await db().membership.updateMany({
      where: { userId: world.stranger.userId },
      data: { from: yesterday, to: yesterday },
    });
    expect(await actorOf(token)).toMatchObject({ memberships: [] });
  });

  test("of a token that nobody has is nobody's", async () => {
    expect(await actorOf("x".repeat(43))).toBeNull();
    expect(await actorOf("")).toBeNull();
  });
});

describe("asking for the password again", () => {
  test("marks the session, and a wrong one does not", async () => {
    const token = await enter(world.lawyer.userId);
    const actor = await actorOf(token);
    if (!actor) throw new Error("No session");
    expect(await refusal(run(actor, "reauthenticate", actor.userId, { password: "wrong" }))).toBe(
      "WRONG_PASSWORD",
    );
    expect((await actorOf(token))?.provenAt).toBeNull();
    await run(actor, "reauthenticate", actor.userId, { password: testPassword });
    expect((await actorOf(token))?.provenAt).toBeInstanceOf(Date);
  });
});

describe("a profile", () => {
  const profile = {
    title: "Licda.",
    address: "feminine",
    locale: "es",
    timeZone: "America/Guatemala",
    phone: "",
  };

  test("changed by two from the same version keeps the first, and shows the second both texts", async () => {
    const { userId } = world.defender;
    const { version } = await db().user.findUniqueOrThrow({ where: { id: userId } });
    await run(world.defender, "changeProfile", userId, { ...profile, phone: "7762 1234", version });
    const second = run(world.defender, "changeProfile", userId, {
      ...profile,
      phone: "+502 7762 1235",
      version,
    });
    await expect(second).rejects.toMatchObject({
      code: "CONFLICT",
      clashes: [{ field: "phone", theirs: "+50277621234", yours: "+50277621235" }],
    });
  });

  test("keeps a phone as it is dialled, read as one of the country of whoever types it, and no other", async () => {
    const change = async (actor: UserActor, phone: string) => {
      const { version } = await db().user.findUniqueOrThrow({ where: { id: actor.userId } });
      await run(actor, "changeProfile", actor.userId, { ...profile, phone, version });
      return (await db().user.findUniqueOrThrow({ where: { id: actor.userId } })).phone;
    };
    expect(await change(world.defender, "7762-1236")).toBe("+50277621236");
    expect(await change(world.lawyer, "(312) 555-0142")).toBe("+13125550142");
    expect(await change(world.finance, "+52 55 5555 1234")).toBe("+525555551234");
    expect(await change(world.finance, " ")).toBe("");
    for (const bad of ["call me", "12", "312 555 0142 99999"])
      await expect(change(world.lawyer, bad), bad).rejects.toMatchObject({
        fields: { phone: "account.phoneWrong" },
      });
  });

  test("is nobody else's to change", async () => {
    const input = { ...profile, version: 1 };
    expect(await refusal(run(world.director, "changeProfile", world.defender.userId, input))).toBe(
      "NOT_FOUND",
    );
    expect(await refusal(run(world.defender2, "changeProfile", world.defender.userId, input))).toBe(
      "NOT_FOUND",
    );
  });
});

describe("a session with the password alone", () => {
  const half = async (userId: string) => {
    const token = newToken();
    const input = { tokenHash: tokenHashHex(token) };
    await run(systemActor, "openSession", userId, input, { onBehalfOf: userId });
    return token;
  };

  test("is nobody's on any page, and waits a quarter of an hour for the second step", async () => {
    const token = await half(world.lawyer.userId);
    expect(await actorOf(token)).toBeNull();
    expect(await halfwayOf(token)).toMatchObject({ kind: "halfway", userId: world.lawyer.userId });
    moveClock(15 * minute + 1_000);
    expect(await halfwayOf(token)).toBeNull();
  });

  test("may run no command but those of the second step", async () => {
    const actor = await halfwayOf(await half(world.director.userId));
    if (!actor) throw new Error("No session");
    const { userId } = actor;
    expect(await refusal(run(actor, "reauthenticate", userId, { password: testPassword }))).toBe("NOT_FOUND");
    expect(await refusal(run(actor, "disablePerson", world.lawyer.userId, { reason: "Left" }))).toBe(
      "NOT_FOUND",
    );
    expect(visibleCases(actor, new Date()).sql).toBe("FALSE");
  });

  test("that is whole is not halfway any more", async () => {
    const token = await enter(world.lawyer.userId);
    expect(await halfwayOf(token)).toBeNull();
  });
});
