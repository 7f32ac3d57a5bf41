import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { actorOf } from "@/lib/auth/actor-of";
import { halfwayOf } from "@/lib/auth/halfway-of";
import { codeOfStep, stepAt, stepSeconds } from "@/lib/auth/totp";
import { newToken, tokenHashHex } from "@/lib/auth/tokens";
import { systemActor } from "@/lib/authz/actor";
import { moveClock, now, setOffset } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { softwarePasskey } from "@/tests/support/authenticator";
import {
  asked,
  enrolPasskey,
  enrolTotp,
  freshHash,
  halfway,
  offeredCode,
  second,
  settled,
} from "@/tests/support/factors";
import { refusal, run } from "@/tests/support/run";
import { makeWorld, signIn, type World } from "@/tests/support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterEach(() => setOffset(0));

const minute = 60_000;
const codeAt = (secret: Buffer, steps: number) => ({
  by: "totp",
  code: codeOfStep(secret, stepAt(now()) + steps),
});

describe("an authenticator app", () => {
  test("opens the session that the password began, under a new token; the old one opens nothing", async () => {
    const { userId } = world.lawyer;
    const { secret } = await enrolTotp(userId);
    const [before, token] = [newToken(), newToken()];
    await run(systemActor, "openSession", userId, { tokenHash: tokenHashHex(before) });
    const actor = await halfwayOf(before);
    if (!actor) throw new Error("Not halfway");
    await second(actor, codeAt(secret, 0), tokenHashHex(token));
    expect(await actorOf(token)).toMatchObject({ userId, sessionId: actor.sessionId, provenAt: null });
    expect(await actorOf(before)).toBeNull();
    expect(await halfwayOf(before)).toBeNull();
  });

  test("counts each step once, also in twenty sessions at the same time", async () => {
    const { userId } = world.lawyer2;
    const { secret } = await enrolTotp(userId);
    const sessions = await Promise.all(Array.from({ length: 20 }, () => halfway(userId)));
    const proof = codeAt(secret, 0);
    expect(await settled(sessions.map((actor) => second(actor, proof)))).toEqual({
      stood: 1,
      codes: ["CODE_USED"],
    });
    expect(await db().session.count({ where: { userId, enteredBy: "totp" } })).toBe(1);
  });

  test("takes the step before and after, and says of what else is wrong", async () => {
    // At the beginning of a step, so that none of these moments lies in the next.
    moveClock(stepSeconds * 1_000 - (now().getTime() % (stepSeconds * 1_000)));
    const { userId } = world.assistant;
    const { secret } = await enrolTotp(userId);
    const tries = async (proof: object) => refusal(second(await halfway(userId), proof));
    // The step before was used by setting it up.
    expect(await tries(codeAt(secret, -1))).toBe("CODE_USED");
    await second(await halfway(userId), codeAt(secret, 1));
    expect(await tries(codeAt(secret, 0)), "an older one after a newer one").toBe("CODE_USED");
    const right = [-1, 0, 1].map((steps) => codeAt(secret, steps).code);
    const wrong = ["000000", "111111", "222222", "333333"].find((code) => !right.includes(code));
    expect(await tries({ by: "totp", code: wrong })).toBe("WRONG_CODE");
    expect(await tries({ by: "totp", code: "12345" })).toBe("INVALID");
  });

  test.each([
    [-6, 3],
    [9, 5],
    [-20, 10],
  ])("whose clock is off by %i steps is told by about how much", async (steps, minutes) => {
    const { userId } = world.canadian;
    const factor = await db().factor.findFirst({ where: { userId, removedAt: null } });
    const secret = factor ? canadianSecret : (canadianSecret = (await enrolTotp(userId)).secret);
    await expect(second(await halfway(userId), codeAt(secret, steps))).rejects.toMatchObject({
      code: "CLOCK_OFF",
      params: { minutes },
      fields: { code: "CLOCK_OFF" },
    });
  });
  let canadianSecret: Buffer;

  test("is added at the first sign-in by its first code alone, and lets its owner in", async () => {
    const { userId } = world.billing;
    const actor = await halfway(userId);
    const token = newToken();
    const { secret, code } = await offeredCode(actor);
    const other = codeOfStep(secret, stepAt(now()) + 3);
    const add = (typed: string) =>
      run(actor, "addTotp", userId, { name: "Phone", code: typed, tokenHash: tokenHashHex(token) });
    expect(await refusal(add(other))).toBe("CLOCK_OFF");
    expect(await halfwayOf(token)).toBeNull();
    await add(code);
    expect(await actorOf(token)).toMatchObject({ userId });
    const row = await db().factor.findFirstOrThrow({ where: { userId } });
    expect(Buffer.from(row.secretCipher ?? []).includes(secret)).toBe(false);
  });

  test("is added by the password alone to nobody who has a second step", async () => {
    const { userId } = world.stranger;
    await enrolTotp(userId);
    const actor = await halfway(userId);
    const { code } = await offeredCode(actor);
    const input = { name: "Thief’s phone", code, tokenHash: freshHash() };
    expect(await refusal(run(actor, "addTotp", userId, input))).toBe("NOT_ALLOWED");
    const answer = softwarePasskey().introduce(asked({ for: "add", sessionId: actor.sessionId }));
    const passkey = { name: "Thief’s key", answer, tokenHash: freshHash() };
    expect(await refusal(run(actor, "addPasskey", userId, passkey))).toBe("NOT_ALLOWED");
    expect(await db().factor.count({ where: { userId } })).toBe(1);
  });
});

describe("a passkey", () => {
  let mine: Awaited<ReturnType<typeof enrolPasskey>>;
  let userId: string;
  beforeAll(async () => {
    ({ userId } = world.defender);
    mine = await enrolPasskey(userId);
  });
  const enters = (answer: object, tokenHash = freshHash()) =>
    run(systemActor, "enterByPasskey", userId, { answer, tokenHash });

  test("is both steps at once", async () => {
    const token = newToken();
    await enters(mine.passkey.answer(asked({ for: "enter" })), tokenHashHex(token));
    expect(await actorOf(token)).toMatchObject({ userId });
  });

  test("is the second step after the password", async () => {
    const actor = await halfway(userId);
    const answer = mine.passkey.answer(asked({ for: "second", sessionId: actor.sessionId }));
    await second(actor, { by: "passkey", answer });
    expect(await db().session.findUniqueOrThrow({ where: { id: actor.sessionId } })).toMatchObject({
      enteredBy: "passkey",
    });
  });

  test("answers a question once, also twenty times at the same time", async () => {
    const answer = mine.passkey.answer(asked({ for: "enter" }));
    expect(await settled(Array.from({ length: 20 }, () => enters(answer)))).toEqual({
      stood: 1,
      codes: ["PASSKEY_STALE"],
    });
  });

  test("asked from another address is refused, and told at which one it counts", async () => {
    const answer = mine.passkey.answer(asked({ for: "enter" }), { origin: "https://portal.example.com" });
    await expect(enters(answer)).rejects.toMatchObject({
      code: "PASSKEY_ORIGIN",
      params: { origin: process.env.PORTAL_ORIGIN },
    });
  });

  test.each<[string, () => Promise<object> | object, string]>([
    ["after six minutes", () => later(mine.passkey.answer(asked({ for: "enter" }))), "PASSKEY_STALE"],
    [
      "asked for something else",
      () => mine.passkey.answer(asked({ for: "second", sessionId: world.defender.sessionId })),
      "PASSKEY_STALE",
    ],
    ["never asked", () => mine.passkey.answer(new Uint8Array(54)), "PASSKEY_STALE"],
    [
      "opened by nobody",
      () => mine.passkey.answer(asked({ for: "enter" }), { verified: false }),
      "PASSKEY_WRONG",
    ],
    [
      "that counts backwards, as a copy does",
      () => mine.passkey.answer(asked({ for: "enter" }), { counter: 1 }),
      "PASSKEY_WRONG",
    ],
    ["that nobody has", () => softwarePasskey().answer(asked({ for: "enter" })), "PASSKEY_UNKNOWN"],
    [
      "signed by another under its name",
      () => ({
        ...softwarePasskey().answer(asked({ for: "enter" })),
        ...{ id: mine.passkey.credentialId, rawId: mine.passkey.credentialId },
      }),
      "PASSKEY_WRONG",
    ],
  ])("%s opens nothing", async (_, answer, code) => {
    const before = await db().session.count();
    expect(await refusal(enters(await answer()))).toBe(code);
    expect(await db().session.count()).toBe(before);
  });
  const later = (answer: object) => {
    moveClock(6 * minute);
    return answer;
  };

  test("of somebody else is no second step of mine", async () => {
    const theirs = await enrolPasskey(world.defender2.userId);
    const actor = await halfway(userId);
    const answer = theirs.passkey.answer(asked({ for: "second", sessionId: actor.sessionId }));
    expect(await refusal(second(actor, { by: "passkey", answer }))).toBe("PASSKEY_UNKNOWN");
  });

  test("confirms within a session who it is, and is recorded as what confirmed it", async () => {
    const actor = await signIn(userId);
    const answer = mine.passkey.answer(asked({ for: "confirm", sessionId: actor.sessionId }));
    await run(actor, "reauthenticate", userId, { answer });
    expect(await db().session.findUniqueOrThrow({ where: { id: actor.sessionId } })).toMatchObject({
      provenBy: "passkey",
    });
  });
});
